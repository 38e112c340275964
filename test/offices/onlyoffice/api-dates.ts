import type { PlainDate } from '../common/plain-dates';
import { instantOf, offsetText, wallTime } from '../common/zoned-time';
import { badFormat } from './api-error';

export const zeroDate = '0001-01-01T00:00:00.0000000Z';

/** `2030-03-01T10:05:00.1230000+01:00`: always seven digits, `Z` where the offset is zero. */
export function writeInstant(instant: Date, zone: string): string {
  const fraction = String(instant.getUTCMilliseconds()).padStart(3, '0');
  const offset = offsetText(zone, instant);
  return `${wallTime(zone, instant)}.${fraction}0000${offset === '+00:00' ? 'Z' : offset}`;
}

/** A stored day with an offset that means nothing: the one of the server machine. */
export function writeDay(day: PlainDate, zone: string): string {
  const offset = offsetText(zone, instantOf(zone, day));
  return `${day}T00:00:00.0000000${offset === '+00:00' ? 'Z' : offset}`;
}

const pattern =
  /^(\d{4}-\d{2}-\d{2})(?:T(\d{2})[:-](\d{2})[:-](\d{2})(?:\.(\d{7}|\d{3}))?(Z|[+-]\d{2}[:-]\d{2})?)?$/u;

/** @throws ApiError 400 for anything but the round-trip form, its form for paths, or a bare day */
export function readInstant(text: string, zone: string): Date {
  const match = text.length < 7 ? null : pattern.exec(text);
  if (match === null) throw badFormat('String was not recognized as a valid DateTime.');
  const [, day = '', hour, minute, second, , offset] = match;
  if (Number.isNaN(Date.parse(`${day}T00:00:00Z`)))
    throw badFormat('String was not recognized as a valid DateTime.');
  if (hour === undefined) return instantOf(zone, day);
  if (offset === undefined) {
    return new Date(instantOf(zone, day, `${hour}:${minute}`).getTime() + Number(second) * 1_000);
  }
  const end = offset === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(4)}`;
  return new Date(`${day}T${hour}:${minute}:${second}${end}`);
}

/** The day that a date parameter names, in the portal's zone. */
export function readDay(text: string, zone: string): PlainDate {
  return wallTime(zone, readInstant(text, zone)).slice(0, 10);
}
