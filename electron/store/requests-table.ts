import type { LeaveLimit, OwnLeave } from '../office/leave';
import type { Commits } from './commits';
import type { Database } from './database';
import { keptJson } from './kept-json';
import type { Store } from './types';

/** The person's own leave and limits: short lists, read and written whole. */
export function requestsTable(database: Database, commits: Commits): Store['requests'] {
  function read<Entry>(accountId: string, part: string): readonly Entry[] {
    const row = database.get('SELECT records FROM own_requests WHERE account_id = ? AND part = ?', [
      accountId,
      part,
    ]);
    return row === undefined ? [] : keptJson<Entry[]>(row.records);
  }

  function write(accountId: string, part: string, entries: readonly unknown[]): void {
    commits.change('requests', () => {
      const changed = database.run(
        `INSERT INTO own_requests (account_id, part, records) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET records = excluded.records WHERE records IS NOT excluded.records`,
        [accountId, part, JSON.stringify(entries)],
      );
      return changed > 0;
    });
  }

  return {
    leaves: (accountId) => read<OwnLeave>(accountId, 'leaves'),
    limits: (accountId) => read<LeaveLimit>(accountId, 'limits'),
    replaceLeaves: (accountId, leaves) => write(accountId, 'leaves', leaves),
    limitsAsOf: (accountId) => read<number>(accountId, 'limits-as-of')[0],
    replaceLimits(accountId, limits, asOf) {
      write(accountId, 'limits', limits);
      write(accountId, 'limits-as-of', asOf === undefined ? [] : [asOf]);
    },
  };
}
