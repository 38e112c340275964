import { useEffect, useState } from 'react';
import type { Output } from '../../electron/bridge/contract';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { FailureNote } from '../ui/failure-note';
import { reach } from './reach';

type Answer = Output<'outsideContacts'>;

/** Customers, suppliers and the like, asked of the servers only when a person wants it. */
export function OutsideContacts({ text }: { readonly text: string }) {
  const words = useWords();
  const offered = useSlice('accounts').some(({ outside, paused }) => outside && !paused);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ readonly text: string; readonly answer: Answer }>();
  // What was found for other words is about other people.
  useEffect(() => setAnswer((before) => (before?.text === text ? before : undefined)), [text]);
  if (!offered || text === '') return null;
  const find = async () => {
    setBusy(true);
    const found = await ask(bridge().outsideContacts({ text }));
    setBusy(false);
    if (found) setAnswer({ text, answer: found });
  };
  if (answer === undefined) {
    return (
      <div className="more">
        <Button compact icon="search" busy={busy} onClick={() => void find()}>
          {words.t('people.outside.find')}
        </Button>
      </div>
    );
  }
  const { found, failures } = answer.answer;
  return (
    <section aria-labelledby="outside-title">
      <h2 id="outside-title" className="group-title">
        {words.t('people.outside.title')}
      </h2>
      {failures[0] && <FailureNote failure={failures[0].failure} tone="amber" />}
      {found.length === 0 && <p className="quiet none">{words.t('people.none', { text })}</p>}
      <ul className="hits" aria-labelledby="outside-title">
        {found.map(({ accountId, person }) => (
          <OutsidePerson key={`${accountId} ${person.id}`} accountId={accountId} person={person} />
        ))}
      </ul>
    </section>
  );
}

function OutsidePerson({ accountId, person }: Answer['found'][number]) {
  const words = useWords();
  const ref = { accountId, personId: person.id };
  const value = person.phones[0]?.number ?? person.email;
  return (
    <li className="person">
      <Avatar name={person.displayName} />
      <div className="person-words">
        <p className="person-line">
          <span className="person-name one-line">{person.displayName}</span>
          {person.outside !== person.displayName && (
            <span className="quiet person-what one-line">{person.outside}</span>
          )}
        </p>
        <p className="quiet selectable">{value ?? words.t('people.noNumber')}</p>
      </div>
      {value && (
        <Button
          look="plain"
          compact
          icon="copy"
          aria-label={words.t('people.outside.copy', { name: person.displayName })}
          onClick={() => void reach(ref, 'copy', value)}
        />
      )}
    </li>
  );
}
