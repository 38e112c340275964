import type { Commits } from './commits';
import type { Database } from './database';
import { keptJson } from './kept-json';
import type { Store } from './types';

/** One record with all settings, as it was given. */
export function settingsTable(database: Database, commits: Commits): Store['settings'] {
  return {
    get() {
      const row = database.get(`SELECT value FROM settings WHERE name = 'settings'`);
      return row === undefined ? {} : keptJson<Record<string, unknown>>(row.value);
    },
    put(settings) {
      commits.change('settings', () => {
        const changed = database.run(
          `INSERT INTO settings (name, value) VALUES ('settings', ?)
           ON CONFLICT DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value`,
          [JSON.stringify(settings)],
        );
        return changed > 0;
      });
    },
  };
}

/** What has been told already. Nothing is derived from it, so nobody is told of its changes. */
export function announcedTable(database: Database, commits: Commits): Store['announced'] {
  return {
    has: (key) => database.get('SELECT 1 AS known FROM announced WHERE key = ?', [key]) !== undefined,
    add(keys, at) {
      if (keys.length === 0) return;
      commits.transaction(() =>
        database.run('INSERT OR REPLACE INTO announced (key, at) SELECT value, ? FROM json_each(?)', [
          at,
          JSON.stringify(keys),
        ]),
      );
    },
    prune(before) {
      commits.transaction(() => database.run('DELETE FROM announced WHERE at < ?', [before]));
    },
  };
}
