import type { LocalDate } from '../office/person';
import type { Store } from '../store/types';
import { type Hit, hitsOf } from './hits';
import { parseQuery } from './query';

/** Whom one wants at hand before the first letter is typed. */
export interface AtHand {
  /** In the order they were chosen. */
  readonly favourites: readonly Hit[];
  /** Those copied, called or written to last, the newest first; no favourites. */
  readonly recent: readonly Hit[];
}

const mostFavourites = 200;
const mostRecent = 8;
const nobody = parseQuery('');

/** Favourites who are not in the directory now are kept, but not shown. */
export function atHand({ people }: Pick<Store, 'people'>, today: LocalDate): AtHand {
  const keys = (table: string, order: string) =>
    people
      .query(
        // CROSS: from the few to the many. Left to itself the database goes through everybody for the order.
        `SELECT key, people.account_id, id, record FROM ${table} AS kept
         CROSS JOIN people ON people.account_id = kept.account_id AND id = kept.person_id
         ORDER BY ${order} LIMIT ?`,
        [mostFavourites],
      )
      .map((row) => ({
        key: Number(row.key),
        accountId: String(row.account_id),
        id: String(row.id),
        record: String(row.record),
      }));
  const hits = (found: ReturnType<typeof keys>) => hitsOf(people, found, nobody, today);
  const chosen = keys('favourites', 'added_at, key');
  const known = new Set(chosen.map(({ key }) => key));
  const recent = keys('picks', 'last_at DESC, key').filter(({ key }) => !known.has(key));
  return { favourites: hits(chosen), recent: hits(recent.slice(0, mostRecent)) };
}

/** Whether the person is a favourite in any of the accounts that know them. */
export function isFavourite(
  { people }: Pick<Store, 'people'>,
  records: readonly { readonly accountId: string; readonly personId: string }[],
): boolean {
  return records.some(
    ({ accountId, personId }) =>
      people.query('SELECT 1 FROM favourites WHERE account_id = ? AND person_id = ?', [accountId, personId])
        .length > 0,
  );
}
