/** What to say, and what is better left unsaid. Pure: the surfaces find the words. */
import type { Reminder } from '../office/reminder';
import type { Ticket } from '../office/ticket';

/** More than this many at once become one summary. */
const burst = 3;

export type Announcement =
  | { readonly say: 'ticket'; readonly accountId: string; readonly ticket: Ticket }
  | { readonly say: 'several'; readonly count: number }
  | { readonly say: 'first-sync'; readonly count: number }
  | { readonly say: 'reminder'; readonly accountId: string; readonly reminder: Reminder };

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
  if (news.firstSync) return { announcements: [{ say: 'first-sync', count: audible.length }], keys };
  if (audible.length > burst) return { announcements: [{ say: 'several', count: audible.length }], keys };
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
}

/** Due reminders that have not been told yet; a backlog (after sleep, say) is one summary. */
export function chooseReminderNews(due: readonly DueReminder[], told: (key: string) => boolean): Choice {
  const keyOf = (entry: DueReminder) => reminderKey(entry.accountId, entry.reminder, entry.snoozedUntil);
  const fresh = due.filter((entry) => !told(keyOf(entry)));
  const keys = fresh.map(keyOf);
  if (fresh.length > burst) return { announcements: [{ say: 'several', count: fresh.length }], keys };
  const announcements = fresh.map(({ accountId, reminder }) => ({
    say: 'reminder' as const,
    accountId,
    reminder,
  }));
  return { announcements, keys };
}
