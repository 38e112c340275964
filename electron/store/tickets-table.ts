import type { Ticket } from '../office/ticket';
import type { Commits } from './commits';
import type { Database, Row } from './database';
import { keptJson, numberOf, textOf } from './kept-json';
import type { Store, StoredTicket } from './types';

/** What waits, per account, in the order it was first seen. */
export function ticketsTable(database: Database, commits: Commits): Store['tickets'] {
  function write(accountId: string, ticket: Ticket, now: number): boolean {
    const changed = database.run(
      `INSERT INTO tickets (account_id, id, first_seen_at, record) VALUES (?, ?, ?, ?)
       ON CONFLICT (account_id, id) DO UPDATE SET
         silent_until = iif(record ->> 'version' = excluded.record ->> 'version', silent_until, NULL),
         record = excluded.record
       WHERE record IS NOT excluded.record`,
      [accountId, ticket.id, now, JSON.stringify(ticket)],
    );
    return changed > 0;
  }

  return {
    all(accountId) {
      return database
        .all(
          `SELECT account_id, first_seen_at, silent_until, record FROM tickets WHERE ?1 IS NULL OR account_id = ?1
           ORDER BY first_seen_at, position`,
          [accountId ?? null],
        )
        .map(storedTicket);
    },
    get(accountId, ticketId) {
      const row = database.get(
        'SELECT account_id, first_seen_at, silent_until, record FROM tickets WHERE account_id = ? AND id = ?',
        [accountId, ticketId],
      );
      return row === undefined ? undefined : storedTicket(row);
    },
    replace(accountId, tickets, now) {
      commits.change('tickets', () => {
        const gone = database.run(
          'DELETE FROM tickets WHERE account_id = ? AND id NOT IN (SELECT value FROM json_each(?))',
          [accountId, JSON.stringify(tickets.map((ticket) => ticket.id))],
        );
        return tickets.reduce((changed, ticket) => write(accountId, ticket, now) || changed, gone > 0);
      });
    },
    put: (accountId, ticket, now) => commits.change('tickets', () => write(accountId, ticket, now)),
    silence(accountId, ticketId, until) {
      commits.change('tickets', () => {
        const changed = database.run(
          'UPDATE tickets SET silent_until = ?3 WHERE account_id = ?1 AND id = ?2 AND silent_until IS NOT ?3',
          [accountId, ticketId, until],
        );
        return changed > 0;
      });
    },
    remove(accountId, ticketId) {
      commits.change(
        'tickets',
        () => database.run('DELETE FROM tickets WHERE account_id = ? AND id = ?', [accountId, ticketId]) > 0,
      );
    },
  };
}

function storedTicket(row: Row): StoredTicket {
  const silentUntil = row.silent_until;
  return {
    accountId: textOf(row, 'account_id'),
    ticket: keptJson<Ticket>(row.record),
    firstSeenAt: numberOf(row, 'first_seen_at'),
    ...(typeof silentUntil === 'number' ? { silentUntil } : {}),
  };
}
