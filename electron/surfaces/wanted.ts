/** What a person wants to be told of. Pure. */
import type { Settings } from '../bridge/slices';
import type { Reminder } from '../office/reminder';
import type { Ticket, TicketKind } from '../office/ticket';

const switches = {
  leave: 'requests',
  ticket: 'tickets',
  task: 'tasks',
  invoice: 'invoices',
  invitation: 'invitations',
} as const satisfies Record<TicketKind, keyof Settings['notify']>;

export function wantsTicket({ notify }: Settings, accountId: string, ticket: Ticket): boolean {
  return notify[switches[ticket.kind]] && !notify.silentAccounts.includes(accountId);
}

/** A kind without a lead time is not told. */
export function wantsReminder(settings: Settings, accountId: string, reminder: Reminder): boolean {
  const { notify, leadMinutes } = settings;
  return (
    notify.reminders && leadMinutes[reminder.kind] !== null && !notify.silentAccounts.includes(accountId)
  );
}
