/**
 * The life of a decision, as a pure function: `queued -> sending -> confirmed | conflict | refused | unknown`, with
 * `changed` waiting for the person and `undone` for what was taken back in time. Nothing here reads a clock, a store or
 * a server; `outbox` does, and hands in what it learnt.
 */
import type { Decision, DecisionState } from '../office/decision';
import type { Failure } from '../office/errors';
import type { Proof, TicketReading } from '../office/office-system';
import type { AccountRecord } from '../store/types';

/** A call that took no effect is sent again at most so often in all. */
const mostAttempts = 5;

/** What is known after the call was handed to the network, before the ticket was read again. */
export type Answer =
  /** The server says it is done. */
  | { readonly kind: 'success' }
  /** The server has turned it down for good. */
  | { readonly kind: 'refusal'; readonly failure: Failure }
  /** No answer that says what became of it, or a crash while sending. */
  | { readonly kind: 'silence'; readonly failure?: Failure };

export type DecisionEvent =
  /** The person takes it back, or gives it up. */
  | { readonly type: 'undo' }
  /** The ticket was read before sending. `proof` matters only when something was sent before. */
  | { readonly type: 'read-before'; readonly reading: TicketReading; readonly proof: Proof }
  /** Reading before sending failed; nothing was sent this time. */
  | { readonly type: 'not-read-before'; readonly failure: Failure; readonly waitMs: number }
  /** This account's server is known not to carry out decisions. */
  | { readonly type: 'switched-off' }
  /** The call is about to be handed to the network. */
  | { readonly type: 'send' }
  /** The call failed, or the program ended, and nobody knows what became of it. */
  | { readonly type: 'lost'; readonly failure?: Failure }
  /** The ticket was read after sending. */
  | {
      readonly type: 'read-after';
      readonly answer: Answer;
      readonly reading: TicketReading;
      readonly proof: Proof;
      readonly quickDecisions: AccountRecord['quickDecisions'];
      /** How long to wait before sending again, should it come to that. */
      readonly waitMs: number;
    }
  /** Reading after sending failed. */
  | { readonly type: 'not-read-after'; readonly failure: Failure; readonly waitMs: number }
  /** A ticket that waits for the person no longer waits on the server. */
  | { readonly type: 'ticket-gone' };

/** What follows from a step beside the decision's new state. */
type Effect =
  /** Hand the call to the network. */
  | 'send'
  /** Read the ticket to learn what became of it. */
  | 'read-after'
  /** The account's server carries out decisions; the first one has shown it. */
  | 'proven'
  /** It answers with success and does nothing. */
  | 'switch-off';

export interface Step {
  readonly decision: Decision;
  readonly effect?: Effect;
}

const ends: readonly DecisionState[] = ['confirmed', 'conflict', 'refused', 'undone'];

export function hasEnded(decision: Decision): boolean {
  return ends.includes(decision.state);
}

/** Nothing has gone out, so it can be taken back and nobody will ever know. */
export function canUndo(decision: Decision): boolean {
  return (decision.state === 'queued' && decision.attempts === 0) || decision.state === 'changed';
}

/**
 * Refusals after which the server will not change its mind. It has read the call and turned it down; what it made of
 * the ticket is still read again.
 */
export function isRefusal(failure: Failure): boolean {
  return ['forbidden', 'module-off', 'not-found', 'conflict', 'invalid'].includes(failure.name);
}

/** The next state; an event that does not fit the state changes nothing. */
export function step(decision: Decision, event: DecisionEvent, now: number): Step {
  switch (decision.state) {
    case 'queued':
      return stepQueued(decision, event, now);
    case 'sending':
    case 'unknown':
      return stepSent(decision, event, now);
    case 'changed':
      if (event.type === 'undo') return { decision: ended(decision, 'undone', now) };
      if (event.type === 'ticket-gone') return { decision: gone(decision, now) };
      return { decision };
    default:
      return { decision };
  }
}

function stepQueued(decision: Decision, event: DecisionEvent, now: number): Step {
  switch (event.type) {
    case 'undo':
      return { decision: canUndo(decision) ? ended(decision, 'undone', now) : decision };
    case 'switched-off':
      return { decision: refused(decision, { name: 'invalid', detail: 'quick decisions are off' }, now) };
    case 'read-before':
      return afterReadingBefore(decision, event.reading, event.proof, now);
    case 'not-read-before':
      // Nothing went out: it waits and says why, unless waiting cannot help.
      if (isRefusal(event.failure)) return { decision: refused(decision, event.failure, now) };
      return { decision: { ...decision, failure: event.failure, notBefore: now + event.waitMs } };
    case 'send': {
      const { failure: _, ...clean } = decision;
      return { decision: { ...clean, state: 'sending', attempts: decision.attempts + 1 } };
    }
    default:
      return { decision };
  }
}

