/** The inbox: what waits, what was decided and not yet read, and what a fair decision needs beside it. */
import type { TicketCard } from '../bridge/slices';
import { whoDecided } from '../decisions/who-decided';
import type { Decision } from '../office/decision';
import type { Ticket } from '../office/ticket';
import { dayIn } from '../office/today';
import type { Store } from '../store/types';
import type { Departure } from '../sync/departures';
import { type FairFacts, fairFacts } from './fair-facts';

/** Decisions that ended keep their line until it is dismissed; a line of its own when the ticket has gone. */
export function inboxOf(store: Store, now = Date.now(), departures: readonly Departure[] = []): TicketCard[] {
  const facts = fairFacts(store, new Date(now));
  const decisions = new Map<string, Decision>();
  for (const decision of store.decisions.visible()) {
    if (decision.state !== 'undone') decisions.set(cardKey(decision.accountId, decision.ticket.id), decision);
  }
  const earlier = earlierOf(store);
  const cards: TicketCard[] = [];
  for (const { accountId, ticket, firstSeenAt, silentUntil } of store.tickets.all()) {
    const key = cardKey(accountId, ticket.id);
    const decision = decisions.get(key);
    decisions.delete(key);
    // A decision that ended belonged to an earlier stage of a ticket that waits again.
    const current =
      decision !== undefined && !(ended(decision) && decision.ticket.version !== ticket.version);
    const entry = card(facts, accountId, ticket, firstSeenAt, current ? decision : undefined);
    const before = earlier.get(key)?.filter(({ id }) => id !== entry.decision?.id) ?? [];
    if (before.length > 0) entry.earlier = before.map(decisionView);
    const silent = silentUntil !== undefined && silentUntil > now;
    cards.push(silent && entry.decision === undefined ? { ...entry, silentUntil } : entry);
  }
  for (const decision of decisions.values()) {
    cards.push(card(facts, decision.accountId, decision.ticket, decision.decidedAt, decision));
  }
  const shown = new Set(cards.map((entry) => cardKey(entry.accountId, entry.ticket.id)));
  for (const departure of departures) {
    const { accountId, ticket, at } = departure;
    if (shown.has(cardKey(accountId, ticket.id))) continue;
    const { approvers: _, ...seen } = ticket;
    cards.push({
      accountId,
      ticket: { ...seen, verbs: [...ticket.verbs], reasonNeeded: [...ticket.reasonNeeded] },
      firstSeenAt: at,
      elsewhere: elsewhereOf(store, departure),
    });
  }
  return cards.sort(byUrgency);
}

/** Tickets that still want something from the person: the number in the tray. */
export function waitingCards(cards: readonly TicketCard[]): readonly TicketCard[] {
  return cards.filter(({ decision, silentUntil, elsewhere }) =>
    decision === undefined
      ? silentUntil === undefined && elsewhere === undefined
      : decision.state === 'changed',
  );
}

/** What was decided here, or met a decision made elsewhere, about requests that wait again, by card. */
function earlierOf(store: Store): ReadonlyMap<string, readonly Decision[]> {
  const byCard = new Map<string, Decision[]>();
  for (const decision of store.decisions.earlier()) {
    if (decision.state !== 'confirmed' && decision.state !== 'conflict') continue;
    const key = cardKey(decision.accountId, decision.ticket.id);
    byCard.set(key, [...(byCard.get(key) ?? []), decision]);
  }
  return byCard;
}

function ended(decision: Decision): boolean {
  return ['confirmed', 'conflict', 'refused', 'undone'].includes(decision.state);
}

function cardKey(accountId: string, ticketId: string): string {
  return JSON.stringify([accountId, ticketId]);
}

/**
 * What was put off last; what can be decided before what can only be read; then what begins or is due first, leave by its
 * first day and work by the day it has to be done; then the longest waiting.
 */
function byUrgency(one: TicketCard, other: TicketCard): number {
  const silent = Number(one.silentUntil !== undefined) - Number(other.silentUntil !== undefined);
  if (silent !== 0) return silent;
  const readOnly = Number(one.ticket.verbs.length === 0) - Number(other.ticket.verbs.length === 0);
  if (readOnly !== 0) return readOnly;
  const begins = urgentOn(one.ticket).localeCompare(urgentOn(other.ticket));
  if (begins !== 0) return begins;
  const waited = (one.ticket.createdAt ?? one.firstSeenAt) - (other.ticket.createdAt ?? other.firstSeenAt);
  return waited === 0
    ? cardKey(one.accountId, one.ticket.id).localeCompare(cardKey(other.accountId, other.ticket.id))
    : waited;
}

/** The day a ticket is about, comparable; without one it is later than any. */
function urgentOn({ leave, dueAt, dueOn }: Ticket): string {
  if (leave !== undefined) return leave.from;
  if (dueOn !== undefined) return dueOn;
  return dueAt === undefined ? '9999' : dayIn(undefined, new Date(dueAt));
}

function card(
  facts: FairFacts,
  accountId: string,
  ticket: Ticket,
  firstSeenAt: number,
  decision: Decision | undefined,
): TicketCard {
  const { approvers: _, ...shown } = ticket;
  return {
    accountId,
    ticket: { ...shown, verbs: [...ticket.verbs], reasonNeeded: [...ticket.reasonNeeded] },
    firstSeenAt,
    ...(decision === undefined ? {} : { decision: decisionView(decision) }),
    ...facts(accountId, ticket),
  };
}

/** Who decided it and when, as far as that has been read. */
export function elsewhereOf(
  store: Store,
  { accountId, at, looking, now }: Departure,
): NonNullable<TicketCard['elsewhere']> {
  if (now === undefined) return { noticedAt: at, looking };
  const by = whoDecided(store, accountId, now);
  return {
    noticedAt: at,
    looking,
    standing: now.standing,
    stateText: now.stateText,
    ...(by === undefined ? {} : { by }),
    ...(now.decidedAt === undefined ? {} : { at: now.decidedAt }),
  };
}

export function decisionView(decision: Decision): NonNullable<TicketCard['decision']> {
  const { accountId: _, ticket: __, ...view } = decision;
  return view;
}
