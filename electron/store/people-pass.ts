import type { Person } from '../office/person';
import { portionsOf } from '../office/portions';
import type { Commits } from './commits';
import type { Database, Row } from './database';
import { numberOf } from './kept-json';
import type { PeopleIndex } from './people-index';
import type { PeoplePass } from './types';
import type { WriteAheadLog } from './write-ahead-log';

/** A pass that began longer ago is not gone on with: what it read first is too old. */
const resumableMs = 6 * 3_600_000;
/** Marks of people looked at, and people forgotten, in one go: more would keep the program from answering. */
const looked = 2_000;
const forgotten = 100;

/** With more parts than these the index is put in order; merging a few again and again would be much writing for little. */
const mostParts = 8;
/** Pages written in a step of merging. Each fills the log as much as somebody new does, or less. */
const pagesAtOnce = { least: 8, most: 64 };

export interface PeoplePassParts {
  readonly database: Database;
  readonly commits: Commits;
  readonly log: WriteAheadLog;
  readonly index: PeopleIndex;
  /** Writes who is new or different, and notes for all that the generation has met them. */
  write(accountId: string, people: readonly Person[], generation: number): boolean;
}

export function latestGeneration(database: Database, accountId: string): number {
  const row = passRow(database, accountId);
  return row === undefined ? 0 : numberOf(row, 'generation');
}

/** Begins a pass over an account's directory, or goes on with one that was interrupted. See `PeoplePass`. */
export function peoplePass(parts: PeoplePassParts, accountId: string, now: number): PeoplePass {
  const { database, commits, log, index } = parts;
  const kept = commits.transaction(() => keptPass(database, accountId, now));
  const { generation } = kept;
  let { moved } = kept;
  let unrested = 0;
  /** Once all were looked at nobody comes to be forgotten: whoever is written meanwhile is met. */
  let isForgotten = false;
  log.hold();

  /** Forgets some of those who were not met; where to look on, `undefined` when all were looked at. */
  function forgetSome(after: number): number | undefined {
    const last = database.get(
      'SELECT max(person_key) AS last FROM (SELECT person_key FROM people_met WHERE person_key > ? ORDER BY person_key LIMIT ?)',
      [after, looked],
    )?.last;
    if (typeof last !== 'number') return undefined;
    const gone = database
      .all(
        // In this order: nearly everybody was met, and a person's own row is long to read.
        `SELECT key FROM people_met CROSS JOIN people ON key = person_key
         WHERE person_key > ? AND person_key <= ? AND generation < ? AND account_id = ? ORDER BY key LIMIT ?`,
        [after, last, generation, accountId, forgotten],
      )
      .map((row) => numberOf(row, 'key'));
    if (gone.length > 0) {
      const forget = () => {
        index.remove(gone);
        return true;
      };
      commits.cheaply(() => commits.change('people', forget));
    }
    return gone.length < forgotten ? last : gone.at(-1);
  }

  return {
    ...(kept.bookmark !== undefined && { bookmark: kept.bookmark }),
    done: kept.done,
    isMet(personId) {
      const row = database.get(
        `SELECT generation FROM people JOIN people_met ON person_key = key WHERE account_id = ? AND id = ?`,
        [accountId, personId],
      );
      return row !== undefined && numberOf(row, 'generation') >= generation;
    },
    add(people) {
      unrested += people.length;
      commits.cheaply(() => commits.change('people', () => parts.write(accountId, people, generation)));
    },
    turn(page) {
      moved ||= page.moved;
      commits.cheaply(() =>
        commits.transaction(() =>
          database.run('UPDATE people_passes SET bookmark = ?, done = ?, moved = ? WHERE account_id = ?', [
            page.bookmark ?? null,
            page.done,
            moved ? 1 : 0,
            accountId,
          ]),
        ),
      );
    },
    rest() {
      const rows = unrested;
      unrested = 0;
      return log.rest(rows);
    },
    async forget() {
      if (moved) return;
      for (let after = forgetSome(0); after !== undefined; after = forgetSome(after)) await this.rest();
      isForgotten = true;
    },
    finish(at) {
      commits.transaction(() => {
        if (!moved && !isForgotten) {
          for (let after = forgetSome(0); after !== undefined; ) after = forgetSome(after);
        }
        if (!moved) forgetPhotos(database, accountId);
        database.run('UPDATE people_passes SET bookmark = NULL WHERE account_id = ?', [accountId]);
        commits.change('accounts', () => notePass(database, accountId, at));
      });
    },
    async tidy(signal) {
      if (index.parts() <= mostParts) return;
      const portion = portionsOf(pagesAtOnce);
      let isUnfinished = true;
      for (let which: 'first' | 'next' = 'first'; isUnfinished && !signal.aborted; which = 'next') {
        const pages = portion.size;
        commits.cheaply(() => {
          isUnfinished = portion.do(pages, () => commits.transaction(() => index.mergeAll(which, pages)));
        });
        await log.rest(pages);
      }
    },
    end: () => log.release(),
  };
}

interface KeptPass {
  readonly generation: number;
  readonly bookmark?: string;
  readonly done: number;
  readonly moved: boolean;
}

function keptPass(database: Database, accountId: string, now: number): KeptPass {
  const row = passRow(database, accountId);
  const generation = row === undefined ? 0 : numberOf(row, 'generation');
  if (row !== undefined && typeof row.bookmark === 'string') {
    const age = now - numberOf(row, 'begun_at');
    if (age >= 0 && age < resumableMs) {
      return { generation, bookmark: row.bookmark, done: numberOf(row, 'done'), moved: row.moved !== 0 };
    }
  }
  database.run('INSERT OR REPLACE INTO people_passes (account_id, generation, begun_at) VALUES (?, ?, ?)', [
    accountId,
    generation + 1,
    now,
  ]);
  return { generation: generation + 1, done: 0, moved: false };
}

function passRow(database: Database, accountId: string): Row | undefined {
  return database.get(
    'SELECT generation, begun_at, bookmark, done, moved FROM people_passes WHERE account_id = ?',
    [accountId],
  );
}

/** Pictures of people who are no longer known. */
function forgetPhotos(database: Database, accountId: string): void {
  database.run(
    `DELETE FROM photos WHERE account_id = ?1
     AND NOT EXISTS (SELECT 1 FROM people WHERE account_id = ?1 AND id = person_id)`,
    [accountId],
  );
}

function notePass(database: Database, accountId: string, at: number): boolean {
  const changed = database.run(
    `UPDATE accounts SET record = json_set(record, '$.peopleAsOf', CAST(? AS INTEGER)) WHERE id = ?`,
    [at, accountId],
  );
  return changed > 0;
}
