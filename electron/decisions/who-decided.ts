import type { TicketReading } from '../office/office-system';
import type { Ticket } from '../office/ticket';
import type { Store } from '../store/types';

/** The name of whoever decided last: as the system says it, or as the directory knows whom the system means. */
export function whoDecided(store: Store, accountId: string, ticket: Ticket): string | undefined {
  if (ticket.decidedBy !== undefined) return ticket.decidedBy;
  const step = ticket.approvers?.findLast(
    ({ standing }) => standing === 'approved' || standing === 'rejected',
  );
  if (step?.name !== undefined || step?.personId === undefined) return step?.name;
  return store.people.get(accountId, step.personId)?.displayName;
}

/** A reading that names whoever decided, wherever that can be known. */
export function withDecider(store: Store, accountId: string, reading: TicketReading): TicketReading {
  if (reading.found === 'gone') return reading;
  const decidedBy = whoDecided(store, accountId, reading.ticket);
  return decidedBy === undefined ? reading : { ...reading, ticket: { ...reading.ticket, decidedBy } };
}
