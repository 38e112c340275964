import type { Ticket } from '../../../electron/office/ticket';

/** A leave request as a system's mapping would make it. */
export function leaveTicket(id: string, change: Partial<Ticket> = {}): Ticket {
  return {
    id,
    version: 'v1',
    kind: 'leave',
    title: 'Holiday',
    requester: { name: 'Zofia Krawczyk', personId: 'p-zofia' },
    standing: 'pending',
    stateText: 'pending',
    leave: { type: 'Holiday', from: '2026-12-07', to: '2026-12-11', days: 5 },
    verbs: ['approve', 'reject'],
    reasonNeeded: [],
    ...change,
  };
}
