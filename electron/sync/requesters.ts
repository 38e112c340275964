/**
 * Keeps what is known of those whose leave waits: read when their request arrives or changes, and all of them now and
 * then. What nobody asks about any more is forgotten.
 */
import { type Failure, failureOf } from '../office/errors';
import type { OfficeSystem } from '../office/office-system';
import { noRest } from '../office/rest';
import type { Store } from '../store/types';
import type { TicketDiff } from './diff';
import { restAfter } from './schedule';

/** Between two readings of everybody. */
const everybodyEveryMs = 3_600_000;
/** People asked about in one go; the rest follows with the next look. */
const atOnce = 60;

export interface RequesterSyncOptions {
  readonly accountId: string;
  readonly system: OfficeSystem;
  readonly store: Store;
  onFailure(failure: Failure): void;
}

export interface RequesterSync {
  /** Called after each successful look. Never throws. */
  refresh(diff: TicketDiff): Promise<void>;
  close(): void;
}

export function createRequesterSync(options: RequesterSyncOptions): RequesterSync {
  const { accountId, system, store } = options;
  const ending = new AbortController();
  /** Whose background has to be read. */
  const wanted = new Set<string>();
  let everybodyAt = Number.NEGATIVE_INFINITY;
  let rest = noRest;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    const personIds = [...wanted].slice(0, atOnce);
    const found = await system.backgrounds(personIds, ending.signal);
    if (ending.signal.aborted) return;
    for (const id of personIds) wanted.delete(id);
    store.backgrounds.replace(accountId, personIds, found);
  }

  /** Who has to be asked about after this look. */
  function plan(diff: TicketDiff): void {
    const waiting = new Set(requestersOf(store.tickets.all(accountId).map(({ ticket }) => ticket)));
    store.backgrounds.keepOnly(accountId, [...waiting]);
    for (const id of wanted) if (!waiting.has(id)) wanted.delete(id);
    // A clock set back must not stall it.
    const everybody = Math.abs(Date.now() - everybodyAt) >= everybodyEveryMs;
    if (everybody) everybodyAt = Date.now();
    for (const id of everybody ? waiting : requestersOf([...diff.arrived, ...diff.changed, ...diff.gone])) {
      if (waiting.has(id)) wanted.add(id);
    }
  }

  function failed(thrown: unknown): void {
    if (ending.signal.aborted) return;
    const failure = failureOf(thrown);
    rest = restAfter(failure);
    options.onFailure(failure);
  }

  return {
    async refresh(diff) {
      try {
        plan(diff);
        if (wanted.size === 0 || rest.leftMs() > 0) return;
        reading ??= read().finally(() => {
          reading = undefined;
        });
        await reading;
      } catch (thrown) {
        failed(thrown);
      }
    },
    close: () => ending.abort(),
  };
}

function requestersOf(tickets: TicketDiff['arrived']): readonly string[] {
  return tickets.flatMap(({ kind, requester }) =>
    kind === 'leave' && requester.personId !== undefined ? [requester.personId] : [],
  );
}
