import type { Reminder } from '../../office/reminder';
import type { Ticket } from '../../office/ticket';
import { present } from '../../session/fields';
import type { MappingContext } from './account';
import { type DayRange, wholeDay } from './calendar';
import { wallAt } from './time-zones';

/**
 * What waits and has to be done within the days asked for, as reminders: the server has none for tasks (A8.1). A CRM
 * task is due at a time, anything else on a day.
 * @param noticeOf minutes before, for what the person is to be alerted of
 */
export function toDeadlineReminders(
  tickets: readonly Ticket[],
  { from, to }: DayRange,
  context: MappingContext,
  noticeOf: (ticketId: string) => number | undefined,
): readonly Reminder[] {
  return tickets.flatMap((ticket): Reminder[] => {
    // What nobody does yet is nobody's deadline.
    if (ticket.dueAt === undefined || ticket.verbs.includes('take')) return [];
    const { day } = wallAt(ticket.dueAt, context.zone);
    if (day < from || day > to) return [];
    const times = ticket.id.startsWith('crm:')
      ? { startsAt: ticket.dueAt, dueAt: ticket.dueAt, allDay: false }
      : wholeDay(day, context);
    return [
      present({
        id: `deadline:${ticket.id}`,
        kind: 'deadline' as const,
        title: ticket.title,
        ...times,
        ticketId: ticket.id,
        noticeMinutes: times.allDay ? undefined : noticeOf(ticket.id),
        webUrl: ticket.webUrl,
      }),
    ];
  });
}
