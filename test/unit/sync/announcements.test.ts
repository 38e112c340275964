import { describe, expect, it } from 'vitest';
import type { Reminder } from '../../../electron/office/reminder';
import type { Ticket } from '../../../electron/office/ticket';
import {
  chooseReminderNews,
  chooseTicketNews,
  type DueReminder,
  type ReminderNews,
  reminderKey,
  type TicketNews,
  ticketKey,
} from '../../../electron/sync/announcements';
import { leaveTicket } from './ticket-samples';

function news(tickets: readonly Ticket[], change: Partial<TicketNews> = {}): TicketNews {
  return {
    accountId: 'a',
    tickets,
    firstSync: false,
    told: () => false,
    wanted: () => true,
    decided: () => false,
    ...change,
  };
}

const reservation: Reminder = {
  id: 'r',
  kind: 'reservation',
  title: 'Room 4',
  startsAt: 10,
  dueAt: 10,
  allDay: false,
};

describe('news of tickets', () => {
  it('says each of up to three', () => {
    const three = ['1', '2', '3'].map((id) => leaveTicket(id));
    expect(chooseTicketNews(news(three)).announcements.map((entry) => entry.say)).toEqual([
      'ticket',
      'ticket',
      'ticket',
    ]);
  });

  it('says more than three as one summary, and remembers each', () => {
    const four = ['1', '2', '3', '4'].map((id) => leaveTicket(id));
    const choice = chooseTicketNews(news(four));
    expect(choice.announcements).toEqual([
      { say: 'several', about: four.map(({ id }) => ({ what: 'ticket', accountId: 'a', id })) },
    ]);
    expect(choice.keys).toHaveLength(4);
  });

  it('says the first reading of an account as one summary, however little it is', () => {
    const choice = chooseTicketNews(news([leaveTicket('1')], { firstSync: true }));
    expect(choice.announcements).toEqual([
      { say: 'first-sync', about: [{ what: 'ticket', accountId: 'a', id: '1' }] },
    ]);
  });

  it('says nothing of an empty first reading', () => {
    expect(chooseTicketNews(news([], { firstSync: true })).announcements).toEqual([]);
  });

  it('says nothing twice, but says a changed request again', () => {
    const told = new Set([ticketKey('a', leaveTicket('1'))]);
    const options = { told: (key: string) => told.has(key) };
    expect(chooseTicketNews(news([leaveTicket('1')], options)).announcements).toEqual([]);
    expect(chooseTicketNews(news([leaveTicket('1', { version: 'v2' })], options)).announcements).toHaveLength(
      1,
    );
  });

  it('says nothing of what is being decided, and does not count it as told', () => {
    const choice = chooseTicketNews(news([leaveTicket('1')], { decided: () => true }));
    expect(choice).toEqual({ announcements: [], keys: [] });
  });

  it('remembers what a person does not want to hear, so that switching it on brings no backlog', () => {
    const choice = chooseTicketNews(news([leaveTicket('1')], { wanted: () => false }));
    expect(choice.announcements).toEqual([]);
    expect(choice.keys).toHaveLength(1);
  });
});

function reminderNews(due: readonly DueReminder[], change: Partial<ReminderNews> = {}) {
  return chooseReminderNews({ due, told: () => false, wanted: () => true, slept: false, ...change });
}

function reminders(count: number): DueReminder[] {
  return Array.from({ length: count }, (_, id) => ({
    accountId: 'a',
    reminder: { ...reservation, id: String(id) },
  }));
}

describe('news of reminders', () => {
  it('says a reservation again when it was moved', () => {
    const known = new Set([reminderKey('a', reservation)]);
    const told = (key: string) => known.has(key);
    const moved = { ...reservation, dueAt: 20 };
    expect(reminderNews([{ accountId: 'a', reminder: reservation }], { told }).announcements).toEqual([]);
    expect(reminderNews([{ accountId: 'a', reminder: moved }], { told }).announcements).toHaveLength(1);
  });

  it('says a reminder again when its snooze has run out, and then no more', () => {
    const known = new Set([reminderKey('a', reservation)]);
    const told = (key: string) => known.has(key);
    const back = [{ accountId: 'a', reminder: reservation, snoozedUntil: 30 }];
    const choice = reminderNews(back, { told });
    expect(choice.announcements).toEqual([
      { say: 'reminder', accountId: 'a', reminder: reservation, isOver: false },
    ]);
    for (const key of choice.keys) known.add(key);
    expect(reminderNews(back, { told }).announcements).toEqual([]);
  });

  it('says up to three one by one, and more as one summary', () => {
    expect(reminderNews(reminders(3)).announcements.map(({ say }) => say)).toEqual(Array(3).fill('reminder'));
    const about = reminders(4).map(({ reminder: { id } }) => ({ what: 'reminder', accountId: 'a', id }));
    expect(reminderNews(reminders(4)).announcements).toEqual([{ say: 'reminders', about }]);
  });

  it('summarises what fell due while the machine slept, be it only two', () => {
    expect(reminderNews(reminders(2), { slept: true }).announcements.map(({ say }) => say)).toEqual([
      'reminders',
    ]);
    expect(reminderNews(reminders(1), { slept: true }).announcements.map(({ say }) => say)).toEqual([
      'reminder',
    ]);
  });

  it('remembers what a person does not want to hear', () => {
    const choice = reminderNews(reminders(1), { wanted: () => false });
    expect(choice.announcements).toEqual([]);
    expect(choice.keys).toHaveLength(1);
  });
});
