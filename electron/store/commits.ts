import type { Database } from './database';
import type { Topic } from './types';

/** Transactions that nest, and one word to the listeners after each that changed something. */
export interface Commits {
  /** All or nothing; a nested call joins the outer one, and its failure undoes the outer one too. */
  transaction<Result>(work: () => Result): Result;
  /** Runs a write inside a transaction and notes the topic when `work` says that something changed. */
  change(topic: Topic, work: () => boolean): void;
  /**
   * Runs commits that need not outlast a power failure, because what they hold can be fetched again; a program that dies
   * loses nothing. The next ordinary commit makes them last as well.
   */
  cheaply(work: () => void): void;
  onChange(listener: (changed: ReadonlySet<Topic>) => void): () => void;
}

/**
 * `beforeCommit` runs inside the outermost transaction, when all its changes are in place: if it throws, nothing is
 * committed.
 */
export function createCommits(
  database: Database,
  beforeCommit: (changed: ReadonlySet<Topic>) => void,
): Commits {
  const listeners = new Set<(changed: ReadonlySet<Topic>) => void>();
  let depth = 0;
  let changed = new Set<Topic>();
  let doomed: { readonly thrown: unknown } | undefined;

  function joined<Result>(work: () => Result): Result {
    depth += 1;
    try {
      const result = work();
      if (result instanceof Promise) throw new TypeError('A transaction does not wait for promises.');
      return result;
    } catch (thrown) {
      // A part that failed must not be committed with the rest, even if somebody above caught the error.
      doomed ??= { thrown };
      throw thrown;
    } finally {
      depth -= 1;
    }
  }

  function rollBack(): void {
    changed = new Set();
    doomed = undefined;
    // SQLite has already rolled back by itself after some errors, a full disk among them.
    if (database.inTransaction) database.exec('ROLLBACK');
  }

  function outermost<Result>(work: () => Result): Result {
    database.exec('BEGIN IMMEDIATE');
    let result: Result;
    try {
      result = joined(work);
      if (doomed !== undefined) throw doomed.thrown;
      if (changed.size > 0) beforeCommit(changed);
      database.exec('COMMIT');
    } catch (thrown) {
      rollBack();
      throw thrown;
    }
    const told = changed;
    changed = new Set();
    if (told.size > 0) for (const listener of [...listeners]) listener(told);
    return result;
  }

  return {
    transaction: (work) => (depth > 0 ? joined(work) : outermost(work)),
    change(topic, work) {
      const write = () => {
        if (work()) changed.add(topic);
      };
      if (depth > 0) joined(write);
      else outermost(write);
    },
    cheaply(work) {
      if (depth > 0) return work();
      database.exec('PRAGMA synchronous = NORMAL');
      try {
        work();
      } finally {
        database.exec('PRAGMA synchronous = FULL');
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
