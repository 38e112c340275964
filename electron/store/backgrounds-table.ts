import type { Background } from '../office/leave';
import type { Commits } from './commits';
import type { Database } from './database';
import { keptJson } from './kept-json';
import type { Store } from './types';

/** What is known of those who ask for leave. */
export function backgroundsTable(database: Database, commits: Commits): Store['backgrounds'] {
  return {
    all: (accountId) =>
      database
        .all('SELECT record FROM backgrounds WHERE account_id = ? ORDER BY person_id', [accountId])
        .map((row) => keptJson<Background>(row.record)),
    replace(accountId, personIds, backgrounds) {
      commits.change('backgrounds', () => {
        const gone = database.run(
          `DELETE FROM backgrounds WHERE account_id = ? AND person_id IN (SELECT value FROM json_each(?))`,
          [accountId, JSON.stringify(unread(personIds, backgrounds))],
        );
        return backgrounds.reduce((changed, entry) => {
          const written = database.run(
            `INSERT INTO backgrounds (account_id, person_id, record) VALUES (?, ?, ?)
             ON CONFLICT DO UPDATE SET record = excluded.record WHERE record IS NOT excluded.record`,
            [accountId, entry.personId, JSON.stringify(entry)],
          );
          return changed || written > 0;
        }, gone > 0);
      });
    },
    keepOnly(accountId, personIds) {
      commits.change('backgrounds', () => {
        const gone = database.run(
          'DELETE FROM backgrounds WHERE account_id = ? AND person_id NOT IN (SELECT value FROM json_each(?))',
          [accountId, JSON.stringify(personIds)],
        );
        return gone > 0;
      });
    },
  };
}

function unread(personIds: readonly string[], backgrounds: readonly Background[]): readonly string[] {
  const read = new Set(backgrounds.map((entry) => entry.personId));
  return personIds.filter((id) => !read.has(id));
}
