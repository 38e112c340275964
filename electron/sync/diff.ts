/** What changed between what was known and what the server says now. Pure. */
import type { Ticket } from '../office/ticket';

export interface TicketDiff {
  readonly arrived: readonly Ticket[];
  /** Same ticket, another version. */
  readonly changed: readonly Ticket[];
  readonly gone: readonly Ticket[];
}

export function diffTickets(before: readonly Ticket[], after: readonly Ticket[]): TicketDiff {
  const known = new Map(before.map((ticket) => [ticket.id, ticket]));
  const arrived: Ticket[] = [];
  const changed: Ticket[] = [];
  for (const ticket of after) {
    const old = known.get(ticket.id);
    if (old === undefined) arrived.push(ticket);
    else if (old.version !== ticket.version) changed.push(ticket);
    known.delete(ticket.id);
  }
  return { arrived, changed, gone: [...known.values()] };
}
