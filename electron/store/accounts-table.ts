import { fail } from '../office/errors';
import type { Commits } from './commits';
import type { Database } from './database';
import { keptJson, numberOf } from './kept-json';
import { peopleIndex } from './people-index';
import type { AccountRecord, Store } from './types';

/** The accounts, in the order they were added. */
export function accountsTable(database: Database, commits: Commits): Store['accounts'] {
  function get(accountId: string): AccountRecord | undefined {
    const row = database.get('SELECT record FROM accounts WHERE id = ?', [accountId]);
    return row === undefined ? undefined : keptJson<AccountRecord>(row.record);
  }

  function write(account: AccountRecord): boolean {
    const record = JSON.stringify(account);
    const changed = database.run(
      `INSERT INTO accounts (id, record) VALUES (?, ?)
       ON CONFLICT (id) DO UPDATE SET record = excluded.record WHERE record IS NOT excluded.record`,
      [account.id, record],
    );
    return changed > 0;
  }

  return {
    all: () =>
      database
        .all('SELECT record FROM accounts ORDER BY position')
        .map((row) => keptJson<AccountRecord>(row.record)),
    get,
    put: (account) => commits.change('accounts', () => write(account)),
    patch(accountId, change) {
      commits.change('accounts', () => {
        const known = get(accountId);
        if (known === undefined) throw fail('not-found', { detail: 'the account has been removed' });
        return write({ ...known, ...change, id: accountId });
      });
    },
    remove(accountId) {
      commits.transaction(() => {
        commits.change('accounts', () => database.run('DELETE FROM accounts WHERE id = ?', [accountId]) > 0);
        for (const [topic, table] of [
          ['tickets', 'tickets'],
          ['reminders', 'reminders'],
          ['requests', 'own_requests'],
          ['absences', 'absences'],
          ['backgrounds', 'backgrounds'],
          ['people', 'picks'],
          ['people', 'photos'],
          ['favourites', 'favourites'],
          ['decisions', 'decisions'],
        ] as const) {
          commits.change(
            topic,
            () => database.run(`DELETE FROM ${table} WHERE account_id = ?`, [accountId]) > 0,
          );
        }
        commits.change('people', () => forgetPeople(database, accountId));
        // Keys of what was told name the account between spaces.
        database.run("DELETE FROM announced WHERE instr(key, ' ' || ? || ' ') > 0", [accountId]);
      });
      // The log before the main file still holds the pages as they were.
      database.all('PRAGMA wal_checkpoint(TRUNCATE)');
    },
  };
}

function forgetPeople(database: Database, accountId: string): boolean {
  const keys = database
    .all('SELECT key FROM people WHERE account_id = ?', [accountId])
    .map((row) => numberOf(row, 'key'));
  peopleIndex(database).remove(keys);
  database.run('DELETE FROM people_passes WHERE account_id = ?', [accountId]);
  return keys.length > 0;
}
