import { type ReadDate, readDate } from '../../office/dates';
import type { Reminder } from '../../office/reminder';
import { epochOf, wallTimeAt } from '../../office/time-zones';
import { type Fields, lineOf, pick, present, textOf } from '../../session/fields';
import type { MappingContext } from './mapping';
import { identityOf } from './person-mapping';

export type BookingKind = 'reservation' | 'lending';

export function bookingId(entry: Fields, context: MappingContext): string {
  const fields = context.assumptions.reminderFields;
  return identityOf(context.origin, pick(entry, fields.uri), pick(entry, fields.id), entry);
}

/** What an entry itself says it is (OA-17); `undefined` when it does not say. */
export function statedKind(entry: Fields, context: MappingContext): BookingKind | undefined {
  const word = lineOf(pick(entry, context.assumptions.reminderFields.kind))?.toLowerCase();
  if (word === undefined) return undefined;
  return word.includes(context.assumptions.lendingWord) ? 'lending' : 'reservation';
}

/** OA-6. `undefined` for an entry that names no date, and for a reservation that is over. */
export function toReminder(
  entry: Fields,
  kind: BookingKind,
  now: number,
  context: MappingContext,
): Reminder | undefined {
  const fields = context.assumptions.reminderFields;
  const from = readDate(pick(entry, fields.from), context.zone);
  const to = readDate(pick(entry, fields.to), context.zone);
  const about = kind === 'lending' ? (to ?? from) : (from ?? to);
  if (about === undefined) return undefined;
  if (kind === 'reservation' && endOf(to ?? about, context) <= now) return undefined;
  return present({
    id: bookingId(entry, context),
    kind,
    title: lineOf(resourceName(entry, context)) ?? '–',
    startsAt: (from ?? about).at,
    endsAt: to && endOf(to, context),
    dueAt: about.at,
    allDay: about.dayOnly,
    note: textOf(pick(entry, fields.note), 1_000),
  });
}

/** A resource may come as its name or as an object that has one. */
function resourceName(entry: Fields, context: MappingContext): unknown {
  const value = pick(entry, context.assumptions.reminderFields.resourceName);
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
}

/** A day that is named without a time is over when it is. */
function endOf(date: ReadDate, { zone }: MappingContext): number {
  if (!date.dayOnly) return date.at;
  const wall = wallTimeAt(date.at, zone);
  return epochOf({ ...wall, day: wall.day + 1 }, zone);
}
