import type { LocalDate } from '../../office/person';
import { epochOf, type WallTime, wallTimeAt } from '../../office/time-zones';

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads the forms of reference a.5: wall time `YYYY-MM-DD[ HH:MM[:SS]]` in the office's zone, and ISO 8601 with an
 * offset. Empty text and dates of zeros mean none, as does anything else (b.2). Epoch milliseconds.
 */
export function readMoment(value: unknown, zone: string): number | undefined {
  const match = typeof value === 'string' ? pattern.exec(value.trim()) : null;
  if (match === null) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', offset] = match;
  const wall = wallOf(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second));
  if (!exists(wall)) return undefined;
  return offset === undefined ? epochOf(wall, zone) : epochOf(wall, 'UTC') - offsetMs(offset);
}

/** A day alone, `YYYY-MM-DD`, also where a time stands behind it; `undefined` for days of zeros. */
export function readDay(value: unknown): LocalDate | undefined {
  const match = typeof value === 'string' ? pattern.exec(value.trim()) : null;
  if (match === null) return undefined;
  const wall = wallOf(Number(match[1]), Number(match[2]), Number(match[3]), 0, 0, 0);
  return exists(wall) ? `${match[1]}-${match[2]}-${match[3]}` : undefined;
}

/** The moment at which a day and a time of day (`HH:MM[:SS]`) stand on the office's wall. */
export function momentAt(day: LocalDate, time: string, zone: string): number | undefined {
  return readMoment(`${day} ${time}`, zone);
}

export function dayAt(epochMs: number, zone: string): LocalDate {
  return wallTextAt(epochMs, zone).slice(0, 10);
}

/** `YYYY-MM-DD HH:MM:SS`, as filters take it. */
export function wallTextAt(epochMs: number, zone: string): string {
  const wall = wallTimeAt(epochMs, zone);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${String(wall.year).padStart(4, '0')}-${two(wall.month)}-${two(wall.day)}`;
  return `${day} ${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}`;
}

export function addDays(day: LocalDate, count: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

function wallOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): WallTime {
  return { year, month, day, hour, minute, second, millisecond: 0 };
}

function exists({ year, month, day, hour, minute, second }: WallTime): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = year >= 1990 && year < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && hour < 24 && minute < 60 && second < 61;
}

function offsetMs(text: string): number {
  if (text === 'Z') return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  return sign * (Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))) * 60_000;
}
