import type { Person } from '../office/person';
import type { Commits } from './commits';
import type { Database, Value } from './database';
import { keptJson, numberOf, textOf } from './kept-json';
import { peopleIndex } from './people-index';
import { latestGeneration, peoplePass } from './people-pass';
import type { Store } from './types';
import { watchPeople } from './watch-people';
import type { WriteAheadLog } from './write-ahead-log';

/** Of the file in memory, in KiB: a pass writes all over the indexes, a search reads little here and there. */
const pagesKept = { writing: 'PRAGMA cache_size = -8000', reading: 'PRAGMA cache_size = -2000' };

/** The directory. A record is rewritten, and indexed again, only when something about the person changed. */
export function peopleTable(database: Database, commits: Commits, log: WriteAheadLog): Store['people'] {
  const index = peopleIndex(database);
  watchPeople(database);

  /** Writes who is new or different, and notes for all that the pass has met them. */
  function write(accountId: string, people: readonly Person[], generation: number): boolean {
    const distinct = new Map(people.map((person) => [person.id, { person, record: recordOf(person) }]));
    const ids = JSON.stringify([...distinct.keys()]);
    const known = new Map(
      database
        .all(
          `SELECT key, id, record FROM people WHERE account_id = ? AND id IN (SELECT value FROM json_each(?))`,
          [accountId, ids],
        )
        .map((row) => [textOf(row, 'id'), { key: numberOf(row, 'key'), record: textOf(row, 'record') }]),
    );
    const written = [...distinct.values()].filter(
      ({ person, record }) => known.get(person.id)?.record !== record,
    );
    index.remove(written.flatMap(({ person }) => known.get(person.id)?.key ?? []));
    index.add(accountId, written);
    database.run(
      `INSERT OR REPLACE INTO people_met (person_key, generation)
       SELECT key, ? FROM people WHERE account_id = ? AND id IN (SELECT value FROM json_each(?))`,
      [generation, accountId, ids],
    );
    return written.length > 0;
  }

  return {
    count(accountId) {
      const row = database.get('SELECT count(*) AS people FROM people WHERE ?1 IS NULL OR account_id = ?1', [
        accountId ?? null,
      ]);
      return row === undefined ? 0 : numberOf(row, 'people');
    },
    get(accountId, personId) {
      const row = database.get('SELECT record FROM people WHERE account_id = ? AND id = ?', [
        accountId,
        personId,
      ]);
      return row === undefined ? undefined : keptJson<Person>(row.record);
    },
    reports(accountId, managerId) {
      return database
        .all(
          'SELECT record FROM people WHERE account_id = ? AND manager_id = ? ORDER BY family, given, key',
          [accountId, managerId],
        )
        .map((row) => keptJson<Person>(row.record));
    },
    pass(accountId, now = 0) {
      database.exec(pagesKept.writing);
      const pass = peoplePass({ database, commits, log, index, write }, accountId, now);
      return {
        ...pass,
        async end() {
          database.exec(pagesKept.reading);
          await pass.end();
        },
      };
    },
    put(accountId, person) {
      // As if the newest pass had met the person: one that is under way must not forget somebody it has yet to reach.
      commits.change('people', () => write(accountId, [person], latestGeneration(database, accountId)));
    },
    notePick(accountId, personId, at) {
      commits.change('people', () => {
        database.run(
          `INSERT INTO picks (account_id, person_id, times, last_at) VALUES (?, ?, 1, ?)
           ON CONFLICT DO UPDATE SET times = times + 1, last_at = excluded.last_at`,
          [accountId, personId, at],
        );
        return true;
      });
    },
    favourites: () =>
      database
        .all('SELECT account_id, person_id, added_at FROM favourites ORDER BY added_at, person_id')
        .map((row) => ({
          accountId: textOf(row, 'account_id'),
          personId: textOf(row, 'person_id'),
          addedAt: numberOf(row, 'added_at'),
        })),
    favour(accountId, personId, at) {
      commits.change('favourites', () => {
        const changed =
          at === null
            ? database.run('DELETE FROM favourites WHERE account_id = ? AND person_id = ?', [
                accountId,
                personId,
              ])
            : database.run(
                'INSERT OR IGNORE INTO favourites (account_id, person_id, added_at) VALUES (?, ?, ?)',
                [accountId, personId, at],
              );
        return changed > 0;
      });
    },
    query(sql: string, values: readonly Value[] = []) {
      if (!database.reads(sql)) throw new TypeError('A query only reads.');
      return database.all(sql, values);
    },
  };
}

/** The same person always gives the same text, whatever the order of the fields. */
function recordOf(person: Person): string {
  const { id, displayName, givenName, familyName, email, login, phones, title, department, room, managerId } =
    person;
  const { photo, webPath, outside } = person;
  return JSON.stringify({
    id,
    displayName,
    givenName,
    familyName,
    email,
    login,
    phones: phones.map(({ kind, number }) => ({ kind, number })),
    title,
    department,
    room,
    managerId,
    photo,
    webPath,
    outside,
  });
}
