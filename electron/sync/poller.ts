/**
 * One account's loop: look at the server, put what it says into the store, say when to look again. Everything with a
 * duty of its own (what to announce, what a person sees) hangs on the store or on `onReading`.
 */
import { type Failure, failureOf } from '../office/errors';
import type { OfficeSystem, Waiting } from '../office/office-system';
import type { Ticket } from '../office/ticket';
import { othersTurn } from '../office/turns';
import type { Store } from '../store/types';
import { diffTickets, type TicketDiff } from './diff';
import { type Activity, afterFailureMs, pollIntervalMs, withJitter } from './schedule';

export interface Reading {
  readonly waiting: Waiting;
  readonly diff: TicketDiff;
  /** The account had never been read before. */
  readonly first: boolean;
}

export interface PollerOptions {
  readonly accountId: string;
  readonly system: OfficeSystem;
  readonly store: Store;
  activity(): Activity;
  /** The person wants this account left alone. */
  paused(): boolean;
  onReading(reading: Reading): void;
  /** The state behind `account.failure` and `account.busy`; called on every change. */
  onState(state: PollerState): void;
}

export interface PollerState {
  readonly looking: boolean;
  readonly failure?: Failure;
}

export interface Poller {
  readonly state: PollerState;
  /** Looks now, or once more after the look under way. Never throws: a failure is state. */
  look(): Promise<void>;
  /** The interval may have changed (popover opened, battery): plans the next look again. */
  replan(): void;
  close(): void;
}

/** Long enough for what is done with it to be felt. */
function isLong({ tickets, reminders }: Waiting): boolean {
  return tickets.length + reminders.length > 100;
}

export function createPoller(options: PollerOptions): Poller {
  const { accountId, system, store } = options;
  const ending = new AbortController();
  let state: PollerState = { looking: false };
  let failures = 0;
  let underWay: Promise<void> | undefined;
  /** Asked for while a look was under way: what that one saw may be older than the wish. */
  let next: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let lastLookAt = 0;

  function setState(next: PollerState): void {
    state = next;
    options.onState(next);
  }

  async function lookOnce(): Promise<void> {
    setState({ ...state, looking: true });
    try {
      const waiting = await freshReading();
      if (ending.signal.aborted) return;
      const reading = keep(waiting);
      // Telling of much that is new takes as long as keeping it.
      if (isLong(waiting)) await othersTurn();
      if (ending.signal.aborted) return;
      options.onReading(reading);
      failures = 0;
      setState({ looking: false });
    } catch (thrown) {
      if (ending.signal.aborted) return;
      failures += 1;
      setState({ looking: false, failure: failureOf(thrown) });
    } finally {
      lastLookAt = Date.now();
      underWay = undefined;
      replan();
    }
  }

  /** A reading begun before a decision was settled would bring its ticket back: it is read once more. */
  async function freshReading(): Promise<Waiting> {
    const begun = Date.now();
    const waiting = await system.waiting(ending.signal);
    if (isLong(waiting)) await othersTurn();
    const overtaken = store.decisions.history(begun).some((decision) => decision.accountId === accountId);
    return overtaken ? system.waiting(ending.signal) : waiting;
  }

  /** What only this program remembers as done goes on waiting on the server; here it is over until it changes. */
  function onlyHereSettled(tickets: readonly Ticket[]): (ticket: Ticket) => boolean {
    if (tickets.every(({ onlyHere = [] }) => onlyHere.length === 0)) return () => false;
    const settled = store.decisions
      .history(0)
      .filter(({ accountId: of, state, verb, ticket }) => {
        return of === accountId && state === 'confirmed' && ticket.onlyHere?.includes(verb) === true;
      })
      .map(({ ticket }) => JSON.stringify([ticket.id, ticket.version]));
    const known = new Set(settled);
    return (ticket) => known.has(JSON.stringify([ticket.id, ticket.version]));
  }

  /** A part that could not be read keeps what was known of it. */
  function keep(waiting: Waiting): Reading {
    const missing = new Set(waiting.missing.map((entry) => entry.part));
    const known = store.tickets.all(accountId).map((entry) => entry.ticket);
    const settledHere = onlyHereSettled(waiting.tickets);
    const kept = known.filter((ticket) => missing.has(ticket.kind === 'leave' ? 'leaveApproval' : 'tickets'));
    const tickets = [
      ...waiting.tickets.filter((ticket) => !settledHere(ticket)),
      ...kept.filter((old) => !waiting.tickets.some((ticket) => ticket.id === old.id)),
    ];
    const first = store.accounts.get(accountId)?.lastSyncAt === undefined;
    store.transaction(() => {
      store.tickets.replace(accountId, tickets, Date.now());
      if (!missing.has('reminders')) store.reminders.replace(accountId, waiting.reminders);
      if (!missing.has('ownLeaves')) store.requests.replaceLeaves(accountId, waiting.ownLeaves);
      if (!missing.has('limits')) store.requests.replaceLimits(accountId, waiting.limits, waiting.limitsAsOf);
      store.accounts.patch(accountId, { lastSyncAt: Date.now(), capabilities: waiting.capabilities });
    });
    return { waiting, diff: diffTickets(known, tickets), first };
  }

  /** From the last look on. `null`: nothing to wait for; whoever changes that (resume, online, a new password) calls `look`. */
  function waitMs(): number | null {
    if (options.paused()) return null;
    const interval = pollIntervalMs(options.activity(), Date.now());
    if (interval === null) return null;
    if (state.failure === undefined) return withJitter(interval, Math.random());
    const wait = afterFailureMs(state.failure, failures, interval, lastLookAt);
    // A moment that the server named is kept to the second; anything else is spread.
    return wait === null || state.failure.retryAt !== undefined ? wait : withJitter(wait, Math.random());
  }

  function replan(): void {
    clearTimeout(timer);
    if (ending.signal.aborted || underWay !== undefined) return;
    const wait = waitMs();
    if (wait === null) return;
    const since = Date.now() - lastLookAt;
    // A clock set back must not stall the loop: time since the last look is never taken as negative.
    const rest = Math.max(wait - Math.max(since, 0), 250);
    timer = setTimeout(() => void look(), rest);
    timer.unref?.();
  }

  function look(): Promise<void> {
    if (ending.signal.aborted || options.paused()) return Promise.resolve();
    clearTimeout(timer);
    if (underWay === undefined) {
      underWay = lookOnce();
      return underWay;
    }
    next ??= underWay.then(() => {
      next = undefined;
      return look();
    });
    return next;
  }

  return {
    get state() {
      return state;
    },
    look,
    replan,
    close() {
      ending.abort();
      clearTimeout(timer);
    },
  };
}
