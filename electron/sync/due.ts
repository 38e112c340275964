/** When a reminder begins to matter. Pure. */
import type { Reminder } from '../office/reminder';

/** Minutes of notice before `dueAt`, by kind; kinds that are not listed use the notice of a reservation. */
export interface LeadMinutes {
  readonly reservation: number;
  readonly lending: number;
}

const minute = 60_000;

/** The moment from which a reminder is shown as due, epoch milliseconds. What its system wants comes first; a snooze puts it off. */
export function dueFrom(reminder: Reminder, lead: LeadMinutes, snoozedUntil?: number): number {
  const general = reminder.kind === 'lending' ? lead.lending : lead.reservation;
  const noticeMs = (reminder.noticeMinutes ?? general) * minute;
  return Math.max(reminder.dueAt - noticeMs, snoozedUntil ?? Number.NEGATIVE_INFINITY);
}

/** A lending stays due until it is returned; anything else is over at its end. */
export function isDue(reminder: Reminder, lead: LeadMinutes, now: number, snoozedUntil?: number): boolean {
  if (now < dueFrom(reminder, lead, snoozedUntil)) return false;
  if (reminder.kind === 'lending') return true;
  return now < (reminder.endsAt ?? reminder.dueAt + 60 * minute);
}
