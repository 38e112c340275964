import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffTickets } from '../../../electron/sync/diff';
import { leaveTicket } from './ticket-samples';

const tickets = fc.uniqueArray(
  fc.record({ id: fc.nat(20).map(String), version: fc.constantFrom('a', 'b') }),
  {
    selector: (ticket) => ticket.id,
  },
);

it('sorts every ticket into exactly one of arrived, changed, gone and unchanged', () => {
  fc.assert(
    fc.property(tickets, tickets, (before, after) => {
      const old = before.map(({ id, version }) => leaveTicket(id, { version }));
      const fresh = after.map(({ id, version }) => leaveTicket(id, { version }));
      const diff = diffTickets(old, fresh);
      const oldVersions = new Map(old.map((ticket) => [ticket.id, ticket.version]));
      expect(diff.arrived).toEqual(fresh.filter((ticket) => !oldVersions.has(ticket.id)));
      expect(diff.changed).toEqual(
        fresh.filter((ticket) => oldVersions.has(ticket.id) && oldVersions.get(ticket.id) !== ticket.version),
      );
      expect(diff.gone).toEqual(old.filter((ticket) => !fresh.some((other) => other.id === ticket.id)));
    }),
  );
});

it('finds no change between a reading and itself', () => {
  const reading = [leaveTicket('1'), leaveTicket('2')];
  expect(diffTickets(reading, reading)).toEqual({ arrived: [], changed: [], gone: [] });
});
