import type { LocalDate, Person } from '../office/person';
import type { Store } from '../store/types';
import { awayUntil } from './away';
import { type KnownElsewhere, knownElsewhere } from './same-person';

export interface PersonName {
  readonly id: string;
  readonly displayName: string;
}

/** Everything known of one colleague, offline. */
export interface PersonDetails {
  readonly accountId: string;
  readonly person: Person;
  readonly manager?: PersonName;
  readonly reports: readonly PersonName[];
  readonly awayUntil?: LocalDate;
  /** When the directory was last read in full, epoch milliseconds. */
  readonly asOf?: number;
  /** The same person as other accounts have them. */
  readonly others?: KnownElsewhere[];
}

/** The card of a person, or `undefined` when the directory does not know the id. */
export function personCard(
  store: Store,
  accountId: string,
  personId: string,
  today: LocalDate,
): PersonDetails | undefined {
  const person = store.people.get(accountId, personId);
  if (person === undefined) return undefined;
  const manager = person.managerId === undefined ? undefined : store.people.get(accountId, person.managerId);
  const until = awayUntil(store.people, accountId, [personId], today).get(personId);
  const others = knownElsewhere(store, accountId, person);
  const asOf = store.accounts.get(accountId)?.peopleAsOf;
  return {
    accountId,
    person,
    ...(manager === undefined ? {} : { manager: nameOf(manager) }),
    reports: store.people.reports(accountId, personId).map(nameOf),
    ...(until === undefined ? {} : { awayUntil: until }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(others.length === 0 ? {} : { others: [...others] }),
  };
}

function nameOf({ id, displayName }: Person): PersonName {
  return { id, displayName };
}
