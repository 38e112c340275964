import { fail } from '../office/errors';
import type { Picture } from '../office/picture';
import type { Commits } from './commits';
import type { Database, Row } from './database';
import { numberOf, textOf } from './kept-json';
import type { KeptPhoto, Store } from './types';

export interface PhotoLimits {
  /** People, those without a picture too. */
  readonly count: number;
  /** As they are kept. */
  readonly bytes: number;
}

/** Pictures, as Base64: the driver takes and gives texts and numbers. */
export function photosTable(
  database: Database,
  commits: Commits,
  { count, bytes }: PhotoLimits,
): Store['photos'] {
  function forgetLeastShown(): void {
    database.run(
      `DELETE FROM photos WHERE rowid IN (
         SELECT key FROM (
           SELECT rowid AS key, row_number() OVER latest AS place, sum(size) OVER latest AS total
           FROM photos WINDOW latest AS (ORDER BY shown_at DESC, rowid DESC)
         ) WHERE place > ? OR total > ?
       )`,
      [count, bytes],
    );
  }

  return {
    get(accountId, personId) {
      const row = database.get(
        'SELECT reference, read_at, media_type, picture FROM photos WHERE account_id = ? AND person_id = ?',
        [accountId, personId],
      );
      return row === undefined ? undefined : keptPhoto(row);
    },
    put(accountId, personId, { reference, readAt, picture }) {
      const text = picture === undefined ? null : Buffer.from(picture.bytes).toString('base64');
      commits.transaction(() => {
        database.run(
          `INSERT OR REPLACE INTO photos
             (account_id, person_id, reference, read_at, shown_at, size, media_type, picture)
           VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7)`,
          [accountId, personId, reference, readAt, text?.length ?? 0, picture?.mediaType ?? null, text],
        );
        forgetLeastShown();
      });
    },
    noteShown(shown) {
      if (shown.length === 0) return;
      commits.transaction(() => {
        for (const { accountId, personId, at } of shown) {
          database.run(
            'UPDATE photos SET shown_at = max(shown_at, ?) WHERE account_id = ? AND person_id = ?',
            [at, accountId, personId],
          );
        }
      });
    },
  };
}

function keptPhoto(row: Row): KeptPhoto {
  const known = { reference: textOf(row, 'reference'), readAt: numberOf(row, 'read_at') };
  if (row.picture === null) return known;
  const bytes = Buffer.from(textOf(row, 'picture'), 'base64');
  return { ...known, picture: { mediaType: mediaTypeOf(textOf(row, 'media_type')), bytes } };
}

function mediaTypeOf(text: string): Picture['mediaType'] {
  if (text === 'image/png' || text === 'image/jpeg') return text;
  throw fail('disk-corrupt', { detail: 'reading the store: a picture of an unknown kind' });
}
