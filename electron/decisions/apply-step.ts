import type { Decision } from '../office/decision';
import type { TicketReading } from '../office/office-system';
import type { Store } from '../store/types';
import { type DecisionEvent, hasEnded, type Step, step } from './machine';

/** Takes one step of one decision, on disk when it returns; `undefined` when the decision is gone with its account. */
export type ApplyStep = (
  decisionId: string,
  event: DecisionEvent,
  reading?: TicketReading,
) => Step | undefined;

/** Steps with all that follows from them in the store, each in one commit. */
export function stepsOn(
  store: Store,
  now: () => number,
  onEnd: (decisionId: string) => void,
  onSettled: (decision: Decision) => void,
): ApplyStep {
  return (decisionId, event, reading) => {
    const applied = store.transaction(() => {
      const before = store.decisions.get(decisionId);
      if (before === undefined) return undefined;
      const taken = step(before, event, now());
      const isNews = taken.decision.state !== before.state;
      if (taken.decision !== before) store.decisions.put(taken.decision);
      if (isNews) keepTicket(store, taken.decision, reading, now());
      keepProof(store, taken);
      return { taken, isNews };
    });
    if (applied === undefined) return undefined;
    const { taken, isNews } = applied;
    const isOver = hasEnded(taken.decision);
    if (isOver) onEnd(decisionId);
    const concernsThePerson =
      taken.decision.state === 'changed' || (isOver && taken.decision.state !== 'undone');
    if (isNews && concernsThePerson) onSettled(taken.decision);
    return taken;
  };
}

/** The inbox is right at once, without waiting for the next look at the server. */
function keepTicket(
  store: Store,
  { accountId, ticket, state }: Decision,
  reading: TicketReading | undefined,
  now: number,
): void {
  if (state === 'confirmed' || state === 'conflict') store.tickets.remove(accountId, ticket.id);
  else if ((state === 'changed' || state === 'refused') && reading?.found === 'ticket') {
    store.tickets.put(accountId, reading.ticket, now);
  }
}

/** What only this program remembers proves nothing about the server. */
function keepProof(store: Store, { decision: { accountId, ticket, verb }, effect }: Step): void {
  if (effect !== 'proven' && effect !== 'switch-off') return;
  if (ticket.onlyHere?.includes(verb)) return;
  const quickDecisions = effect === 'proven' ? 'proven' : 'off';
  if (store.accounts.get(accountId) !== undefined) store.accounts.patch(accountId, { quickDecisions });
}
