/**
 * Carries decisions to the servers. Every step is on disk before the next begins, so that at any moment the program may
 * end and the next start goes on from there: a decision is never lost and never doubled.
 */
import type { Decision } from '../office/decision';
import { type Failure, failureOf } from '../office/errors';
import type { DecisionOrder, OfficeSystem, TicketReading } from '../office/office-system';
import type { Store } from '../store/types';
import { stepsOn } from './apply-step';
import { type Answer, canUndo, type DecisionEvent, hasEnded, isRefusal } from './machine';
import { type DecideRequest, takeDecision } from './take-decision';
import { createWaits, systemTimers, type Timers } from './waits';
import { withDecider } from './who-decided';

export interface OutboxOptions {
  readonly store: Store;
  /** The account's system while it runs; without one its decisions wait. */
  systemFor(accountId: string): OfficeSystem | undefined;
  /** Time of day, epoch milliseconds: what is written down. Waiting goes by `timers`. */
  now(): number;
  readonly timers?: Timers;
  undoWindowMs(): number;
  /** A decision was confirmed, met a conflict or was refused, or it waits for the person (`changed`). */
  onSettled(decision: Decision): void;
  /** Something of our own failed (the disk is full); the decision stays as it is and is tried again. */
  onTrouble(accountId: string, failure: Failure): void;
  randomId(): string;
}

export interface Outbox {
  /**
   * Commits a decision and starts its undo window. Fails with `conflict` when the ticket is no longer what the person
   * saw or is being decided already, `not-found` when it no longer waits, `invalid` when the verb is not offered, a
   * reason is missing, or the account's server does not carry out decisions.
   */
  decide(request: DecideRequest): Decision;
  /** Takes a decision back while nothing has gone out, or gives up one that waits for the person; else `false`. */
  undo(decisionId: string): boolean;
  /** At the start of the program and after `pause`: what was under way is settled by reading, the rest goes on. */
  resume(): void;
  /** The account can be reached or is signed in again: nothing of it waits for a back-off any longer. */
  poke(accountId: string): void;
  /** Nothing new is begun until `resume`; what is on its way comes to its answer. */
  pause(): void;
  /** Ends for good; what is on its way is cut off and will be settled at the next start. */
  close(): Promise<void>;
}

/** A server may need a moment before a reading shows what it has just confirmed. */
const secondLookMs = 1_000;

