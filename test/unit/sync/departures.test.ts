import { beforeEach, expect, it, vi } from 'vitest';
import { fail } from '../../../electron/office/errors';
import type { OfficeSystem, TicketReading } from '../../../electron/office/office-system';
import type { Ticket } from '../../../electron/office/ticket';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { createDepartures } from '../../../electron/sync/departures';
import { account, decision, ticket } from '../store/records';

let store: Store;
let time: number;
let read: (asked: Ticket) => Promise<TicketReading>;
const onChange = vi.fn();
const onKnown = vi.fn();

beforeEach(() => {
  store = openMemoryStore();
  store.accounts.put(account());
  time = 1_000;
  read = async (asked) => ({
    found: 'ticket',
    ticket: { ...asked, standing: 'approved', decidedBy: 'Marta' },
    waitsForMe: false,
  });
  onChange.mockClear();
  onKnown.mockClear();
});

function open() {
  const system = { readTicket: (asked: Ticket) => read(asked) } as unknown as OfficeSystem;
  return createDepartures({ store, systemFor: () => system, onChange, onKnown, now: () => time });
}

it('says at once that a request has left, and by whom it was decided when that has been read', async () => {
  const departures = open();
  departures.left('a1', [ticket('t1')]);
  expect(departures.all()).toMatchObject([{ looking: true, at: 1_000 }]);
  await vi.waitFor(() => expect(departures.all()).toMatchObject([{ looking: false }]));
  expect(departures.all()[0]?.now).toMatchObject({ standing: 'approved', decidedBy: 'Marta' });
  expect(onChange).toHaveBeenCalledTimes(2);
  expect(onKnown).toHaveBeenCalledExactlyOnceWith(departures.all()[0]);
});

it('tells which are being read again, and that the reading has ended though the line was dismissed', async () => {
  const departures = open();
  departures.left('a1', [ticket('t1')]);
  expect(departures.looking('a1')).toEqual(new Set(['t1']));
  expect(departures.looking('a2')).toEqual(new Set());
  departures.forget('a1', 't1');
  await vi.waitFor(() => expect(onKnown).toHaveBeenCalledOnce());
  expect(departures.all()).toEqual([]);
  expect(departures.looking('a1')).toEqual(new Set());
});

it('says no more than that it has left when it is gone, waits again, or cannot be read', async () => {
  const answers: readonly (typeof read)[] = [
    async () => ({ found: 'gone' }),
    async (asked) => ({ found: 'ticket', ticket: asked, waitsForMe: true }),
    async () => {
      throw fail('offline');
    },
  ];
  for (const answer of answers) {
    read = answer;
    const departures = open();
    departures.left('a1', [ticket('t1')]);
    await vi.waitFor(() => expect(departures.all()).toMatchObject([{ looking: false }]));
    expect(departures.all()[0]?.now).toBeUndefined();
  }
});

it('leaves alone what is being decided here, what could only be read, and a page of them at once', () => {
  store.decisions.put(decision('d1', { ticket: ticket('t1') }));
  const departures = open();
  departures.left('a1', [ticket('t1'), ticket('t2', { verbs: [] })]);
  departures.left(
    'a1',
    ['1', '2', '3', '4', '5', '6'].map((id) => ticket(id)),
  );
  expect(departures.all()).toEqual([]);
});

it('forgets what was read, what waits again, what is an hour old, and what belongs to an account that has gone', () => {
  const departures = open();
  departures.left('a1', [ticket('t1'), ticket('t2'), ticket('t3')]);
  departures.forget('a1', 't1');
  store.tickets.put('a1', ticket('t2'), 1);
  expect(departures.all().map((entry) => entry.ticket.id)).toEqual(['t3']);
  time += 3_600_000;
  expect(departures.all()).toEqual([]);
  departures.left('a1', [ticket('t4')]);
  store.accounts.remove('a1');
  expect(departures.all()).toEqual([]);
});
