/** One person as all accounts have them: what one account does not say, another may. */
import type { Person, Phone } from '../office/person';
import { bestPhone, dialledNumber } from '../office/phone-number';
import type { Pictured } from '../office/picture';
import type { Store } from '../store/types';
import { knownElsewhere, picturedIn } from './same-person';

export interface KnownNumber extends Phone {
  /** A telephone can dial it as it stands. */
  readonly dialable: boolean;
  /** Which account's person has it. */
  readonly accountId: string;
  readonly personId: string;
}

export interface MergedPerson {
  readonly accountId: string;
  /** The account's own record; what it lacks is filled in from the others. */
  readonly person: Person;
  /** Each once, the one would dial first, then the account's own, then those of others. */
  readonly numbers: readonly KnownNumber[];
  /** Where there is a picture, the account's own first. For the main process alone. */
  readonly pictured: readonly Pictured[];
  /** The same person in the other accounts. */
  readonly others: readonly { readonly accountId: string; readonly personId: string }[];
  /** The person's page in the web application of an account. */
  readonly page?: { readonly accountId: string; readonly path: string };
}

export function mergedPerson(store: Store, accountId: string, person: Person): MergedPerson {
  const others = knownElsewhere(store, accountId, person);
  const records = [{ accountId, person }, ...others];
  const withPage = records.find((record) => record.person.webPath !== undefined);
  return {
    accountId,
    person: Object.assign({}, ...others.map((other) => factsOf(other.person)).reverse(), person),
    numbers: numbersOf(records),
    pictured: picturedIn(records),
    others: others.map((other) => ({ accountId: other.accountId, personId: other.person.id })),
    ...(withPage?.person.webPath === undefined
      ? {}
      : { page: { accountId: withPage.accountId, path: withPage.person.webPath } }),
  };
}

function factsOf({ title, department, room }: Person): Pick<Person, 'title' | 'department' | 'room'> {
  return {
    ...(title === undefined ? {} : { title }),
    ...(department === undefined ? {} : { department }),
    ...(room === undefined ? {} : { room }),
  };
}

function numbersOf(
  records: readonly { readonly accountId: string; readonly person: Person }[],
): readonly KnownNumber[] {
  const seen = new Map<string, KnownNumber>();
  for (const { accountId, person } of records) {
    for (const { kind, number } of person.phones) {
      const digits = sameNumber(number);
      if (seen.has(digits) || number.trim() === '') continue;
      const dialable = dialledNumber(number) !== undefined;
      seen.set(digits, { kind, number, dialable, accountId, personId: person.id });
    }
  }
  const numbers = [...seen.values()];
  const own = numbers.filter(({ accountId }) => accountId === records[0]?.accountId);
  const best = bestPhone(own.length > 0 ? own : numbers);
  return best === undefined ? numbers : [best, ...numbers.filter((number) => number !== best)];
}

/** One number written in two ways is one number; a leading country code is not guessed at. */
function sameNumber(number: string): string {
  return /\p{L}/u.test(number) ? number : number.replace(/\D/g, '') || number;
}
