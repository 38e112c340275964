/** The team's time away around a request, as days and rows. */
import type { TeamTimeline } from '../bridge/slices';
import type { LocalDate } from '../office/person';
import type { TicketRef } from '../office/ticket';
import type { Store } from '../store/types';
import { AccountFacts, type Member } from './account-facts';
import { addDays, weekday } from './days';

/** More days than these cannot be told apart at the width of the window. */
const mostDays = 42;
/** More rows than these are not taken in at a glance. */
const mostRows = 40;

/** `undefined` where the request has no days, or where the team may not be seen. */
export function teamTimeline(
  store: Store,
  { accountId, ticketId }: TicketRef,
  now: Date,
): TeamTimeline | undefined {
  const ticket = store.tickets.get(accountId, ticketId)?.ticket;
  const personId = ticket?.requester.personId;
  const facts = AccountFacts.read(store, accountId, now);
  if (ticket?.leave === undefined || personId === undefined) return undefined;
  const colleagues = facts?.colleaguesOf(personId);
  if (facts === undefined || colleagues === undefined) return undefined;
  const { from, to } = ticket.leave;
  const days = window(from, to);
  if (days.length === 0) return undefined;
  const own = facts.member(personId);
  const rest = own.absences.filter(({ id }) => id !== ticket.id);
  const requester = {
    name: ticket.requester.name,
    spans: [{ from, to, is: 'this' as const }, ...spansOf({ ...own, absences: rest }, days)],
  };
  const rows = colleagues
    .map((member) => ({ name: member.name, spans: spansOf(member, days) }))
    .filter(({ spans }) => spans.length > 0)
    .sort(byFirstDay);
  return {
    days: [...days],
    today: facts.today,
    rows: [requester, ...rows.slice(0, mostRows)],
    more: Math.max(0, rows.length - mostRows),
    here: colleagues.length - rows.length,
  };
}

/**
 * Whole weeks, with one before and one after: an absence that ends the day before matters too. Empty where the
 * calendar has no such weeks, at either end of time.
 */
function window(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const first = addDays(from, -weekday(from) - 7);
  const days = Array.from({ length: mostDays }, (_, count) => addDays(first, count));
  if (days.some((day) => !/^\d{4}-/.test(day))) return [];
  const end = days.findIndex((day) => day >= to);
  return end === -1 ? days : days.slice(0, end + 14 - weekday(days[end] ?? to));
}

function spansOf({ absences }: Member, days: readonly LocalDate[]): TeamTimeline['rows'][number]['spans'] {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return absences
    .filter(({ from, to }) => from <= last && first <= to)
    .map(({ from, to, pending }) => ({ from, to, is: pending ? ('asked' as const) : ('away' as const) }))
    .sort((one, other) => one.from.localeCompare(other.from));
}

type Row = TeamTimeline['rows'][number];

function byFirstDay(one: Row, other: Row): number {
  const begins = (row: Row) => row.spans[0]?.from ?? '';
  return begins(one).localeCompare(begins(other)) || one.name.localeCompare(other.name);
}
