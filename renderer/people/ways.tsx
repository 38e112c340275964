import type { ReactNode } from 'react';
import type { PersonCard } from '../../electron/bridge/slices';
import { useWords } from '../i18n/use-words';
import { useSlice } from '../store';
import { Button } from '../ui/button';
import { keyOf } from './deeds';
import { Key } from './key';
import { reach, use } from './reach';
import { labelOf } from './sources';

interface WaysProps {
  readonly card: PersonCard;
  readonly name: string;
}

/** Every number and address, each with what it is; the keys stand beside what they act on. */
export function Ways({ card, name }: WaysProps) {
  const words = useWords();
  const accounts = useSlice('accounts');
  const { email, room, id } = card.person;
  const { accountId, numbers } = card;
  const dialled = numbers.find(({ dialable }) => dialable);
  const ref = { accountId, personId: id };
  return (
    <dl className="ways">
      {numbers.map((number, index) => (
        <Way
          key={`${number.kind} ${number.number}`}
          kind={[
            words.t(`people.${number.kind}`),
            number.accountId === accountId ? '' : labelOf(number.accountId, accounts),
          ]
            .filter(Boolean)
            .join(', ')}
          value={number.number}
          large={index === 0}
        >
          <Button compact icon="copy" onClick={() => void reach(number, 'copy', number.number)}>
            {words.t('people.copy')}
            {index === 0 && <Key>↵</Key>}
          </Button>
          {number.dialable && (
            <Button compact icon="phone" onClick={() => void reach(number, 'call', number.number)}>
              {words.t('people.call')}
              {number === dialled && <Key>{keyOf.call}</Key>}
            </Button>
          )}
        </Way>
      ))}
      {numbers.length === 0 && <Way kind={words.t('people.desk')} value={words.t('people.noNumber')} quiet />}
      {email && (
        <Way kind={words.t('people.email')} value={email} large={numbers.length === 0}>
          <Button compact icon="copy" onClick={() => void use(ref, name, 'copyEmail')}>
            {words.t('people.copy')}
            <Key>{keyOf.copyEmail}</Key>
          </Button>
          <Button compact icon="mail" onClick={() => void use(ref, name, 'mail')}>
            {words.t('people.mail')}
            <Key>{keyOf.mail}</Key>
          </Button>
        </Way>
      )}
      {room && <Way kind={words.t('people.room')} value={room} />}
    </dl>
  );
}

interface WayProps {
  readonly kind: string;
  readonly value: string;
  readonly large?: boolean;
  readonly quiet?: boolean;
  readonly children?: ReactNode;
}

function Way({ kind, value, large, quiet, children }: WayProps) {
  const look = [quiet ? 'quiet' : 'selectable', large && 'large'].filter(Boolean).join(' ');
  return (
    <div className="way">
      <dt className="quiet small">{kind}</dt>
      <dd>
        <bdi className={look}>{value}</bdi>
        {children && <span className="way-buttons">{children}</span>}
      </dd>
    </div>
  );
}
