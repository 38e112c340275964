import { fail } from '../office/errors';
import type { Row, Value } from './database';

/**
 * What the store itself wrote as JSON, read back. The shape is not checked again: the file is encrypted, ours, and
 * forward-migrated; text that does not parse means that the file is damaged.
 */
export function keptJson<Kept>(text: Value | undefined): Kept {
  if (typeof text !== 'string')
    throw fail('disk-corrupt', { detail: 'reading the store: a record is missing' });
  try {
    return JSON.parse(text) as Kept;
  } catch (thrown) {
    throw fail('disk-corrupt', { detail: 'reading the store: a record is damaged' }, thrown);
  }
}

/** A text column that is never null. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw fail('disk-corrupt', { detail: `reading the store: no ${column}` });
  return value;
}

/** A number column that is never null. */
export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw fail('disk-corrupt', { detail: `reading the store: no ${column}` });
  return value;
}
