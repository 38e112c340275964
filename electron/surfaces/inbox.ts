/** The inbox: what waits, what was decided and not yet read, and what a fair decision needs beside it. */
import type { TicketCard } from '../bridge/slices';
import type { Decision } from '../office/decision';
import type { Leave } from '../office/leave';
import type { Ticket } from '../office/ticket';
import type { AccountRecord, Store } from '../store/types';

/** Decisions that ended keep their line until it is dismissed; a line of its own when the ticket has gone. */
export function inboxOf(store: Store): TicketCard[] {
  const decisions = new Map<string, Decision>();
  for (const decision of store.decisions.visible()) {
    if (decision.state !== 'undone') decisions.set(cardKey(decision.accountId, decision.ticket.id), decision);
  }
  const cards: TicketCard[] = [];
  for (const { accountId, ticket, firstSeenAt } of store.tickets.all()) {
    const key = cardKey(accountId, ticket.id);
    const decision = decisions.get(key);
    decisions.delete(key);
    // A decision that ended belonged to an earlier stage of a ticket that waits again.
    const current =
      decision !== undefined && !(ended(decision) && decision.ticket.version !== ticket.version);
    cards.push(card(store, accountId, ticket, firstSeenAt, current ? decision : undefined));
  }
  for (const decision of decisions.values()) {
    cards.push(card(store, decision.accountId, decision.ticket, decision.decidedAt, decision));
  }
  return cards.sort(byUrgency);
}

/** Tickets that still want something from the person: the number in the tray. */
export function waitingCards(cards: readonly TicketCard[]): readonly TicketCard[] {
  return cards.filter((entry) => entry.decision === undefined || entry.decision.state === 'changed');
}

function ended(decision: Decision): boolean {
  return ['confirmed', 'conflict', 'refused', 'undone'].includes(decision.state);
}

function cardKey(accountId: string, ticketId: string): string {
  return JSON.stringify([accountId, ticketId]);
}

/** What can be decided before what can only be read; then the leave that begins first; then the longest waiting. */
function byUrgency(one: TicketCard, other: TicketCard): number {
  const readOnly = Number(one.ticket.verbs.length === 0) - Number(other.ticket.verbs.length === 0);
  if (readOnly !== 0) return readOnly;
  const begins = (one.ticket.leave?.from ?? '9999').localeCompare(other.ticket.leave?.from ?? '9999');
  if (begins !== 0) return begins;
  const waited = (one.ticket.createdAt ?? one.firstSeenAt) - (other.ticket.createdAt ?? other.firstSeenAt);
  return waited === 0
    ? cardKey(one.accountId, one.ticket.id).localeCompare(cardKey(other.accountId, other.ticket.id))
    : waited;
}

function card(
  store: Store,
  accountId: string,
  ticket: Ticket,
  firstSeenAt: number,
  decision: Decision | undefined,
): TicketCard {
  const away = ticket.leave === undefined ? undefined : awayDuring(store, accountId, ticket, ticket.leave);
  return {
    accountId,
    ticket: { ...ticket, verbs: [...ticket.verbs], reasonNeeded: [...ticket.reasonNeeded] },
    firstSeenAt,
    ...(decision === undefined ? {} : { decision: decisionView(decision) }),
    ...(away === undefined ? {} : { away }),
  };
}

function decisionView(decision: Decision): NonNullable<TicketCard['decision']> {
  const { accountId: _, ticket: __, ...view } = decision;
  return view;
}

/** Who of the requester's colleagues is away then; `undefined` when we may not see the team. */
function awayDuring(
  store: Store,
  accountId: string,
  ticket: Ticket,
  leave: Leave,
): TicketCard['away'] | undefined {
  const account = store.accounts.get(accountId);
  const personId = ticket.requester.personId;
  if (account === undefined || personId === undefined || !teamIsKnown(account, personId)) return undefined;
  const team = (account.absencesOf ?? []).filter((id) => id !== personId);
  const awayIds = new Set(
    store.absences.between(accountId, leave.from, leave.to).map((absence) => absence.personId),
  );
  const names = team
    .filter((id) => awayIds.has(id))
    .map((id) => store.people.get(accountId, id)?.displayName ?? id);
  return { names: names.sort((one, other) => one.localeCompare(other)), teamSize: team.length };
}

function teamIsKnown(account: AccountRecord, personId: string): boolean {
  return account.absencesOf?.includes(personId) ?? false;
}
