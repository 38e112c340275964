/** Counts of what is new elsewhere in a system: asked for every few minutes beside the looks, and only in memory. */
import { type Failure, failureOf } from '../office/errors';
import type { Counters, OfficeSystem } from '../office/office-system';

/** Between two readings; most systems count anew no more often than this. */
const everyMs = 5 * 60_000;

export interface CounterSyncOptions {
  readonly system: OfficeSystem;
  onChange(): void;
  onFailure(failure: Failure): void;
}

export interface CounterSync {
  /** What was read last, and not seen by the person since. */
  readonly value: Counters | undefined;
  /** Called after each successful look; reads what is due. Never throws. */
  refresh(): Promise<void>;
  /** The person goes to look for themselves: what was counted is no news any more. */
  seen(): void;
  close(): void;
}

export function createCounterSync({ system, onChange, onFailure }: CounterSyncOptions): CounterSync {
  const ending = new AbortController();
  let value: Counters | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    try {
      const next = await system.counters?.(ending.signal);
      if (!ending.signal.aborted) value = next;
    } catch (thrown) {
      if (ending.signal.aborted) return;
      // An old number would be taken for a new one.
      value = undefined;
      onFailure(failureOf(thrown));
    } finally {
      reading = undefined;
    }
    if (!ending.signal.aborted) onChange();
  }

  return {
    get value() {
      return value;
    },
    async refresh() {
      // A clock set back must not stall it.
      const isDue = Math.abs(Date.now() - readAt) >= everyMs;
      if (system.counters === undefined || reading !== undefined || !isDue) return;
      readAt = Date.now();
      reading = read();
      await reading;
    },
    seen() {
      value = undefined;
      onChange();
    },
    close: () => ending.abort(),
  };
}
