/** The reminders as the surfaces show them: when each matters, and what can be done about it. */
import type { ReminderRow } from '../bridge/slices';
import type { Reminder } from '../office/reminder';
import type { Ticket } from '../office/ticket';
import { zoneOfThisComputer } from '../office/time-zones';
import type { Store } from '../store/types';
import { daysOf, isDue, type Zones } from '../sync/due';
import { decisionView } from './inbox';
import { readSettings } from './settings';

/** The zones that count for an account's reminders. */
export function zonesOf(store: Store): (accountId: string) => Zones {
  const here = zoneOfThisComputer();
  const known = new Map(
    store.accounts.all().map(({ id, identity }) => [id, { here, there: identity?.timeZone ?? here }]),
  );
  return (accountId) => known.get(accountId) ?? { here, there: here };
}

/** The ticket behind a reminder, where it can be marked done at once and without a word. */
export function ticketToBeDone(store: Store, accountId: string, reminder: Reminder): Ticket | undefined {
  if (reminder.ticketId === undefined) return undefined;
  const ticket = store.tickets.get(accountId, reminder.ticketId)?.ticket;
  const isOff = store.accounts.get(accountId)?.quickDecisions === 'off';
  if (ticket === undefined || isOff || !ticket.verbs.includes('done')) return undefined;
  return ticket.reasonNeeded.includes('done') || ticket.confirmFirst?.includes('done') ? undefined : ticket;
}

export function reminderRows(store: Store, now: number): ReminderRow[] {
  const settings = readSettings(store);
  const zones = zonesOf(store);
  const open = new Map(
    store.decisions.open().map((decision) => [`${decision.accountId} ${decision.ticket.id}`, decision]),
  );
  return store.reminders
    .all()
    .map((kept) => {
      const { accountId, reminder, snoozedUntil } = kept;
      const ticket = ticketToBeDone(store, accountId, reminder);
      const decision = ticket && open.get(`${accountId} ${ticket.id}`);
      return {
        accountId,
        reminder,
        due: isDue(kept, settings, zones(accountId), now),
        ...(reminder.allDay ? { days: daysOf(reminder, zones(accountId)) } : {}),
        ...(ticket && {
          ticket: {
            id: ticket.id,
            version: ticket.version,
            ...(decision && { decision: decisionView(decision) }),
          },
        }),
        ...(snoozedUntil === undefined || snoozedUntil <= now ? {} : { snoozedUntil }),
      };
    })
    .sort((one, other) => one.reminder.dueAt - other.reminder.dueAt);
}
