import type { Person } from '../office/person';
import type { Database } from './database';
import { numberOf } from './kept-json';
import { searchWordsOf } from './search-words';

/** A person, and the text under which the record is kept and compared. */
interface PersonRecord {
  readonly person: Person;
  readonly record: string;
}

/** Rows of people together with everything they are found by. */
export interface PeopleIndex {
  add(accountId: string, people: readonly PersonRecord[]): void;
  remove(keys: readonly number[]): void;
  /** How many parts the full-text index has: a search looks through each. */
  parts(): number;
  /** Goes on with making one part of all, writing so many pages. Returns whether there is more to do. */
  mergeAll(step: 'first' | 'next', pages: number): boolean;
}

export function peopleIndex(database: Database): PeopleIndex {
  return {
    add(accountId, people) {
      if (people.length === 0) return;
      let key = nextKey(database);
      for (const { person, record } of people) {
        const { family, given, heads, names, others, around, email, numbers, tails } = searchWordsOf(person);
        const { id, managerId = null } = person;
        database.run(
          `INSERT INTO people
             (key, account_id, id, record, manager_id, email, family, given, heads, names, others, tails)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          [key, accountId, id, record, managerId, email, family, given, heads, names, others, tails],
        );
        database.run(
          'INSERT INTO people_words (rowid, names, others, around, numbers, tails) VALUES (?, ?, ?, ?, ?, ?)',
          [key, names, others, around, numbers, tails],
        );
        key += 1;
      }
      mergeSome(database);
    },
    remove(keys) {
      if (keys.length === 0) return;
      const list = JSON.stringify(keys);
      for (const statement of [
        'DELETE FROM people_words WHERE rowid IN (SELECT value FROM json_each(?))',
        'DELETE FROM people_met WHERE person_key IN (SELECT value FROM json_each(?))',
        'DELETE FROM people WHERE key IN (SELECT value FROM json_each(?))',
      ]) {
        database.run(statement, [list]);
      }
      mergeSome(database);
    },
    parts() {
      // Parts are numbered, with gaps: from each to the next is one look into the table.
      const row = database.get(
        `WITH RECURSIVE part (segid) AS (
           SELECT min(segid) FROM people_words_idx
           UNION ALL SELECT (SELECT min(segid) FROM people_words_idx AS next WHERE next.segid > part.segid)
           FROM part WHERE part.segid IS NOT NULL
         ) SELECT count(segid) AS parts FROM part`,
      );
      return row === undefined ? 0 : numberOf(row, 'parts');
    },
    mergeAll(step, pages) {
      const changes = () => {
        const row = database.get('SELECT total_changes() AS changes');
        return row === undefined ? 0 : numberOf(row, 'changes');
      };
      const before = changes();
      // Negative: whatever their size, all parts belong together from now on.
      merge(database, step === 'first' ? -pages : pages);
      // The command itself counts as one change (sqlite.org/fts5.html, "The merge command").
      return changes() - before >= 2;
    },
  };
}

/** Pages of the index that are merged after each change. */
const mergedPages = 16;

/**
 * Each commit adds a part to the full-text index, and a search looks through all parts. They are merged a little at a
 * time: the index itself would do it seldom, and for so long that it is felt.
 */
function mergeSome(database: Database): void {
  merge(database, mergedPages);
}

function merge(database: Database, pages: number): void {
  database.run("INSERT INTO people_words (people_words, rank) VALUES ('merge', ?)", [pages]);
}

function nextKey(database: Database): number {
  const row = database.get('SELECT coalesce(max(key), 0) + 1 AS next FROM people');
  return typeof row?.next === 'number' ? row.next : 1;
}
