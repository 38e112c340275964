import type { LocalDate } from '../office/person';
import type { Store } from '../store/types';

/**
 * The last day of the time away that covers `today`, by person; leave that follows without a day between counts as one.
 * Leave that is only asked for does not count. Who is not in the answer is not known to be away.
 */
export function awayUntil(
  people: Store['people'],
  accountId: string,
  personIds: readonly string[],
  today: LocalDate,
): ReadonlyMap<string, LocalDate> {
  const rows = people.query(
    `SELECT person_id, from_day, to_day FROM absences
     WHERE account_id = ? AND person_id IN (SELECT value FROM json_each(?)) AND to_day >= ? AND pending = 0
     ORDER BY from_day`,
    [accountId, JSON.stringify(personIds), today],
  );
  const until = new Map<string, LocalDate>();
  for (const row of rows) {
    const personId = String(row.person_id);
    const known = until.get(personId);
    const to = String(row.to_day);
    if (String(row.from_day) > (known === undefined ? today : nextDay(known))) continue;
    if (known === undefined || to > known) until.set(personId, to);
  }
  return until;
}

function nextDay(day: LocalDate): LocalDate {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
