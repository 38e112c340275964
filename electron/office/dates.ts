import type { LocalDate } from './person';
import { epochOf, type WallTime, wallTimeAt } from './time-zones';

/** A date as read: a moment, and whether only the day was named. */
export interface ReadDate {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly dayOnly: boolean;
  /** The day in the organisation's zone. */
  readonly day: LocalDate;
}

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Years outside of this are a mistake (epoch seconds, say), not a date. */
const earliestMs = Date.UTC(1990, 0, 1);
const latestMs = Date.UTC(2200, 0, 1);

/**
 * Reads ISO 8601 with or without a zone, `YYYY-MM-DD`, `YYYY-MM-DD HH:mm[:ss]` and epoch milliseconds (a number, or
 * its digits). Without a zone of its own a date is in `zone`. `undefined` for anything else, and for days that the
 * calendar does not have.
 */
export function readDate(value: unknown, zone: string): ReadDate | undefined {
  if (typeof value === 'number') return fromEpoch(value, zone);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{11,14}$/.test(text)) return fromEpoch(Number(text), zone);
  const match = pattern.exec(text);
  return match === null ? undefined : fromParts(match, zone);
}

function fromEpoch(at: number, zone: string): ReadDate | undefined {
  if (!Number.isInteger(at) || at < earliestMs || at > latestMs) return undefined;
  return { at, dayOnly: false, day: dayOf(at, zone) };
}

function fromParts(match: RegExpExecArray, zone: string): ReadDate | undefined {
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset] = match;
  const wall: WallTime = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second),
    millisecond: Number(fraction.slice(0, 3).padEnd(3, '0')),
  };
  if (!exists(wall)) return undefined;
  const at = offset === undefined ? epochOf(wall, zone) : epochOf(wall, 'UTC') - offsetMs(offset);
  if (at < earliestMs || at > latestMs) return undefined;
  const dayOnly = hour === undefined;
  return { at, dayOnly, day: dayOnly ? `${year}-${month}-${day}` : dayOf(at, zone) };
}

function exists({ year, month, day, hour, minute, second }: WallTime): boolean {
  if (hour > 23 || minute > 59 || second > 59) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3).replace(':', '') || 0);
  return (offset.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

function dayOf(at: number, zone: string): LocalDate {
  const { year, month, day } = wallTimeAt(at, zone);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
