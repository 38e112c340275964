import type { Absence } from '../office/person';
import type { Commits } from './commits';
import type { Database, Row } from './database';
import { textOf } from './kept-json';
import type { Store } from './types';

/** Time away, by person and day. */
export function absencesTable(database: Database, commits: Commits): Store['absences'] {
  function ofPeople(accountId: string, personIds: readonly string[]): readonly Absence[] {
    return database
      .all(
        `SELECT * FROM absences WHERE account_id = ? AND person_id IN (SELECT value FROM json_each(?))
         ORDER BY person_id, id`,
        [accountId, JSON.stringify(personIds)],
      )
      .map(absence);
  }

  return {
    between(accountId, from, to) {
      return database
        .all(
          `SELECT * FROM absences WHERE account_id = ? AND to_day >= ? AND from_day <= ?
           ORDER BY from_day, person_id, id`,
          [accountId, from, to],
        )
        .map(absence);
    },
    replace(accountId, personIds, absences) {
      commits.change('absences', () => {
        const asked = new Set(personIds);
        const before = JSON.stringify(ofPeople(accountId, personIds));
        database.run(
          'DELETE FROM absences WHERE account_id = ? AND person_id IN (SELECT value FROM json_each(?))',
          [accountId, JSON.stringify(personIds)],
        );
        database.run(
          `INSERT OR REPLACE INTO absences (account_id, person_id, id, from_day, to_day, pending, type, days)
           SELECT ?, value ->> 'personId', value ->> 'id', value ->> 'from', value ->> 'to', value ->> 'pending',
                  value ->> 'type', value ->> 'days'
           FROM json_each(?)`,
          [accountId, JSON.stringify(absences.filter((entry) => asked.has(entry.personId)))],
        );
        return JSON.stringify(ofPeople(accountId, personIds)) !== before;
      });
    },
  };
}

function absence(row: Row): Absence {
  return {
    id: textOf(row, 'id'),
    personId: textOf(row, 'person_id'),
    from: textOf(row, 'from_day'),
    to: textOf(row, 'to_day'),
    pending: row.pending === 1,
    ...(typeof row.type === 'string' ? { type: row.type } : {}),
    ...(typeof row.days === 'number' ? { days: row.days } : {}),
  };
}
