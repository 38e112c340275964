import type { Decision, DecisionState } from '../office/decision';
import type { Commits } from './commits';
import type { Database } from './database';
import { keptJson } from './kept-json';
import type { Store } from './types';

const openStates: readonly DecisionState[] = ['queued', 'sending', 'unknown', 'changed'];

/** Decisions, in the order they were made. At most one of a ticket is open: the schema refuses a second. */
export function decisionsTable(database: Database, commits: Commits): Store['decisions'] {
  function list(where: string, values: readonly (string | number | null)[]): readonly Decision[] {
    return database
      .all(`SELECT record FROM decisions WHERE ${where}`, values)
      .map((row) => keptJson<Decision>(row.record));
  }

  return {
    get: (decisionId) => list('id = ?', [decisionId])[0],
    open: (accountId) =>
      list('open = 1 AND (?1 IS NULL OR account_id = ?1) ORDER BY position', [accountId ?? null]),
    visible: (accountId) =>
      list('(open = 1 OR dismissed = 0) AND (?1 IS NULL OR account_id = ?1) ORDER BY position', [
        accountId ?? null,
      ]),
    put(decision) {
      commits.change('decisions', () => {
        const changed = database.run(
          `INSERT INTO decisions (id, account_id, ticket_id, open, dismissed, settled_at, record)
           VALUES (?, ?, ?, ?, 0, ?, ?)
           ON CONFLICT (id) DO UPDATE SET
             open = excluded.open, settled_at = excluded.settled_at, record = excluded.record
           WHERE record IS NOT excluded.record`,
          [
            decision.id,
            decision.accountId,
            decision.ticket.id,
            openStates.includes(decision.state) ? 1 : 0,
            decision.settledAt ?? null,
            JSON.stringify(decision),
          ],
        );
        return changed > 0;
      });
    },
    dismiss(decisionId) {
      commits.change(
        'decisions',
        () =>
          database.run('UPDATE decisions SET dismissed = 1 WHERE id = ? AND dismissed = 0', [decisionId]) > 0,
      );
    },
    earlier: () =>
      list(
        `open = 0 AND EXISTS (
           SELECT 1 FROM tickets
           WHERE tickets.account_id = decisions.account_id AND tickets.id = decisions.ticket_id
         ) ORDER BY position`,
        [],
      ),
    prune(before) {
      commits.change(
        'decisions',
        () => database.run('DELETE FROM decisions WHERE open = 0 AND settled_at < ?', [before]) > 0,
      );
    },
    history: (since) => list('open = 0 AND settled_at >= ? ORDER BY settled_at DESC, position DESC', [since]),
  };
}
