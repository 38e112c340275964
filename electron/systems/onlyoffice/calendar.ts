import type { LocalDate } from '../../office/person';
import type { Reminder } from '../../office/reminder';
import { knownZone } from '../../office/time-zones';
import { eachInTurns } from '../../office/turns';
import { present } from '../../session/fields';
import type { MappingContext } from './account';
import { type ReadDate, readDate } from './dates';
import { occurrenceDays, readRule } from './recurrence';
import { plainText } from './texts';
import { dayNumber, dayOfNumber, epochOf, wallAt } from './time-zones';
import type { CalendarWire, EventWire } from './wire';

const cancelled = 2;
const birthdays = 'users_birthdays';
/** Calendars that show tasks as events (A8.3): these are read where they come from. */
const synthetic = /^(?:crm_calendar|project_.*)$/i;

/** `alert.type` in minutes (A8.3). The type of "never" is not among them: OY-15. */
const alertMinutes: ReadonlyMap<number, number> = new Map([
  [1, 5],
  [2, 15],
  [3, 30],
  [4, 60],
  [5, 120],
  [6, 1_440],
]);
const calendarsOwn = -1;

/** The days that are looked at, both included. */
export interface DayRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** From today, in the portal's zone. */
export function rangeFrom(now: number, { zone, assumptions }: MappingContext): DayRange {
  const from = wallAt(now, zone).day;
  return { from, to: dayOfNumber(dayNumber(from) + assumptions.calendar.daysAhead) };
}

/** Everything that happens in the days asked for, by its start (A8.3). In turns with everybody else. */
export async function toEventReminders(
  calendars: readonly CalendarWire[],
  range: DayRange,
  context: MappingContext,
): Promise<readonly Reminder[]> {
  const shown = calendars.filter(({ id, isHidden }) => !isHidden && !synthetic.test(id));
  const entries = shown
    .filter((calendar) => !isOfBirthdays(calendar))
    .flatMap((calendar) => {
      const zone = zoneOf(calendar, context);
      return calendar.events
        .filter((event) => event.status !== cancelled)
        .map((event) => ({ event, zone, noticeMinutes: noticeOf(event, calendar) }));
    });
  // The server says that it expands rules; where one event shows that it does not, none of them was (OY-9).
  const isExpanded = !entries.some(({ event, zone }) => beginsEarlier(event, range, zone));
  const reminders = new Map<string, Reminder>();
  await eachInTurns(entries, ({ event, zone, noticeMinutes }) => {
    for (const start of startsOf(event, range, zone, isExpanded, context)) {
      const reminder = toAppointment(event, start, noticeMinutes, context, zone);
      reminders.set(reminder.id, reminder);
    }
  });
  const celebrated = shown.filter(isOfBirthdays).flatMap(({ events }) => events);
  for (const reminder of await toBirthdays(celebrated, context)) reminders.set(reminder.id, reminder);
  return [...reminders.values()].sort((one, other) => one.startsAt - other.startsAt);
}

function zoneOf(calendar: CalendarWire, context: MappingContext): string {
  return knownZone(calendar.zone) ?? context.zone;
}

function noticeOf({ alert = calendarsOwn }: EventWire, { defaultAlert }: CalendarWire): number | undefined {
  return alertMinutes.get((alert === calendarsOwn ? defaultAlert : alert) ?? calendarsOwn);
}

function beginsEarlier(event: EventWire, { from }: DayRange, zone: string): boolean {
  if (event.repeatRule === undefined) return false;
  const end = readDate(event.end, zone) ?? readDate(event.start, zone);
  return end !== undefined && dayOf(event, end, zone) < from;
}

function dayOf(event: EventWire, date: ReadDate, zone: string): LocalDate {
  return event.allDay ? date.day : wallAt(date.at, zone).day;
}

/** The moments at which an event begins in the days asked for: its own, or those of its rule. */
function startsOf(
  event: EventWire,
  range: DayRange,
  zone: string,
  isExpanded: boolean,
  context: MappingContext,
): readonly number[] {
  const start = readDate(event.start, zone);
  if (start === undefined) return [];
  const first = dayOf(event, start, zone);
  const timeMs = event.allDay ? 0 : wallAt(start.at, zone).ms;
  const at = (day: LocalDate): number => epochOf(day, timeMs, event.allDay ? context.zone : zone);
  const rule = isExpanded || event.repeatRule === undefined ? undefined : readRule(event.repeatRule);
  if (rule === undefined) return first > range.to ? [] : [at(first)];
  const { mostPeriods } = context.assumptions.recurrence;
  return occurrenceDays(rule, first, range.from, range.to, at, mostPeriods).map(at);
}

