import { beforeEach, expect, it } from 'vitest';
import { teamTimeline as schema } from '../../../electron/bridge/slices';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { teamTimeline } from '../../../electron/surfaces/team-timeline';
import { leaveTicket } from '../sync/ticket-samples';
import { account, colleague } from './account-samples';

let store: Store;
const now = new Date('2026-12-02T10:00:00Z');
const ref = { accountId: 'a', ticketId: '1' };

beforeEach(() => {
  store = openMemoryStore();
  store.accounts.put(account);
  for (const [id, name] of [
    ['p-zofia', 'Zofia Krawczyk'],
    ['p-jan', 'Jan Nowak'],
    ['p-ola', 'Ola Bąk'],
  ] as const) {
    store.people.put('a', colleague(id, name, { managerId: 'me' }));
  }
  store.tickets.replace('a', [leaveTicket('1')], 1);
});

it('shows whole weeks around the request, the requester first, and whoever is away within them', () => {
  store.absences.replace(
    'a',
    ['p-zofia', 'p-jan', 'p-ola'],
    [
      { id: '1', personId: 'p-zofia', from: '2026-12-07', to: '2026-12-11', pending: true },
      { id: 'x', personId: 'p-zofia', from: '2026-12-01', to: '2026-12-01', pending: false },
      { id: 'y', personId: 'p-jan', from: '2026-12-18', to: '2027-01-05', pending: true },
      { id: 'z', personId: 'p-ola', from: '2026-12-21', to: '2026-12-22', pending: false },
    ],
  );
  const timeline = teamTimeline(store, ref, now);
  expect(schema.parse(timeline)).toEqual(timeline);
  expect(timeline?.days).toHaveLength(21);
  expect([timeline?.days[0], timeline?.days.at(-1)]).toEqual(['2026-11-30', '2026-12-20']);
  expect(timeline).toMatchObject({
    today: '2026-12-02',
    rows: [
      {
        name: 'Zofia Krawczyk',
        spans: [
          { from: '2026-12-07', to: '2026-12-11', is: 'this' },
          { from: '2026-12-01', to: '2026-12-01', is: 'away' },
        ],
      },
      { name: 'Jan Nowak', spans: [{ from: '2026-12-18', to: '2027-01-05', is: 'asked' }] },
    ],
    more: 0,
    here: 1,
  });
});

it('stays as wide as the window, however long the leave', () => {
  const leave = { type: 'Unpaid', from: '2026-12-07', to: '9999-12-31' };
  store.tickets.replace('a', [leaveTicket('1', { leave })], 1);
  expect(teamTimeline(store, ref, now)?.days).toHaveLength(42);
});

it.each(['0000-01-01', '9999-12-31'])('does not fail at the end of the calendar (%s)', (day) => {
  store.tickets.replace('a', [leaveTicket('1', { leave: { type: 'Holiday', from: day, to: day } })], 1);
  expect(teamTimeline(store, ref, now)).toBeUndefined();
});

it('is not known where the team may not be seen, or the request has gone', () => {
  store.accounts.patch('a', { absencesOf: ['p-jan'] });
  expect(teamTimeline(store, ref, now)).toBeUndefined();
  expect(teamTimeline(store, { ...ref, ticketId: 'gone' }, now)).toBeUndefined();
  expect(teamTimeline(store, { ...ref, accountId: 'gone' }, now)).toBeUndefined();
});
