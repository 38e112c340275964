import type { LocalDate } from '../office/person';
import type { Store } from '../store/types';
import { findAll } from './find-all';
import { type Hit, hitsOf } from './hits';
import { nameIndexOf } from './names/name-index';
import { parseQuery } from './query';
import { compareTexts, type Ranked, rankedFor } from './rank';

export interface SearchOptions {
  readonly text: string;
  readonly limit: number;
  /** Decides who is away. */
  readonly today: LocalDate;
}

/** Gets ready to search without keeping others waiting; a search that was not prepared does the same in one go. */
export function prepareSearch(store: Store): Promise<void> {
  return nameIndexOf(store).prepare();
}

/**
 * Finds colleagues by any part of any name in any order, initials, e-mail, login, phone number, and with one or two
 * typing errors when little else is found. All accounts are searched. Bounded work at any size of directory: names are
 * looked for in memory, each other stage reads a bounded number of people, and the later stages run only while the list
 * is not full.
 */
export function searchPeople(
  store: Store,
  { text, limit, today }: SearchOptions,
): { hits: Hit[]; more: boolean } {
  const query = parseQuery(text);
  if (query.words.length === 0 && query.email === undefined) return { hits: [], more: false };
  const compare = rankedFor(query.words);
  const ranked = findAll(store, query, limit + 1).sort(compare);
  const found = inOrder(store.people, ranked.slice(0, limit), compare);
  return { hits: hitsOf(store.people, found, query, today), more: ranked.length > limit };
}

/** Equals among equals stand by account and id, which stay when a record is written anew. */
function inOrder(
  people: Store['people'],
  ranked: readonly Ranked[],
  compare: (one: Ranked, other: Ranked) => number,
) {
  const keys = JSON.stringify(ranked.map(({ key }) => key));
  const known = new Map(
    people
      .query('SELECT key, account_id, id, record FROM people WHERE key IN (SELECT value FROM json_each(?))', [
        keys,
      ])
      .map((row) => [
        row.key,
        { accountId: String(row.account_id), id: String(row.id), record: String(row.record) },
      ]),
  );
  return ranked
    .flatMap((place) => {
      const person = known.get(place.key);
      return person === undefined ? [] : [{ place, ...person }];
    })
    .sort(
      (one, other) =>
        compare(one.place, other.place) ||
        compareTexts(one.accountId, other.accountId) ||
        compareTexts(one.id, other.id),
    );
}
