import type { Decision } from '../office/decision';
import { fail } from '../office/errors';
import type { Ticket, Verb } from '../office/ticket';
import type { Store } from '../store/types';
import { step } from './machine';

/** What a person pressed, on what they saw. */
export interface DecideRequest {
  readonly accountId: string;
  readonly ticketId: string;
  readonly ticketVersion: string;
  readonly verb: Verb;
  readonly reason?: string;
}

export interface DecisionFacts {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly undoWindowMs: number;
}

/** Checks a decision against what is known, and commits it. Fails as `Outbox.decide` says. */
export function takeDecision(store: Store, request: DecideRequest, facts: DecisionFacts): Decision {
  return store.transaction(() => {
    const { accountId, ticketId } = request;
    const ticket = ticketToDecide(store, request);
    const reason = request.reason?.trim();
    if (!reason && ticket.reasonNeeded.includes(request.verb)) {
      throw fail('invalid', { detail: 'a reason is needed' });
    }
    makeRoom(store, accountId, ticketId, facts.now);
    const decision: Decision = {
      id: facts.id,
      accountId,
      verb: request.verb,
      ...(reason ? { reason } : {}),
      ticket,
      state: 'queued',
      decidedAt: facts.now,
      notBefore: facts.now + Math.max(facts.undoWindowMs, 0),
      attempts: 0,
    };
    store.decisions.put(decision);
    return decision;
  });
}

function ticketToDecide(store: Store, { accountId, ticketId, ticketVersion, verb }: DecideRequest): Ticket {
  const account = store.accounts.get(accountId);
  const ticket = store.tickets.get(accountId, ticketId)?.ticket;
  if (account === undefined || ticket === undefined) throw fail('not-found');
  if (account.quickDecisions === 'off') throw fail('invalid', { detail: 'quick decisions are off' });
  if (ticket.version !== ticketVersion) throw fail('conflict', { detail: 'changed since it was shown' });
  if (!ticket.verbs.includes(verb)) throw fail('invalid', { detail: `${verb} is not offered` });
  return ticket;
}

/** A decision that waits for the person gives way; one that is under way does not. Ended ones have been read by now. */
function makeRoom(store: Store, accountId: string, ticketId: string, now: number): void {
  for (const earlier of store.decisions.visible(accountId)) {
    if (earlier.ticket.id !== ticketId) continue;
    if (['queued', 'sending', 'unknown'].includes(earlier.state)) {
      throw fail('conflict', { detail: 'already being decided' });
    }
    if (earlier.state === 'changed') store.decisions.put(step(earlier, { type: 'undo' }, now).decision);
    store.decisions.dismiss(earlier.id);
  }
}
