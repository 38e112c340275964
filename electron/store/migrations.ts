import { fail } from '../office/errors';
import type { Database } from './database';
import { numberOf } from './kept-json';

/**
 * The schema, as numbered steps that only go forward. A step that has shipped is never edited: the next change is the
 * next step. Records are JSON, because they are read and written whole; columns exist for what is searched by.
 */
const steps: readonly string[] = [
  `
  CREATE TABLE accounts (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL);
  CREATE TABLE tickets (
    position INTEGER PRIMARY KEY, account_id TEXT NOT NULL, id TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL, record TEXT NOT NULL, UNIQUE (account_id, id)
  );
  CREATE TABLE reminders (
    account_id TEXT NOT NULL, id TEXT NOT NULL, due_at INTEGER NOT NULL, snoozed_until INTEGER,
    record TEXT NOT NULL, PRIMARY KEY (account_id, id)
  ) WITHOUT ROWID;
  CREATE TABLE own_requests (
    account_id TEXT NOT NULL, part TEXT NOT NULL, records TEXT NOT NULL, PRIMARY KEY (account_id, part)
  ) WITHOUT ROWID;
  CREATE TABLE absences (
    account_id TEXT NOT NULL, person_id TEXT NOT NULL, id TEXT NOT NULL,
    from_day TEXT NOT NULL, to_day TEXT NOT NULL, pending INTEGER NOT NULL,
    PRIMARY KEY (account_id, person_id, id)
  ) WITHOUT ROWID;
  CREATE INDEX absences_by_day ON absences (account_id, to_day);

  CREATE TABLE people (
    key INTEGER PRIMARY KEY, account_id TEXT NOT NULL, id TEXT NOT NULL, record TEXT NOT NULL,
    manager_id TEXT, email TEXT,
    family TEXT NOT NULL, given TEXT NOT NULL, heads TEXT NOT NULL, names TEXT NOT NULL, others TEXT NOT NULL,
    tails TEXT NOT NULL, UNIQUE (account_id, id)
  );
  CREATE INDEX people_by_family ON people (family, given);
  CREATE INDEX people_by_given ON people (given, family);
  CREATE INDEX people_by_email ON people (email) WHERE email IS NOT NULL;
  CREATE INDEX people_by_manager ON people (account_id, manager_id) WHERE manager_id IS NOT NULL;
  CREATE TABLE people_met (person_key INTEGER PRIMARY KEY, generation INTEGER NOT NULL);
  CREATE TABLE people_passes (account_id TEXT PRIMARY KEY, generation INTEGER NOT NULL) WITHOUT ROWID;
  CREATE VIRTUAL TABLE people_words USING fts5 (
    names, others, around, numbers, tails, content = '', contentless_delete = 1, detail = column, prefix = '1 2',
    tokenize = 'unicode61 remove_diacritics 0'
  );
  CREATE TABLE name_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE picks (
    account_id TEXT NOT NULL, person_id TEXT NOT NULL, times INTEGER NOT NULL, last_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, person_id)
  ) WITHOUT ROWID;
  CREATE INDEX picks_by_moment ON picks (last_at);

  CREATE TABLE decisions (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account_id TEXT NOT NULL, ticket_id TEXT NOT NULL,
    open INTEGER NOT NULL, dismissed INTEGER NOT NULL, settled_at INTEGER, record TEXT NOT NULL
  );
  CREATE INDEX decisions_open ON decisions (account_id, position) WHERE open = 1;
  CREATE UNIQUE INDEX decisions_one_per_ticket ON decisions (account_id, ticket_id) WHERE open = 1;
  CREATE INDEX decisions_settled ON decisions (settled_at) WHERE open = 0;
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE announced (key TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX announced_by_moment ON announced (at);
  `,
  `
  ALTER TABLE absences ADD COLUMN type TEXT;
  ALTER TABLE absences ADD COLUMN days REAL;
  CREATE TABLE backgrounds (
    account_id TEXT NOT NULL, person_id TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (account_id, person_id)
  ) WITHOUT ROWID;
  `,
  'ALTER TABLE tickets ADD COLUMN silent_until INTEGER;',
  `
  CREATE TABLE photos (
    account_id TEXT NOT NULL, person_id TEXT NOT NULL, reference TEXT NOT NULL, read_at INTEGER NOT NULL,
    shown_at INTEGER NOT NULL, size INTEGER NOT NULL, media_type TEXT, picture TEXT, UNIQUE (account_id, person_id)
  );
  `,
  `
  CREATE TABLE favourites (
    account_id TEXT NOT NULL, person_id TEXT NOT NULL, added_at INTEGER NOT NULL, PRIMARY KEY (account_id, person_id)
  ) WITHOUT ROWID;
  DROP INDEX people_by_manager;
  CREATE INDEX people_by_team ON people (account_id, manager_id, family, given, id) WHERE manager_id IS NOT NULL;
  `,
  // Left to itself, the index merges its parts in single large pieces: see people-index.ts.
  `
  INSERT INTO people_words (people_words, rank) VALUES ('automerge', 0);
  INSERT INTO people_words (people_words, rank) VALUES ('usermerge', 16);
  INSERT INTO people_words (people_words, rank) VALUES ('crisismerge', 1000);
  `,
  // How far a pass over a directory has come, so that it can be gone on with.
  `
  ALTER TABLE people_passes ADD COLUMN begun_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE people_passes ADD COLUMN bookmark TEXT;
  ALTER TABLE people_passes ADD COLUMN done INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE people_passes ADD COLUMN moved INTEGER NOT NULL DEFAULT 0;
  `,
  // The words of names by themselves, so that those of everybody are read without the rest of their records.
  `
  CREATE TABLE people_names (key INTEGER PRIMARY KEY, words TEXT NOT NULL);
  INSERT INTO people_names (key, words) SELECT key, heads || char(9) || names FROM people ORDER BY key;
  CREATE TRIGGER people_named AFTER INSERT ON people BEGIN
    INSERT INTO people_names (key, words) VALUES (new.key, new.heads || char(9) || new.names);
  END;
  CREATE TRIGGER people_renamed AFTER UPDATE OF heads, names ON people BEGIN
    UPDATE people_names SET words = new.heads || char(9) || new.names WHERE key = new.key;
  END;
  CREATE TRIGGER people_unnamed AFTER DELETE ON people BEGIN
    DELETE FROM people_names WHERE key = old.key;
  END;
  DROP INDEX people_by_family;
  DROP INDEX people_by_given;
  DROP TABLE name_words;
  `,
];

/** Brings the schema up to date, each step in a transaction of its own. Returns whether the store was empty before. */
export function migrate(database: Database): { readonly fresh: boolean } {
  const row = database.get('PRAGMA user_version');
  const version = row === undefined ? 0 : numberOf(row, 'user_version');
  if (version > steps.length) {
    throw fail('disk-corrupt', {
      detail: `the store was written by a newer version (schema ${version}, this program knows ${steps.length})`,
    });
  }
  steps.slice(version).forEach((step, offset) => {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(step);
      database.exec(`PRAGMA user_version = ${version + offset + 1}`);
      database.exec('COMMIT');
    } catch (thrown) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw thrown;
    }
  });
  return { fresh: version === 0 };
}
