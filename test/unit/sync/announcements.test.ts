import { describe, expect, it } from 'vitest';
import type { Reminder } from '../../../electron/office/reminder';
import type { Ticket } from '../../../electron/office/ticket';
import {
  chooseReminderNews,
  chooseTicketNews,
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
    expect(choice.announcements).toEqual([{ say: 'several', count: 4 }]);
    expect(choice.keys).toHaveLength(4);
  });

  it('says the first reading of an account as one summary, however little it is', () => {
    const choice = chooseTicketNews(news([leaveTicket('1')], { firstSync: true }));
    expect(choice.announcements).toEqual([{ say: 'first-sync', count: 1 }]);
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

describe('news of reminders', () => {
  it('says a reservation again when it was moved', () => {
    const told = new Set([reminderKey('a', reservation)]);
    const moved = { ...reservation, dueAt: 20 };
    expect(
      chooseReminderNews([{ accountId: 'a', reminder: reservation }], (key) => told.has(key)).announcements,
    ).toEqual([]);
    expect(
      chooseReminderNews([{ accountId: 'a', reminder: moved }], (key) => told.has(key)).announcements,
    ).toHaveLength(1);
  });

  it('says a reminder again when its snooze has run out, and then no more', () => {
    const told = new Set([reminderKey('a', reservation)]);
    const back = [{ accountId: 'a', reminder: reservation, snoozedUntil: 30 }];
    const choice = chooseReminderNews(back, (key) => told.has(key));
    expect(choice.announcements).toEqual([{ say: 'reminder', accountId: 'a', reminder: reservation }]);
    for (const key of choice.keys) told.add(key);
    expect(chooseReminderNews(back, (key) => told.has(key)).announcements).toEqual([]);
  });

  it('summarises what was missed while asleep', () => {
    const due = [1, 2, 3, 4, 5].map((id) => ({
      accountId: 'a',
      reminder: { ...reservation, id: String(id) },
    }));
    expect(chooseReminderNews(due, () => false).announcements).toEqual([{ say: 'several', count: 5 }]);
  });
});
