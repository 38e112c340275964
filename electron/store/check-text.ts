import { isUtf8 } from 'node:buffer';
import { fail } from '../office/errors';
import type { Database } from './database';

/** Texts of the tables that cannot be fetched from a server again, and of all others. */
export const textColumns = {
  own: {
    accounts: ['id', 'record'],
    settings: ['name', 'value'],
    decisions: ['id', 'account_id', 'ticket_id', 'record'],
    favourites: ['account_id', 'person_id'],
  },
  fetched: {
    tickets: ['account_id', 'id', 'record'],
    reminders: ['account_id', 'id', 'record'],
    own_requests: ['account_id', 'part', 'records'],
    absences: ['account_id', 'person_id', 'id', 'from_day', 'to_day', 'type'],
    backgrounds: ['account_id', 'person_id', 'record'],
    people: [
      'account_id',
      'id',
      'record',
      'manager_id',
      'email',
      'family',
      'given',
      'heads',
      'names',
      'others',
      'tails',
    ],
    people_passes: ['account_id', 'bookmark'],
    people_names: ['words'],
    picks: ['account_id', 'person_id'],
    announced: ['key'],
    photos: ['account_id', 'person_id', 'reference', 'media_type', 'picture'],
  },
} as const;

/**
 * Fails with `disk-corrupt` when a text is not UTF-8. The cipher tells no damaged page from a sound one, and the
 * driver ends the whole program when it is to hand over such a text, so they are looked at as bytes first.
 */
export function checkText(database: Database, which: readonly (keyof typeof textColumns)[]): void {
  for (const part of which) {
    for (const [table, names] of Object.entries(textColumns[part])) {
      for (const name of names) checkColumn(database, table, name);
    }
  }
}

function checkColumn(database: Database, table: string, name: string): void {
  for (const row of database.all(`SELECT CAST(${name} AS BLOB) AS bytes FROM ${table}`)) {
    const bytes: unknown = row.bytes;
    if (bytes instanceof ArrayBuffer && !isUtf8(bytes)) {
      throw fail('disk-corrupt', { detail: `the file is damaged (${table})` });
    }
  }
}
