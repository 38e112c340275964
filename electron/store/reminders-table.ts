import type { Reminder } from '../office/reminder';
import type { Commits } from './commits';
import type { Database, Row } from './database';
import { keptJson, textOf } from './kept-json';
import type { Store, StoredReminder } from './types';

/** What falls due, soonest first. */
export function remindersTable(database: Database, commits: Commits): Store['reminders'] {
  return {
    all(accountId) {
      return database
        .all(
          `SELECT account_id, snoozed_until, record FROM reminders WHERE ?1 IS NULL OR account_id = ?1
           ORDER BY due_at, account_id, id`,
          [accountId ?? null],
        )
        .map(storedReminder);
    },
    replace(accountId, reminders) {
      commits.change('reminders', () => {
        const gone = database.run(
          'DELETE FROM reminders WHERE account_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
          [accountId, JSON.stringify(reminders.map((reminder) => reminder.id))],
        );
        // All in one statement: birthdays of a large office are thousands, and each statement has its price.
        const written = database.run(
          `INSERT INTO reminders (account_id, id, due_at, record)
           SELECT ?1, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?2) WHERE true
           ON CONFLICT (account_id, id) DO UPDATE SET due_at = excluded.due_at, record = excluded.record
           WHERE record IS NOT excluded.record`,
          [accountId, JSON.stringify(reminders.map((one) => [one.id, one.dueAt, JSON.stringify(one)]))],
        );
        return gone + written > 0;
      });
    },
    snooze(accountId, reminderId, until) {
      commits.change('reminders', () => {
        const changed = database.run(
          `UPDATE reminders SET snoozed_until = ?3
           WHERE account_id = ?1 AND id = ?2 AND snoozed_until IS NOT ?3`,
          [accountId, reminderId, until],
        );
        return changed > 0;
      });
    },
  };
}

function storedReminder(row: Row): StoredReminder {
  const snoozedUntil = row.snoozed_until;
  return {
    accountId: textOf(row, 'account_id'),
    reminder: keptJson<Reminder>(row.record),
    ...(typeof snoozedUntil === 'number' ? { snoozedUntil } : {}),
  };
}
