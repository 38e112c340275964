import type { Person } from '../office/person';
import type { Store } from '../store/types';
import { type ChartPerson, lineOf, noTeam, placeInTeam, type TeamPart, teamPart, withReports } from './teams';

/** A person's line and team. */
export interface OrgChart {
  readonly person: ChartPerson;
  /** From the top to the person's own manager. */
  readonly line: readonly ChartPerson[];
  /**
   * What is above the first of the line: nobody (`top`), somebody who is not in the directory (`unknown`), somebody who
   * is in the line already (`circle`), or more than is shown (`more`).
   */
  readonly above: 'top' | 'unknown' | 'circle' | 'more';
  /** Everybody with the same manager, the person too; empty without a manager. */
  readonly team: TeamPart;
  readonly reports: TeamPart;
}

export interface OrgChartWish {
  readonly accountId: string;
  readonly personId: string;
  /** Place of the first of the team to show; absent for the part in which the person is. */
  readonly teamFrom?: number | undefined;
  readonly reportsFrom?: number | undefined;
}

/** A line longer than this is damage, or shown from a person further up. */
const longestLine = 12;
/** People shown of a team at once. */
export const chartPage = 25;

/** The chart around a person, or `undefined` when the directory does not know the id. Bounded, whatever the data. */
export function orgChart(store: Store, wish: OrgChartWish): OrgChart | undefined {
  const { people } = store;
  const { accountId, personId } = wish;
  const person = people.get(accountId, personId);
  if (person === undefined) return undefined;
  const { line, above } = lineAbove(people, accountId, person);
  const [self, ...managers] = withReports(people, accountId, [person, ...line].map(lineOf));
  if (self === undefined) return undefined;
  const managerId = managerIdOf(person);
  return {
    person: self,
    line: managers.reverse(),
    above,
    team: managerId === undefined ? noTeam : teamAround(people, wish, managerId),
    reports: teamPart(people, accountId, personId, wish.reportsFrom ?? 0, chartPage),
  };
}

function teamAround(
  people: Store['people'],
  { accountId, personId, teamFrom }: OrgChartWish,
  managerId: string,
): TeamPart {
  const place = teamFrom ?? placeInTeam(people, accountId, managerId, personId);
  return teamPart(people, accountId, managerId, Math.floor(place / chartPage) * chartPage, chartPage);
}

/** The managers, the nearest first. */
function lineAbove(
  people: Store['people'],
  accountId: string,
  person: Person,
): { readonly line: readonly Person[]; readonly above: OrgChart['above'] } {
  const line: Person[] = [];
  const met = new Set([person.id]);
  for (let next = managerIdOf(person); next !== undefined; ) {
    if (met.has(next)) return { line, above: 'circle' };
    if (line.length === longestLine) return { line, above: 'more' };
    const manager = people.get(accountId, next);
    if (manager === undefined) return { line, above: 'unknown' };
    met.add(next);
    line.push(manager);
    next = managerIdOf(manager);
  }
  return { line, above: 'top' };
}

/** Somebody who is said to lead themselves has nobody above. */
export function managerIdOf({ id, managerId }: Person): string | undefined {
  return managerId === id ? undefined : managerId;
}
