/** What to say, and what is better left unsaid. Pure: the surfaces find the words. */
import type { Reminder } from '../office/reminder';
import type { Ticket } from '../office/ticket';
import type { Days } from './due';

/** More than this many at once become one summary. */
const burst = 3;

/** What a notification is about. `other` is something told once, of which nothing is kept. */
export interface Subject {
  readonly what: 'ticket' | 'reminder' | 'other';
  readonly accountId: string;
  readonly id: string;
}

export type Announcement =
  | { readonly say: 'ticket'; readonly accountId: string; readonly ticket: Ticket }
  | { readonly say: 'several'; readonly about: readonly Subject[] }
  | { readonly say: 'first-sync'; readonly about: readonly Subject[] }
  | {
      readonly say: 'reminder';
      readonly accountId: string;
      readonly reminder: Reminder;
      readonly isOver: boolean;
      readonly days?: Days;
    }
  | { readonly say: 'reminders'; readonly about: readonly Subject[] }
  /** What was held back, once that is over. */
  | { readonly say: 'missed'; readonly about: readonly Subject[] };

/** Everything an announcement is about. */
export function subjectsOf(announcement: Announcement): readonly Subject[] {
  if (announcement.say === 'ticket') return [ticketSubject(announcement)];
  return announcement.say === 'reminder' ? [reminderSubject(announcement)] : announcement.about;
}

export function ticketSubject({
  accountId,
  ticket,
}: {
  readonly accountId: string;
  readonly ticket: Ticket;
}): Subject {
  return { what: 'ticket', accountId, id: ticket.id };
}

function reminderSubject({ accountId, reminder }: DueReminder): Subject {
  return { what: 'reminder', accountId, id: reminder.id };
}

export interface Choice {
  readonly announcements: readonly Announcement[];
  /** Keys to remember, so that nothing is said twice, restarts included. */
  readonly keys: readonly string[];
}

/** A ticket that changed is another thing to tell: its version is part of the key. */
export function ticketKey(accountId: string, ticket: Ticket): string {
  return `ticket ${accountId} ${ticket.id} ${ticket.version}`;
}

/** A reservation that was moved is another thing to tell, and so is one whose snooze has run out. */
export function reminderKey(accountId: string, reminder: Reminder, snoozedUntil?: number): string {
  const key = `reminder ${accountId} ${reminder.id} ${reminder.dueAt}`;
  return snoozedUntil === undefined ? key : `${key} ${snoozedUntil}`;
}

export interface TicketNews {
  readonly accountId: string;
  /** Everything that waits now. */
  readonly tickets: readonly Ticket[];
  /** The account has never been read before: one summary instead of its backlog. */
  readonly firstSync: boolean;
  readonly told: (key: string) => boolean;
  /** Kinds a person wants to hear of. */
  readonly wanted: (ticket: Ticket) => boolean;
  /** Decided here already, or being decided. */
  readonly decided: (ticket: Ticket) => boolean;
}

export function chooseTicketNews(news: TicketNews): Choice {
  const open = news.tickets.filter((ticket) => !news.decided(ticket));
  const fresh = open.filter((ticket) => !news.told(ticketKey(news.accountId, ticket)));
  const keys = fresh.map((ticket) => ticketKey(news.accountId, ticket));
  const audible = fresh.filter(news.wanted);
  if (audible.length === 0) return { announcements: [], keys };
  if (news.firstSync || audible.length > burst) {
    const about = audible.map((ticket) => ticketSubject({ accountId: news.accountId, ticket }));
    return { announcements: [{ say: news.firstSync ? 'first-sync' : 'several', about }], keys };
  }
  const announcements = audible.map((ticket) => ({
    say: 'ticket' as const,
    accountId: news.accountId,
    ticket,
  }));
  return { announcements, keys };
}

export interface DueReminder {
  readonly accountId: string;
  readonly reminder: Reminder;
  /** The end of a snooze that brought it back, epoch milliseconds. */
  readonly snoozedUntil?: number;
  /** It fell due and went by while nobody could be told. */
  readonly isOver?: boolean;
  /** Where it is about whole days. */
  readonly days?: Days;
}

export interface ReminderNews {
  readonly due: readonly DueReminder[];
  readonly told: (key: string) => boolean;
  /** Kinds and accounts that a person wants to hear of. */
  readonly wanted: (entry: DueReminder) => boolean;
  /** They fell due while the machine slept: two of them are one summary already. */
  readonly slept: boolean;
}

/** Due reminders that have not been told yet; a backlog (after sleep, say) is one summary. */
export function chooseReminderNews({ due, told, wanted, slept }: ReminderNews): Choice {
  const keyOf = (entry: DueReminder) => reminderKey(entry.accountId, entry.reminder, entry.snoozedUntil);
  const fresh = due.filter((entry) => !told(keyOf(entry)));
  const keys = fresh.map(keyOf);
  const audible = fresh.filter(wanted);
  if (audible.length > (slept ? 1 : burst)) {
    return { announcements: [{ say: 'reminders', about: audible.map(reminderSubject) }], keys };
  }
  const announcements = audible.map(({ accountId, reminder, isOver = false, days }) => ({
    say: 'reminder' as const,
    accountId,
    reminder,
    isOver,
    ...(days === undefined ? {} : { days }),
  }));
  return { announcements, keys };
}
