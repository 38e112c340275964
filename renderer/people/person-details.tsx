import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { PersonCard } from '../../electron/bridge/slices';
import { clockOrDate, dayRange } from '../../electron/bridge/words/formats';
import { bridge } from '../bridge';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { ask } from '../ui/ask';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { isEditable } from '../ui/rows';
import { type PersonRef, reach } from './reach';
import { numbersOf, sourcesOf } from './sources';

interface PersonDetailsProps {
  readonly person: PersonRef;
  readonly onOpen: (personId: string) => void;
  readonly onBack: () => void;
}

const dayMs = 86_400_000;

/** One colleague: the number first and large, then the ways to others. */
export function PersonDetails({ person, onOpen, onBack }: PersonDetailsProps) {
  const words = useWords();
  const card = useCard(person);
  const panel = useRef<HTMLElement>(null);
  // Another person's card takes the focus too.
  useEffect(() => panel.current?.focus(), [person.personId]);

  const onKeyDown = (event: KeyboardEvent) => {
    const back = event.key === 'Escape' || event.key === 'ArrowLeft';
    const number = card?.person.phones[0]?.number;
    if (back && !isEditable(event.target)) {
      event.preventDefault();
      onBack();
    } else if (event.key === 'Enter' && event.target === event.currentTarget && number) {
      event.preventDefault();
      void reach(person, 'copy', number);
    }
  };
  return (
    // Keys of the whole card; every one has a button too.
    <section
      ref={panel}
      tabIndex={-1}
      className="person-details"
      aria-label={card?.person.displayName}
      onKeyDown={onKeyDown}
    >
      <Button look="plain" compact icon="back" onClick={onBack}>
        {words.t('common.back')}
      </Button>
      {card === null && <p className="quiet">{words.t('people.gone')}</p>}
      {card && <Details card={card} person={person} onOpen={onOpen} />}
    </section>
  );
}

/** `undefined` while it is read, `null` when there is no such person. */
function useCard({ accountId, personId }: PersonRef): PersonCard | null | undefined {
  const [card, setCard] = useState<PersonCard | null>();
  const { count } = useSlice('people');
  // A directory that changed is read again.
  useEffect(() => {
    let left = false;
    void ask(bridge().personCard({ accountId, personId })).then((answer) => {
      if (!left) setCard(answer);
    });
    return () => {
      left = true;
    };
  }, [accountId, personId, count]);
  return card?.person.id === personId || card === null ? card : undefined;
}

interface DetailsProps {
  readonly card: PersonCard;
  readonly person: PersonRef;
  readonly onOpen: (personId: string) => void;
}

function Details({ card, person, onOpen }: DetailsProps) {
  const words = useWords();
  const { online } = useSlice('desktop');
  const accounts = useSlice('accounts');
  const { displayName, title, department, room, phones, email } = card.person;
  const what = [card.person.outside, title, department].filter(Boolean).join(', ');
  const sources = card.others && sourcesOf(card, accounts, words.locale);
  const stale = card.asOf !== undefined && (!online || Date.now() - card.asOf > dayMs);
  return (
    <>
      <header>
        <Avatar name={displayName} />
        <div>
          <h2 className="selectable">{displayName}</h2>
          {what && <p className="quiet">{what}</p>}
        </div>
      </header>
      {card.awayUntil && (
        <p className="note amber">
          <Icon name="away" />
          <span>
            {words.t('people.awayUntil', { date: dayRange(card.awayUntil, card.awayUntil, words) })}
          </span>
        </p>
      )}
      <dl className="ways">
        {numbersOf(card, accounts).map(({ kind, number, of, source }, index) => (
          <Way
            key={`${kind} ${number}`}
            kind={[words.t(`people.${kind}`), source].filter(Boolean).join(', ')}
            value={number}
            large={index === 0}
          >
            <Button compact icon="copy" onClick={() => void reach(of, 'copy', number)}>
              {words.t('people.copy')}
            </Button>
            <Button compact icon="phone" onClick={() => void reach(of, 'call', number)}>
              {words.t('people.call')}
            </Button>
          </Way>
        ))}
        {email && (
          <Way kind={words.t('people.email')} value={email} large={phones.length === 0}>
            <Button compact icon="copy" onClick={() => void reach(person, 'copy', email)}>
              {words.t('people.copy')}
            </Button>
            <Button compact icon="mail" onClick={() => void reach(person, 'mail', email)}>
              {words.t('people.mail')}
            </Button>
          </Way>
        )}
        {room && <Way kind={words.t('people.room')} value={room} large={false} />}
      </dl>
      {card.manager && <Others title={words.t('people.manager')} people={[card.manager]} onOpen={onOpen} />}
      {card.reports.length > 0 && (
        <Others title={words.t('people.reports')} people={card.reports} onOpen={onOpen} />
      )}
      {sources && <p className="quiet small">{words.t('people.knownTo', { sources })}</p>}
      {stale && card.asOf !== undefined && (
        <p className="quiet small">{words.t('people.asOf', { time: clockOrDate(card.asOf, words) })}</p>
      )}
    </>
  );
}

interface WayProps {
  readonly kind: string;
  readonly value: string;
  readonly large: boolean;
  readonly children?: React.ReactNode;
}

function Way({ kind, value, large, children }: WayProps) {
  const id = useId();
  return (
    <div className="way">
      <dt id={id} className="quiet small">
        {kind}
      </dt>
      <dd>
        <span className={large ? 'selectable large' : 'selectable'}>{value}</span>
        {children && (
          // Each way has a button to copy: the group says which.
          <fieldset className="way-buttons" aria-labelledby={id}>
            {children}
          </fieldset>
        )}
      </dd>
    </div>
  );
}

interface OthersProps {
  readonly title: string;
  readonly people: PersonCard['reports'];
  readonly onOpen: (personId: string) => void;
}

function Others({ title, people, onOpen }: OthersProps) {
  return (
    <section className="others">
      <h3 className="quiet small">{title}</h3>
      <div>
        {people.map(({ id, displayName }) => (
          <Button key={id} compact onClick={() => onOpen(id)}>
            {displayName}
          </Button>
        ))}
      </div>
    </section>
  );
}
