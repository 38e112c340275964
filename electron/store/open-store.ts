import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { failureOf } from '../office/errors';
import { absencesTable } from './absences-table';
import { accountsTable } from './accounts-table';
import { backgroundsTable } from './backgrounds-table';
import { checkText } from './check-text';
import { createCommits } from './commits';
import { type Database, openDatabase } from './database';
import { decisionsTable } from './decisions-table';
import { diskFailure } from './disk-failure';
import { migrate } from './migrations';
import { peopleTable } from './people-table';
import { photosTable } from './photos-table';
import { remindersTable } from './reminders-table';
import { requestsTable } from './requests-table';
import { openSafetyCopy, restoreSafetyCopy, type SafetyCopy, safetyContentOf } from './safety-copy';
import { announcedTable, settingsTable } from './small-tables';
import { ticketsTable } from './tickets-table';
import type { Store, Topic } from './types';
import { noLog, type WriteAheadLog, writeAheadLog } from './write-ahead-log';

export interface StorePlace {
  /** The database file; its folder is made if need be. */
  readonly file: string;
  /** From the keychain: 32 random bytes, or the same as text. */
  readonly key: Buffer | string;
}

/** Of pictures: everybody one meets in some weeks on disk, a few screens full in memory. */
const photoLimits = {
  encrypted: { count: 1_000, bytes: 8_000_000 },
  memory: { count: 200, bytes: 1_000_000 },
};

/** Parts of which the safety copy keeps something. */
const savedTopics: readonly Topic[] = ['accounts', 'settings', 'decisions', 'favourites'];

/**
 * Opens the encrypted store, making it if there is none. Deletes nothing: a file that the key does not open, a damaged
 * one and one from a newer version fail with `disk-corrupt`, and `recoverStore` is the way on. A store made anew beside a
 * safety copy takes over what was saved there.
 */
export function openStore({ file, key }: StorePlace): Store {
  const keyText = typeof key === 'string' ? key : key.toString('hex');
  makePrivateFile(file);
  // A program that ends well leaves no log. One that did not may have died of what it read.
  const endedBadly = existsSync(`${file}-wal`);
  const database = openDatabase(file, keyText);
  try {
    database.exec(
      'PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -2000',
    );
    const { fresh } = migrate(database);
    if (!fresh) checkText(database, endedBadly ? ['own', 'fetched'] : ['own']);
    const copy = openSafetyCopy(file, keyText);
    const saved = fresh ? copy.read() : undefined;
    const store = assemble('encrypted', database, writeAheadLog(database, file, keyText), copy);
    if (saved !== undefined) restoreSafetyCopy(store, saved);
    else if (!fresh) copy.write(safetyContentOf(store));
    return store;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** A store that is gone when the program ends: there is no key to encrypt with, so nothing is written to disk. */
export function openMemoryStore(): Store {
  const database = openDatabase(':memory:');
  migrate(database);
  return assemble('memory', database, noLog(), undefined);
}

function assemble(
  kind: Store['kind'],
  database: Database,
  log: WriteAheadLog,
  copy: SafetyCopy | undefined,
): Store {
  const commits = createCommits(database, (changed) => {
    // Before the commit: a decision that could not be saved twice is not taken at all.
    if (savedTopics.some((topic) => changed.has(topic))) copy?.write(safetyContentOf(store));
  });
  const store: Store = {
    kind,
    accounts: accountsTable(database, commits),
    tickets: ticketsTable(database, commits),
    reminders: remindersTable(database, commits),
    requests: requestsTable(database, commits),
    absences: absencesTable(database, commits),
    backgrounds: backgroundsTable(database, commits),
    people: peopleTable(database, commits, log),
    photos: photosTable(database, commits, photoLimits[kind]),
    decisions: decisionsTable(database, commits),
    settings: settingsTable(database, commits),
    announced: announcedTable(database, commits),
    transaction: commits.transaction,
    onChange: commits.onChange,
    close() {
      log.close();
      try {
        if (kind === 'encrypted') database.all('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch (thrown) {
        // Everything is in the log, and the next start goes on from there; a full disk must not keep us from ending.
        if (failureOf(thrown).name !== 'disk-full') throw thrown;
      } finally {
        database.close();
      }
    },
  };
  return store;
}

/** The file exists and is the owner's alone before the first byte goes in; SQLite gives its companions the same mode. */
function makePrivateFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  } catch (thrown) {
    throw diskFailure(thrown, 'opening the store');
  }
}
