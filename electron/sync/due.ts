/** When a reminder begins to matter, and when it is over. Pure. */
import type { LocalDate } from '../office/person';
import type { Reminder, ReminderKind } from '../office/reminder';
import { epochOf, wallTimeAt } from '../office/time-zones';

export interface Notice {
  /** Minutes of notice before the moment a reminder is about, by kind; `null` for one that is not told. */
  readonly leadMinutes: Readonly<Record<ReminderKind, number | null>>;
  /** Minutes after midnight at which a reminder of a whole day is told. */
  readonly allDayAt: number;
}

export interface Kept {
  readonly reminder: Reminder;
  /** Epoch milliseconds; a snooze puts it off. */
  readonly snoozedUntil?: number;
}

/** IANA names: the account's, whose days a reminder of whole days names, and this computer's, whose clock is read. */
export interface Zones {
  readonly there: string;
  readonly here: string;
}

/** The first and the last day of something that lasts whole days. */
export interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const minute = 60_000;
const minutesOfDay = 1_440;

/** The days of a reminder of whole days, in its own calendar. */
export function daysOf({ startsAt, endsAt, dueAt, kind }: Reminder, { there }: Zones): Days {
  // Something lent is about the day on which it comes back, and about no other.
  const from = dayAt(kind === 'lending' ? dueAt : startsAt, there);
  const to = endsAt === undefined || endsAt <= startsAt ? from : dayAt(endsAt - 1, there);
  return { from, to: kind === 'lending' || to < from ? from : to };
}

/** The moment from which a reminder is shown as due, epoch milliseconds. */
export function dueFrom({ reminder, snoozedUntil }: Kept, notice: Notice, zones: Zones): number {
  // What its system wants comes before what the person chose for its kind.
  const lead = reminder.noticeMinutes ?? notice.leadMinutes[reminder.kind] ?? 0;
  return Math.max(
    beginning(reminder, lead, notice.allDayAt, zones),
    snoozedUntil ?? Number.NEGATIVE_INFINITY,
  );
}

/** Whole days are told on the day, or as many whole days ahead as the notice has, at the hour chosen. */
function beginning(reminder: Reminder, leadMinutes: number, allDayAt: number, zones: Zones): number {
  if (!reminder.allDay) return reminder.dueAt - leadMinutes * minute;
  return momentOf(
    daysOf(reminder, zones).from,
    -Math.floor(leadMinutes / minutesOfDay),
    allDayAt,
    zones.here,
  );
}

/** The moment from which nobody has to be told any more; never for what stays due until it is returned or done. */
export function overFrom(reminder: Reminder, zones: Zones): number {
  if (reminder.kind === 'lending' || reminder.kind === 'deadline') return Number.POSITIVE_INFINITY;
  if (!reminder.allDay) return reminder.endsAt ?? reminder.dueAt + 60 * minute;
  return momentOf(daysOf(reminder, zones).to, 1, 0, zones.here);
}

export function isDue(kept: Kept, notice: Notice, zones: Zones, now: number): boolean {
  return now >= dueFrom(kept, notice, zones) && now < overFrom(kept.reminder, zones);
}

function dayAt(epochMs: number, zone: string): LocalDate {
  const { year, month, day } = wallTimeAt(epochMs, zone);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** That time of a day so many days after another. */
function momentOf(date: LocalDate, daysLater: number, minute: number, zone: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return epochOf({ year, month, day: day + daysLater, hour: 0, minute, second: 0, millisecond: 0 }, zone);
}
