/** Who reports to whom, a bounded part at a time: a team may be ten thousand people, or a circle. */
import type { Store } from '../store/types';

type People = Store['people'];
type Row = ReturnType<People['query']>[number];

export interface PersonName {
  readonly id: string;
  readonly displayName: string;
}

/** One line of a chart. */
export interface ChartPerson extends PersonName {
  readonly title?: string;
  /** Who reports directly. */
  readonly reports: number;
}

/** A part of a team, by name. */
export interface TeamPart {
  readonly people: readonly ChartPerson[];
  /** Place of the first of them, from 0. */
  readonly from: number;
  readonly total: number;
}

export const noTeam: TeamPart = { people: [], from: 0, total: 0 };

// A person who is said to lead themselves is on nobody's team.
const ofTeam = 'account_id = ?1 AND manager_id = ?2 AND id <> ?2';
// As the index of teams has them: counting a team and finding a place in it reads nothing else.
const byName = 'family, given, id';

/** Direct reports by name, `limit` of them from the place `from` on. */
export function teamPart(
  people: People,
  accountId: string,
  managerId: string,
  from: number,
  limit: number,
): TeamPart {
  const total = teamSize(people, accountId, managerId);
  const start = Math.max(0, Math.min(from, total - 1));
  const rows = people.query(
    `SELECT id, record FROM people WHERE ${ofTeam} ORDER BY ${byName} LIMIT ?3 OFFSET ?4`,
    [accountId, managerId, limit, start],
  );
  return { people: withReports(people, accountId, rows.map(readName)), from: start, total };
}

export function teamSize(people: People, accountId: string, managerId: string): number {
  const [row] = people.query(`SELECT count(*) AS size FROM people WHERE ${ofTeam}`, [accountId, managerId]);
  return Number(row?.size ?? 0);
}

/** How many of the team come before the person by name. */
export function placeInTeam(people: People, accountId: string, managerId: string, personId: string): number {
  const [row] = people.query(
    `SELECT count(*) AS place FROM people WHERE ${ofTeam} AND (${byName}) <
       (SELECT ${byName} FROM people WHERE account_id = ?1 AND id = ?3)`,
    [accountId, managerId, personId],
  );
  return Number(row?.place ?? 0);
}

/** Whoever stands before and after the person in the team, by name. */
export function besides(
  people: People,
  accountId: string,
  managerId: string,
  personId: string,
): { readonly before?: PersonName; readonly after?: PersonName } {
  const own = `(SELECT ${byName} FROM people WHERE account_id = ?1 AND id = ?3)`;
  const values = [accountId, managerId, personId];
  const [before] = people.query(
    `SELECT id, record FROM people WHERE ${ofTeam} AND (${byName}) < ${own}
     ORDER BY family DESC, given DESC, id DESC LIMIT 1`,
    values,
  );
  const [after] = people.query(
    `SELECT id, record FROM people WHERE ${ofTeam} AND (${byName}) > ${own} ORDER BY ${byName} LIMIT 1`,
    values,
  );
  return {
    ...(before === undefined ? {} : { before: nameOf(readName(before)) }),
    ...(after === undefined ? {} : { after: nameOf(readName(after)) }),
  };
}

/** Adds how many report to each, read together. */
export function withReports(
  people: People,
  accountId: string,
  persons: readonly Omit<ChartPerson, 'reports'>[],
): readonly ChartPerson[] {
  const counts = new Map(
    people
      .query(
        `SELECT manager_id, count(*) AS size FROM people
         WHERE account_id = ? AND manager_id IN (SELECT value FROM json_each(?)) AND id <> manager_id
         GROUP BY manager_id`,
        [accountId, JSON.stringify(persons.map(({ id }) => id))],
      )
      .map((row) => [row.manager_id, Number(row.size)]),
  );
  return persons.map((person) => ({ ...person, reports: counts.get(person.id) ?? 0 }));
}

/** A line of a chart without the number of reports. */
export function lineOf({
  id,
  displayName,
  title,
}: Omit<ChartPerson, 'reports'>): Omit<ChartPerson, 'reports'> {
  return { id, displayName, ...(title === undefined ? {} : { title }) };
}

export function nameOf({ id, displayName }: PersonName): PersonName {
  return { id, displayName };
}

function readName({ record }: Row): Omit<ChartPerson, 'reports'> {
  return lineOf(JSON.parse(String(record)) as Omit<ChartPerson, 'reports'>);
}
