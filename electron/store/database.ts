import { createRequire } from 'node:module';
import { diskFailure } from './disk-failure';

/** What SQLite takes and gives here; the driver knows no booleans. */
export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/**
 * The few calls the tables need. Every error leaves as an `OfficeError` (`disk-full`, `disk-corrupt`). Prepared
 * statements are kept, so the same text is parsed once.
 */
export interface Database {
  exec(sql: string): void;
  /** Number of rows changed. */
  run(sql: string, values?: readonly Value[]): number;
  get(sql: string, values?: readonly Value[]): Row | undefined;
  all(sql: string, values?: readonly Value[]): readonly Row[];
  /** Whether a statement only reads. */
  reads(sql: string): boolean;
  readonly inTransaction: boolean;
  close(): void;
}

/** The part of `libsql` in use; its own types do not know of encryption. */
interface Statement {
  readonly reader: boolean;
  run(values: readonly Value[]): { readonly changes: number };
  get(values: readonly Value[]): Row | undefined;
  all(values: readonly Value[]): Row[];
}
interface NativeDatabase {
  readonly inTransaction: boolean;
  prepare(sql: string): Statement;
  exec(sql: string): void;
  close(): void;
}
type Driver = new (
  path: string,
  options: { readonly encryptionCipher?: string; readonly encryptionKey?: string },
) => NativeDatabase;

let driver: Driver | undefined;

/** Loaded at first use: the native library is not wanted before there is something to keep. */
function loadDriver(): Driver {
  driver ??= createRequire(import.meta.url)('libsql') as Driver;
  return driver;
}

/** Opens a file (with its key) or `:memory:`. Opening alone reads nothing: a wrong key shows at the first statement. */
export function openDatabase(path: string, key?: string): Database {
  const native = attempt('opening the store', () => {
    const Libsql = loadDriver();
    return new Libsql(path, key === undefined ? {} : { encryptionCipher: 'aes256cbc', encryptionKey: key });
  });
  const statements = new Map<string, Statement>();

  function prepared(sql: string): Statement {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = native.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  }

  // Values go over as one array: given one by one, the driver mistakes a single `null` for a table of named values.
  return {
    exec: (sql) => attempt('writing the store', () => void native.exec(sql)),
    run: (sql, values = []) => attempt('writing the store', () => prepared(sql).run(values).changes),
    get: (sql, values = []) => attempt('reading the store', () => prepared(sql).get(values)),
    all: (sql, values = []) => attempt('reading the store', () => prepared(sql).all(values)),
    reads: (sql) => attempt('reading the store', () => !/\breturning\b/i.test(sql) && prepared(sql).reader),
    get inTransaction() {
      return native.inTransaction;
    },
    close() {
      statements.clear();
      native.close();
    },
  };
}

function attempt<Result>(doing: string, work: () => Result): Result {
  try {
    return work();
  } catch (thrown) {
    throw diskFailure(thrown, doing);
  }
}
