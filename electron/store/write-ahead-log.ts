import { createRequire } from 'node:module';
import { setImmediate as immediate } from 'node:timers/promises';
import type { Database } from './database';
import { diskFailure } from './disk-failure';

/**
 * The log before the database file. As a rule SQLite empties it by itself, in the commit that makes it long: that takes as
 * long as some hundred commits. While much is written, it is emptied on another thread instead.
 */
export interface WriteAheadLog {
  /** From now on nobody's commit empties the log, until `release` has been called as often as this. */
  hold(): void;
  /**
   * Lets everybody else have a turn; to be called between commits while the log is held. Waits for the log to be emptied
   * when as many rows were written as it should hold.
   */
  rest(rows: number): Promise<void>;
  /** Empties the log before commits do it again. */
  release(): Promise<void>;
  /** Before the store is closed: nothing is opened or written any more, whoever still holds the log. */
  close(): void;
}

/** Rows of people, at about 20 kB of log each in a large directory. */
const rowsInLog = 2_000;
/** What SQLite does by itself. */
const usualPages = 1_000;
/** As long as it gets with that. What much writing has left is given back to the disk, by the next commit. */
const usualBytes = 4_000_000;

/** A connection whose statements run on another thread; part of the driver, and as little of it as is used. */
interface Elsewhere {
  exec(sql: string): Promise<void>;
  close(): void;
}
type Driver = new (
  path: string,
  options: { readonly encryptionCipher: string; readonly encryptionKey: string },
) => Elsewhere;

export function writeAheadLog(database: Database, file: string, key: string): WriteAheadLog {
  let holders = 0;
  /** Written since the log was emptied last, and whether anything was since it is held. */
  let rows = 0;
  let isUsed = false;
  let elsewhere: Elsewhere | undefined;
  let emptying: Promise<void> | undefined;
  let isClosed = false;

  async function run(sql: string): Promise<void> {
    try {
      const Driver = createRequire(import.meta.url)('libsql/promise') as Driver;
      elsewhere ??= new Driver(file, { encryptionCipher: 'aes256cbc', encryptionKey: key });
      await elsewhere.exec(sql);
    } catch (thrown) {
      throw diskFailure(thrown, 'writing the store');
    }
  }

  function empty(): Promise<void> {
    rows = 0;
    // Passive: it waits for nobody, and whoever commits meanwhile does not wait for it.
    emptying ??= run('PRAGMA wal_checkpoint(PASSIVE)').finally(() => {
      emptying = undefined;
    });
    return emptying;
  }

  function disconnect(): void {
    elsewhere?.close();
    elsewhere = undefined;
  }

  function beAsUsual(): void {
    database.exec(`PRAGMA wal_autocheckpoint = ${usualPages}; PRAGMA journal_size_limit = ${usualBytes}`);
  }

  beAsUsual();
  return {
    hold() {
      holders += 1;
      // Nor is it cut off: it would only grow again.
      if (holders === 1) database.exec('PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = -1');
    },
    async rest(written) {
      rows += written;
      isUsed ||= written > 0;
      await (rows >= rowsInLog && !isClosed ? empty() : immediate());
    },
    async release() {
      try {
        // Also of what came after the last rows: a log that is not empty is not begun anew, and stays as long as it is.
        if (holders === 1 && isUsed && !isClosed) await empty();
      } finally {
        holders -= 1;
        if (holders === 0 && !isClosed) {
          isUsed = false;
          disconnect();
          beAsUsual();
        }
      }
    },
    close() {
      isClosed = true;
      disconnect();
    },
  };
}

/** For a store in memory, which has no log. */
export function noLog(): WriteAheadLog {
  return {
    hold: () => undefined,
    rest: () => immediate(),
    release: () => immediate(),
    close: () => undefined,
  };
}
