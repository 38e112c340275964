import type { Person } from '../office/person';
import type { Database } from './database';
import { searchWordsOf } from './search-words';

/** A person, and the text under which the record is kept and compared. */
interface PersonRecord {
  readonly person: Person;
  readonly record: string;
}

/** Rows of people together with everything they are found by. Whole pages go in with a handful of statements. */
export interface PeopleIndex {
  add(accountId: string, people: readonly PersonRecord[]): void;
  remove(keys: readonly number[]): void;
}

export function peopleIndex(database: Database): PeopleIndex {
  return {
    add(accountId, people) {
      if (people.length === 0) return;
      const first = nextKey(database);
      const entries = people.map(({ person, record }, offset) => ({
        key: first + offset,
        id: person.id,
        record,
        managerId: person.managerId ?? null,
        ...searchWordsOf(person),
      }));
      const page = JSON.stringify(entries);
      database.run(
        `INSERT INTO people
           (key, account_id, id, record, manager_id, email, family, given, heads, names, others, tails)
         SELECT value ->> 'key', ?, value ->> 'id', value ->> 'record', value ->> 'managerId', value ->> 'email',
           value ->> 'family', value ->> 'given', value ->> 'heads', value ->> 'names', value ->> 'others',
           value ->> 'tails'
         FROM json_each(?)`,
        [accountId, page],
      );
      database.run(
        `INSERT INTO people_words (rowid, names, others, around, numbers, tails)
         SELECT value ->> 'key', value ->> 'names', value ->> 'others', value ->> 'around',
           value ->> 'numbers', value ->> 'tails'
         FROM json_each(?)`,
        [page],
      );
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
    },
  };
}

function nextKey(database: Database): number {
  const row = database.get('SELECT coalesce(max(key), 0) + 1 AS next FROM people');
  return typeof row?.next === 'number' ? row.next : 1;
}