function afterReadingBefore(decision: Decision, reading: TicketReading, proof: Proof, now: number): Step {
  if (decision.attempts > 0 && (proof === 'done' || proof === 'passed-on')) {
    // An earlier try had gone through after all.
    return { decision: confirmed(decision, proof, now), effect: 'proven' };
  }
  if (reading.found === 'gone') return { decision: gone(decision, now) };
  if (!reading.waitsForMe) return { decision: conflict(decision, reading, now) };
  const { ticket } = reading;
  if (ticket.version !== decision.ticket.version || !ticket.verbs.includes(decision.verb)) {
    const { failure: _, ...clean } = decision;
    return { decision: { ...clean, state: 'changed' } };
  }
  return { decision, effect: 'send' };
}

function stepSent(decision: Decision, event: DecisionEvent, now: number): Step {
  switch (event.type) {
    case 'lost':
      return {
        decision: {
          ...decision,
          state: 'unknown',
          ...(event.failure === undefined ? {} : { failure: event.failure }),
        },
        effect: 'read-after',
      };
    case 'not-read-after':
      if (isRefusal(event.failure)) {
        // It is no longer ours to see; whatever became of it, it does not wait for us.
        return { decision: { ...ended(decision, 'conflict', now), failure: event.failure } };
      }
      return {
        decision: { ...decision, state: 'unknown', failure: event.failure, notBefore: now + event.waitMs },
      };
    case 'read-after':
      return afterReadingAgain(decision, event, now);
    default:
      return { decision };
  }
}

function afterReadingAgain(
  decision: Decision,
  event: Extract<DecisionEvent, { type: 'read-after' }>,
  now: number,
): Step {
  const { answer, reading, proof } = event;
  switch (proof) {
    case 'done':
    case 'passed-on':
      return { decision: confirmed(decision, proof, now), effect: 'proven' };
    case 'gone':
      // The server said yes and the ticket has left: done, though not proof enough for the account.
      return { decision: answer.kind === 'success' ? confirmed(decision, proof, now) : gone(decision, now) };
    case 'otherwise':
      return { decision: conflict(decision, reading, now) };
    case 'not-done':
      return notDone(decision, event, now);
  }
}

/** It waits on the server as before. */
function notDone(
  decision: Decision,
  { answer, quickDecisions, waitMs }: Extract<DecisionEvent, { type: 'read-after' }>,
  now: number,
): Step {
  if (answer.kind === 'refusal') return { decision: refused(decision, answer.failure, now) };
  if (answer.kind === 'success' && quickDecisions !== 'proven') {
    const failure: Failure = { name: 'invalid', detail: 'answered with success, changed nothing' };
    return { decision: refused(decision, failure, now), effect: 'switch-off' };
  }
  const failure: Failure | undefined =
    answer.kind === 'success' ? { name: 'invalid', detail: 'changed nothing' } : answer.failure;
  if (decision.attempts >= mostAttempts) {
    return { decision: refused(decision, failure ?? decision.failure ?? { name: 'timeout' }, now) };
  }
  return {
    decision: {
      ...decision,
      state: 'queued',
      notBefore: now + waitMs,
      ...(failure === undefined ? {} : { failure }),
    },
  };
}

function ended(decision: Decision, state: DecisionState, now: number): Decision {
  const { failure: _, ...clean } = decision;
  return { ...clean, state, settledAt: now };
}

function confirmed(decision: Decision, proof: Proof, now: number): Decision {
  const done = ended(decision, 'confirmed', now);
  return proof === 'passed-on' ? { ...done, passedOn: true } : done;
}

function refused(decision: Decision, failure: Failure, now: number): Decision {
  return { ...ended(decision, 'refused', now), failure };
}

/** Withdrawn or settled elsewhere; nobody says by whom. */
function gone(decision: Decision, now: number): Decision {
  return { ...ended(decision, 'conflict', now), failure: { name: 'not-found' } };
}

function conflict(decision: Decision, reading: TicketReading, now: number): Decision {
  if (reading.found === 'gone') return gone(decision, now);
  const { stateText, decidedBy } = reading.ticket;
  return {
    ...ended(decision, 'conflict', now),
    found: decidedBy === undefined ? { stateText } : { stateText, decidedBy },
  };
}
