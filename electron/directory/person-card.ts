import type { LocalDate } from '../office/person';
import type { Store } from '../store/types';
import { awayUntil } from './away';
import { isFavourite } from './favourites';
import { type MergedPerson, mergedPerson } from './merged-person';
import { managerIdOf } from './org-chart';
import { besides, nameOf, noTeam, type PersonName, teamPart, teamSize } from './teams';

/** Everything known of one colleague, offline. */
export interface PersonDetails extends MergedPerson {
  readonly manager?: PersonName;
  /** There is a manager, and the directory does not know who that is. */
  readonly managerUnknown?: true;
  /** The first of those who report to the person, by name. */
  readonly reports: readonly PersonName[];
  readonly reportCount: number;
  /** Everybody with the same manager, the person too: how many, and who stands beside. */
  readonly team: { readonly size: number; readonly before?: PersonName; readonly after?: PersonName };
  readonly awayUntil?: LocalDate;
  /** When the directory was last read in full, epoch milliseconds. */
  readonly asOf?: number;
  readonly favourite: boolean;
}

/** More reports than these are for the chart. */
const mostReports = 12;

/** The card of a person, or `undefined` when the directory does not know the id. */
export function personCard(
  store: Store,
  accountId: string,
  personId: string,
  today: LocalDate,
): PersonDetails | undefined {
  const { people } = store;
  const own = people.get(accountId, personId);
  if (own === undefined) return undefined;
  const merged = mergedPerson(store, accountId, own);
  const managerId = managerIdOf(own);
  const manager = managerId === undefined ? undefined : people.get(accountId, managerId);
  const until = awayUntil(people, accountId, [personId], today).get(personId);
  const asOf = store.accounts.get(accountId)?.peopleAsOf;
  const reports = teamPart(people, accountId, personId, 0, mostReports);
  return {
    ...merged,
    ...(manager === undefined ? {} : { manager: nameOf(manager) }),
    ...(managerId !== undefined && manager === undefined ? { managerUnknown: true } : {}),
    reports: reports.people.map(nameOf),
    reportCount: reports.total,
    team:
      managerId === undefined
        ? { size: noTeam.total }
        : {
            size: teamSize(people, accountId, managerId),
            ...besides(people, accountId, managerId, personId),
          },
    ...(until === undefined ? {} : { awayUntil: until }),
    ...(asOf === undefined ? {} : { asOf }),
    favourite: isFavourite(store, [{ accountId, personId }, ...merged.others]),
  };
}
