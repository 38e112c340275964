/** One person as several accounts have them: every number once, and who says so. Pure. */
import type { AccountView, PersonCard } from '../../electron/bridge/slices';
import { accountLabel } from '../shell/account-state';
import type { PersonRef } from './reach';

type Phone = PersonCard['person']['phones'][number];

export interface KnownNumber extends Phone {
  /** Whose number it is, as the bridge wants to hear it. */
  readonly of: PersonRef;
  /** The other account that it comes from; absent for the card's own numbers. */
  readonly source?: string;
}

/** The card's own numbers first, then those that only other accounts have. */
export function numbersOf(card: PersonCard, accounts: readonly AccountView[]): readonly KnownNumber[] {
  const own = card.person.phones.map((phone) => ({ ...phone, of: refOf(card) }));
  const seen = new Set(own.map(({ number }) => digitsOf(number)));
  const more = (card.others ?? []).flatMap((other) =>
    other.person.phones.flatMap((phone) => {
      const digits = digitsOf(phone.number);
      if (seen.has(digits)) return [];
      seen.add(digits);
      return { ...phone, of: refOf(other), source: labelOf(other.accountId, accounts) };
    }),
  );
  return [...own, ...more];
}

/** The accounts that know the person, as a list in words. */
export function sourcesOf(card: PersonCard, accounts: readonly AccountView[], locale: string): string {
  const ids = [card.accountId, ...(card.others ?? []).map(({ accountId }) => accountId)];
  return new Intl.ListFormat(locale).format(ids.map((id) => labelOf(id, accounts)));
}

function refOf({ accountId, person }: Pick<PersonCard, 'accountId' | 'person'>): PersonRef {
  return { accountId, personId: person.id };
}

function labelOf(accountId: string, accounts: readonly AccountView[]): string {
  const account = accounts.find(({ id }) => id === accountId);
  return account === undefined ? accountId : accountLabel(account);
}

/** One number written in two ways is one number; a leading country code is not guessed at. */
function digitsOf(number: string): string {
  return number.replace(/\D/g, '') || number;
}
