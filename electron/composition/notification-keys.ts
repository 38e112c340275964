/** What each notification goes by: what is about one thing replaces what was said of it. */
import type { TicketRef } from '../office/ticket';
import type { Announcement } from '../sync/announcements';

/** Summaries of one kind replace one another. */
export function keyOf(announcement: Announcement): string {
  if (announcement.say === 'ticket') {
    return ticketNotificationKey({ accountId: announcement.accountId, ticketId: announcement.ticket.id });
  }
  if (announcement.say === 'reminder') {
    return reminderNotificationKey(announcement.accountId, announcement.reminder.id);
  }
  return announcement.say === 'reminders' ? 'reminders' : 'summary';
}

export function ticketNotificationKey(ref: TicketRef): string {
  return `ticket ${ref.accountId} ${ref.ticketId}`;
}

export function reminderNotificationKey(accountId: string, reminderId: string): string {
  return `reminder ${accountId} ${reminderId}`;
}

export function signInNotificationKey(accountId: string): string {
  return `sign-in ${accountId}`;
}