export function createOutbox(options: OutboxOptions): Outbox {
  const { store, now } = options;
  const timers = options.timers ?? systemTimers;
  const waits = createWaits(timers);
  const ending = new AbortController();
  const working = new Map<string, Promise<void>>();
  const alarms = new Map<string, () => void>();
  const apply = stepsOn(store, now, waits.forget, options.onSettled);
  let active = true;

  async function attempt(decision: Decision, system: OfficeSystem): Promise<void> {
    if (store.accounts.get(decision.accountId)?.quickDecisions === 'off') {
      apply(decision.id, { type: 'switched-off' });
      return;
    }
    const reading = await read(decision, system);
    if (reading === undefined) return;
    if (!('found' in reading)) return hold(decision, reading.failure, 'not-read-before');
    // From here to the call nothing waits: what the step decided is still true when the call leaves.
    if (!active) return;
    const proof = system.proof(reading, orderOf(decision));
    if (apply(decision.id, { type: 'read-before', reading, proof }, reading)?.effect !== 'send') return;
    if (reading.found !== 'ticket') return;
    const sent = apply(decision.id, { type: 'send' });
    if (sent?.decision.state !== 'sending') return;
    const answer = await send({ ...orderOf(decision), ticket: reading.ticket }, system);
    if (answer.kind === 'silence') lost(decision.id, answer.failure);
    await settle(sent.decision, system, answer);
  }

  async function send(order: DecisionOrder, system: OfficeSystem): Promise<Answer> {
    try {
      await system.decide(order, ending.signal);
      return { kind: 'success' };
    } catch (thrown) {
      const failure = failureOf(thrown);
      return { kind: isRefusal(failure) ? 'refusal' : 'silence', failure };
    }
  }

  /** Learns what became of a call by reading the ticket again. */
  async function settle(decision: Decision, system: OfficeSystem, answer: Answer): Promise<void> {
    let reading = await read(decision, system);
    if (reading === undefined) return;
    if (!('found' in reading)) return hold(decision, reading.failure, 'not-read-after');
    const order = orderOf(decision);
    if (answer.kind === 'success' && system.proof(reading, order) === 'not-done') {
      await delay(secondLookMs);
      reading = await read(decision, system);
      if (reading === undefined) return;
      if (!('found' in reading)) return hold(decision, reading.failure, 'not-read-after');
    }
    const proof = system.proof(reading, order);
    const failure = answer.kind === 'success' ? undefined : answer.failure;
    const waitMs = proof === 'not-done' ? waits.backOffMs(decision.id, failure, now()) : 0;
    const quickDecisions = store.accounts.get(decision.accountId)?.quickDecisions ?? 'untried';
    const event: DecisionEvent = { type: 'read-after', answer, reading, proof, quickDecisions, waitMs };
    const after = apply(decision.id, event, reading);
    if (after?.decision.state === 'queued') waits.hold(decision.id, waitMs, failure);
  }

  /** A reading, why there is none, or nothing at all because the outbox is closing. */
  async function read(
    { accountId, ticket }: Decision,
    system: OfficeSystem,
  ): Promise<TicketReading | { readonly failure: Failure } | undefined> {
    if (ending.signal.aborted) return undefined;
    try {
      const reading = await system.readTicket(ticket, ending.signal);
      return ending.signal.aborted ? undefined : withDecider(store, accountId, reading);
    } catch (thrown) {
      return ending.signal.aborted ? undefined : { failure: failureOf(thrown) };
    }
  }

  function hold(decision: Decision, failure: Failure, type: 'not-read-before' | 'not-read-after'): void {
    const waitMs = waits.backOffMs(decision.id, failure, now());
    const held = apply(decision.id, { type, failure, waitMs });
    if (held !== undefined && !hasEnded(held.decision)) waits.hold(decision.id, waitMs, failure);
  }

  function lost(decisionId: string, failure?: Failure): void {
    apply(decisionId, failure === undefined ? { type: 'lost' } : { type: 'lost', failure });
  }

  async function work(decision: Decision, system: OfficeSystem): Promise<void> {
    if (decision.state === 'queued') return attempt(decision, system);
    // Under way, but not by us: the program ended, or the disk refused, before the answer was kept.
    if (decision.state === 'sending') lost(decision.id);
    const { failure } = decision;
    await settle(
      decision,
      system,
      failure === undefined ? { kind: 'silence' } : { kind: 'silence', failure },
    );
  }

  function underWay(accountId: string): readonly Decision[] {
    return store.decisions.open(accountId).filter((decision) => decision.state !== 'changed');
  }

  /** One decision of an account at a time, in the order they were made. */
  async function run(accountId: string): Promise<void> {
    for (;;) {
      const system = options.systemFor(accountId);
      const next = underWay(accountId).find((decision) => waits.leftMs(decision, now()) === 0);
      if (!active || system === undefined || next === undefined) return;
      try {
        await work(next, system);
      } catch (thrown) {
        const failure = failureOf(thrown);
        waits.hold(next.id, waits.backOffMs(next.id, failure, now()), failure);
        options.onTrouble(accountId, failure);
      }
    }
  }

  /** Starts the account's work if none is going on, and sets the alarm for what has to wait. */
  function kick(accountId: string): void {
    if (!active || working.has(accountId)) return;
    const done = Promise.resolve()
      .then(() => run(accountId))
      .finally(() => working.delete(accountId))
      .then(() => setAlarm(accountId))
      .catch((thrown: unknown) => options.onTrouble(accountId, failureOf(thrown)));
    working.set(accountId, done);
  }

  function setAlarm(accountId: string): void {
    alarms.get(accountId)?.();
    alarms.delete(accountId);
    if (!active || options.systemFor(accountId) === undefined) return;
    const left = underWay(accountId).map((decision) => waits.leftMs(decision, now()));
    const soonest = Math.min(...left);
    if (soonest === Number.POSITIVE_INFINITY) return;
    alarms.set(
      accountId,
      timers.after(soonest, () => kick(accountId)),
    );
  }

  function delay(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cutShort = () => {
        cancel();
        resolve();
      };
      const cancel = timers.after(delayMs, () => {
        ending.signal.removeEventListener('abort', cutShort);
        resolve();
      });
      ending.signal.addEventListener('abort', cutShort, { once: true });
    });
  }

  function halt(): void {
    active = false;
    for (const cancel of alarms.values()) cancel();
    alarms.clear();
  }

  /** What waits for the person is over when its ticket no longer waits on the server. */
  function endWhatHasGone(): void {
    for (const { id, accountId, ticket, state } of store.decisions.open()) {
      if (state !== 'changed' || store.tickets.get(accountId, ticket.id) !== undefined) continue;
      try {
        apply(id, { type: 'ticket-gone' });
      } catch (thrown) {
        // Whoever changed the tickets has done so: this is no failure of theirs. The next look asks again.
        options.onTrouble(accountId, failureOf(thrown));
      }
    }
  }

  const stopListening = store.onChange((changed) => {
    if (changed.has('tickets')) endWhatHasGone();
  });

  return {
    decide(request) {
      const decision = takeDecision(store, request, {
        id: options.randomId(),
        now: now(),
        undoWindowMs: options.undoWindowMs(),
      });
      waits.beginWindow(decision.id, decision.notBefore - decision.decidedAt);
      kick(decision.accountId);
      return decision;
    },
    undo(decisionId) {
      return store.transaction(() => {
        const before = store.decisions.get(decisionId);
        if (before === undefined || !canUndo(before)) return false;
        apply(decisionId, { type: 'undo' });
        store.decisions.dismiss(decisionId);
        return true;
      });
    },
    resume() {
      active = !ending.signal.aborted;
      const open = store.decisions.open();
      for (const { id, accountId, state } of open) {
        if (state === 'sending' && !working.has(accountId)) lost(id);
      }
      for (const accountId of new Set(open.map((decision) => decision.accountId))) kick(accountId);
    },
    poke(accountId) {
      endWhatHasGone();
      waits.wake(store.decisions.open(accountId).map(({ id }) => id));
      kick(accountId);
    },
    pause: halt,
    async close() {
      halt();
      stopListening();
      ending.abort();
      await Promise.all(working.values());
    },
  };
}

function orderOf({ ticket, verb, reason }: Decision): DecisionOrder {
  return reason === undefined ? { ticket, verb } : { ticket, verb, reason };
}
