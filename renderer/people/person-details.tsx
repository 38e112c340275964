import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { PersonCard } from '../../electron/bridge/slices';
import { clockOrDate, dayRange } from '../../electron/bridge/words/formats';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { isEditable } from '../ui/rows';
import { CardActions } from './card-actions';
import { deedOf, doDeed, keyOf } from './deeds';
import { Key } from './key';
import { OfficeTime } from './office-time';
import { favour, type PersonRef, reach } from './reach';
import { shownName } from './shown-name';
import { sourcesOf } from './sources';
import { Team } from './team';
import { useCard } from './use-card';
import type { ShowPerson } from './walk';
import { Ways } from './ways';

export interface ShownPersonProps {
  readonly person: PersonRef;
  /** One step further. */
  readonly onShow: ShowPerson;
  /** In place of this one. */
  readonly onTurn: ShowPerson;
  readonly onBack: () => void;
}

const dayMs = 86_400_000;

/** One colleague: the number first and large, then the ways to others. */
export function PersonDetails({ person, onShow, onTurn, onBack }: ShownPersonProps) {
  const words = useWords();
  const card = useCard(person);
  const panel = useRef<HTMLElement>(null);
  // Another person's card takes the focus too.
  useEffect(() => panel.current?.focus(), [person.personId]);
  const name = card ? shownName(card.person.displayName, words) : undefined;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isEditable(event.target)) return;
    const deed = deedOf(event, false);
    const next = card && besides(card)[event.key];
    const best = card?.numbers[0];
    if (event.key === 'Escape') onBack();
    else if (next) onTurn({ accountId: person.accountId, personId: next.id, as: 'card' });
    else if (event.key === 'Enter' && event.target === event.currentTarget && best)
      void reach(best, 'copy', best.number);
    else if (deed === 'chart') onShow({ ...person, as: 'chart' });
    else if (deed && name) doDeed(deed, person, name);
    else return;
    event.preventDefault();
  };
  return (
    // Keys of the whole card; every one has a button too.
    <section ref={panel} tabIndex={-1} className="person-details" aria-label={name} onKeyDown={onKeyDown}>
      <div className="card-head">
        <Button look="plain" compact icon="back" onClick={onBack}>
          {words.t('common.back')}
        </Button>
        {card && name && (
          <Button
            look="plain"
            compact
            icon="star"
            aria-pressed={card.favourite}
            onClick={() => void favour(person, name)}
          >
            {words.t('people.favourite')}
            <Key>{keyOf.favour}</Key>
          </Button>
        )}
      </div>
      {card === null && <p className="quiet">{words.t('people.gone')}</p>}
      {card && name && <Details card={card} name={name} onShow={onShow} onTurn={onTurn} />}
    </section>
  );
}

/** Whom the arrow keys lead to. */
function besides({
  manager,
  reports,
  team,
}: PersonCard): Readonly<Record<string, { id: string } | undefined>> {
  return { ArrowUp: manager, ArrowDown: reports[0], ArrowLeft: team.before, ArrowRight: team.after };
}

interface DetailsProps {
  readonly card: PersonCard;
  readonly name: string;
  readonly onShow: ShowPerson;
  readonly onTurn: ShowPerson;
}

function Details({ card, name, onShow, onTurn }: DetailsProps) {
  const words = useWords();
  const { online } = useSlice('desktop');
  const accounts = useSlice('accounts');
  const { title, department, outside } = card.person;
  const what = [outside, title, department].filter(Boolean).join(', ');
  const sources = card.others.length > 0 && sourcesOf(card, accounts, words.locale);
  const stale = card.asOf !== undefined && (!online || Date.now() - card.asOf > dayMs);
  return (
    <>
      <header>
        <Avatar name={name} photo={card.photo} />
        <div>
          <h2 className="selectable" title={name}>
            <bdi>{name}</bdi>
          </h2>
          {what && (
            <p className="quiet">
              <bdi>{what}</bdi>
            </p>
          )}
          <OfficeTime accountId={card.accountId} />
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
      <Ways card={card} name={name} />
      <CardActions card={card} name={name} onShow={onShow} />
      <Team card={card} onShow={onShow} onTurn={onTurn} />
      {(sources || stale) && (
        <p className="quiet small">
          {sources && words.t('people.knownTo', { sources })}
          {sources && stale && ' · '}
          {stale &&
            card.asOf !== undefined &&
            words.t('people.asOf', { time: clockOrDate(card.asOf, words) })}
        </p>
      )}
    </>
  );
}
