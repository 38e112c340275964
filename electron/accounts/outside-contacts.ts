/** People outside the organisation, asked for by a person and kept for as long as the program runs. */
import { type Failure, failureOf } from '../office/errors';
import type { Person } from '../office/person';
import type { Account } from './account';

export interface OutsideContact {
  readonly accountId: string;
  readonly person: Person;
}

export interface OutsideAnswer {
  readonly found: readonly OutsideContact[];
  /** Accounts that could not be asked. */
  readonly failures: readonly { readonly accountId: string; readonly failure: Failure }[];
}

export interface OutsideContacts {
  /** Asks every account that knows people outside, and those already known where one cannot be asked. Never throws. */
  find(text: string): Promise<OutsideAnswer>;
  /** Somebody found before. */
  get(accountId: string, personId: string): Person | undefined;
}

/** Kept in each account; the oldest go first. */
const mostKept = 500;

export function createOutsideContacts(accounts: () => readonly Account[]): OutsideContacts {
  const kept = new Map<string, Map<string, Person>>();

  function keep(accountId: string, people: readonly Person[]): void {
    const known = kept.get(accountId) ?? new Map<string, Person>();
    kept.set(accountId, known);
    for (const person of people) {
      known.delete(person.id);
      known.set(person.id, person);
    }
    for (const id of known.keys()) {
      if (known.size <= mostKept) break;
      known.delete(id);
    }
  }

  async function ask({ id: accountId, system }: Account, text: string): Promise<OutsideAnswer> {
    try {
      const people = (await system.outsideContacts?.(text)) ?? [];
      keep(accountId, people);
      return { found: people.map((person) => ({ accountId, person })), failures: [] };
    } catch (thrown) {
      const wanted = text.toLowerCase();
      const found = [...(kept.get(accountId)?.values() ?? [])]
        .filter(({ displayName, outside = '' }) => `${displayName} ${outside}`.toLowerCase().includes(wanted))
        .map((person) => ({ accountId, person }));
      return { found, failures: [{ accountId, failure: failureOf(thrown) }] };
    }
  }

  return {
    async find(text) {
      const asked = accounts().filter(({ system }) => system.outsideContacts !== undefined);
      const answers = await Promise.all(asked.map((account) => ask(account, text)));
      return {
        found: answers.flatMap(({ found }) => found),
        failures: answers.flatMap(({ failures }) => failures),
      };
    },
    get: (accountId, personId) => kept.get(accountId)?.get(personId),
  };
}