function toAppointment(
  event: EventWire,
  startsAt: number,
  noticeMinutes: number | undefined,
  context: MappingContext,
  zone: string,
): Reminder {
  const lengthMs = lengthOf(event, zone);
  const allDay = event.allDay;
  return present({
    id: `event:${event.objectId}:${startsAt}`,
    kind: 'appointment' as const,
    title: event.title ?? '–',
    startsAt,
    // The end of whole days is their last day as written; the day itself is included.
    endsAt: allDay ? endOfDays(startsAt, lengthMs, context) : startsAt + lengthMs,
    dueAt: allDay ? dueOnDay(wallAt(startsAt, context.zone).day, context) : startsAt,
    allDay,
    // Whole days are told at their own hour.
    noticeMinutes: allDay ? undefined : noticeMinutes,
    note: plainText(event.description, 1_000),
    webUrl: context.origin + context.assumptions.pages.calendar,
  });
}

function lengthOf(event: EventWire, zone: string): number {
  const start = readDate(event.start, zone);
  const end = readDate(event.end, zone);
  return start === undefined || end === undefined ? 0 : Math.max(0, end.at - start.at);
}

function endOfDays(startsAt: number, lengthMs: number, { zone }: MappingContext): number {
  const last = wallAt(startsAt + lengthMs, zone).day;
  return epochOf(dayOfNumber(dayNumber(last) + 1), 0, zone);
}

function isOfBirthdays({ id }: CalendarWire): boolean {
  return id.toLowerCase() === birthdays;
}

/** With more birthdays on a day these are one reminder: in a large portal everybody's are in everybody's calendar. */
const mostOfOneDay = 8;
/** Of those, so many are named at once, and more below, in so many characters. */
const namedAtOnce = 3;
const namedBelow = 240;

async function toBirthdays(events: readonly EventWire[], context: MappingContext): Promise<Reminder[]> {
  const days = new Map<LocalDate, Map<string, string>>();
  await eachInTurns(events, ({ status, start, objectId, title = '–' }) => {
    const day = status === cancelled ? undefined : readDate(start, context.zone)?.day;
    if (day === undefined) return;
    const ofDay = days.get(day) ?? new Map<string, string>();
    days.set(day, ofDay.set(objectId, title));
  });
  return [...days].flatMap(([day, people]): Reminder[] => {
    const common = {
      ...wholeDay(day, context),
      kind: 'birthday' as const,
      webUrl: context.origin + context.assumptions.pages.calendar,
    };
    if (people.size <= mostOfOneDay)
      return [...people].map(([id, title]) => ({ ...common, id: `birthday:${id}:${day}`, title }));
    const names = [...people.values()].sort((one, other) => one.localeCompare(other));
    const title = `${names.slice(0, namedAtOnce).join(', ')}, +${names.length - namedAtOnce}`;
    return [{ ...common, id: `birthdays:${day}`, title, note: listed(names.slice(namedAtOnce)) }];
  });
}

/** Whole names, as many as there is room for. */
function listed(names: readonly string[]): string {
  let text = names[0] ?? '';
  for (const name of names.slice(1)) {
    if (text.length + name.length > namedBelow) return `${text}, …`;
    text += `, ${name}`;
  }
  return text;
}

/** A day as a reminder tells it: due at a fixed hour (OY-8), over when the day is. */
export function wholeDay(
  day: LocalDate,
  context: MappingContext,
): Pick<Reminder, 'startsAt' | 'endsAt' | 'dueAt' | 'allDay'> {
  const { zone } = context;
  return {
    startsAt: epochOf(day, 0, zone),
    endsAt: epochOf(dayOfNumber(dayNumber(day) + 1), 0, zone),
    dueAt: dueOnDay(day, context),
    allDay: true,
  };
}

function dueOnDay(day: LocalDate, { zone, assumptions }: MappingContext): number {
  return epochOf(day, assumptions.wholeDays.hour * 3_600_000, zone);
}
