/** The groups of the inbox, in the order in which the store sorts it. Pure. */
import type { TicketCard } from '../../electron/bridge/slices';

/** `soon`: begins or is due within a week, or should have been; `read`: nothing can be done about it here. */
export type Urgency = 'soon' | 'later' | 'read' | 'off';

const soonMs = 7 * 86_400_000;

export function urgencyOf({ ticket, silentUntil }: TicketCard, nowMs: number): Urgency {
  if (silentUntil !== undefined && silentUntil > nowMs) return 'off';
  if (ticket.verbs.length === 0) return 'read';
  const { leave, dueAt, dueOn } = ticket;
  const day = leave?.from ?? dueOn;
  const moment = day === undefined ? dueAt : new Date(`${day}T00:00:00`).getTime();
  return moment !== undefined && moment <= nowMs + soonMs ? 'soon' : 'later';
}

interface Grouped {
  readonly key: string;
  readonly urgency: Urgency;
}

/** Which rows begin a group, and which; none where all are of one. */
export function headings(rows: readonly Grouped[]): ReadonlyMap<string, Urgency> {
  const begins = rows.filter((row, index) => row.urgency !== rows[index - 1]?.urgency);
  return new Map(begins.length < 2 ? [] : begins.map(({ key, urgency }) => [key, urgency]));
}
