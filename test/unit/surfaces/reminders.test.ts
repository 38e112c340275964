import { expect, it } from 'vitest';
import type { Reminder } from '../../../electron/office/reminder';
import type { Ticket } from '../../../electron/office/ticket';
import { openMemoryStore } from '../../../electron/store/open-store';
import { reminderRows } from '../../../electron/surfaces/reminders';
import { leaveTicket } from '../sync/ticket-samples';

const now = Date.parse('2026-11-24T09:00+01:00');
const deadline: Reminder = {
  id: 'deadline:t',
  kind: 'deadline',
  title: 'Offer',
  startsAt: now,
  dueAt: now,
  allDay: false,
  ticketId: 't',
};

function rowsOf(reminder: Reminder, ticket: Partial<Ticket>, quickDecisions: 'proven' | 'off' = 'proven') {
  const store = openMemoryStore();
  store.accounts.put({
    id: 'a',
    system: 'onoffice',
    origin: 'https://office.example',
    login: 'anna',
    quickDecisions,
    identity: { person: { id: 'p', displayName: 'Anna', phones: [] }, timeZone: 'Asia/Tokyo' },
  });
  store.tickets.replace('a', [leaveTicket('t', { kind: 'task', verbs: ['done'], ...ticket })], now);
  store.reminders.replace('a', [reminder]);
  const rows = reminderRows(store, now);
  return { store, rows };
}

it('offer to mark the task done where its system can', () => {
  expect(rowsOf(deadline, {}).rows[0]?.ticket).toEqual({ id: 't', version: 'v1' });
});

it('offer nothing where it cannot, wants a word or a second question, or has shown that it does not', () => {
  expect(rowsOf(deadline, { verbs: ['take'] }).rows[0]?.ticket).toBeUndefined();
  expect(rowsOf(deadline, { reasonNeeded: ['done'] }).rows[0]?.ticket).toBeUndefined();
  expect(rowsOf(deadline, { confirmFirst: ['done'] }).rows[0]?.ticket).toBeUndefined();
  expect(rowsOf(deadline, {}, 'off').rows[0]?.ticket).toBeUndefined();
  expect(rowsOf({ ...deadline, ticketId: 'gone' }, {}).rows[0]?.ticket).toBeUndefined();
});

it('say what becomes of a task that is being marked done', () => {
  const { store } = rowsOf(deadline, {});
  store.decisions.put({
    id: 'd',
    accountId: 'a',
    verb: 'done',
    ticket: leaveTicket('t'),
    state: 'queued',
    decidedAt: now,
    notBefore: now + 5_000,
    attempts: 0,
  });
  expect(reminderRows(store, now)[0]?.ticket?.decision).toMatchObject({ id: 'd', state: 'queued' });
});

it('name whole days as the calendar of their office does', () => {
  const startsAt = Date.parse('2026-11-25T00:00+09:00');
  const day: Reminder = {
    ...deadline,
    kind: 'birthday',
    startsAt,
    dueAt: startsAt,
    endsAt: startsAt + 86_400_000,
    allDay: true,
  };
  expect(rowsOf(day, {}).rows[0]?.days).toEqual({ from: '2026-11-25', to: '2026-11-25' });
  expect(rowsOf(deadline, {}).rows[0]?.days).toBeUndefined();
});
