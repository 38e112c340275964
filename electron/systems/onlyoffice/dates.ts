import type { LocalDate } from '../../office/person';
import { epochOf } from './time-zones';

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})?)?$/;

/** A date before this is the server's way of saying that there is none. */
const earliestYear = 1900;

export interface ReadDate {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The day as written, whatever the offset: what deadlines mean (A8.1). */
  readonly day: LocalDate;
}

/**
 * Reads a date as A4 describes it: seven digits of a second, `Z` or an offset; also fewer digits, no offset (then it is in
 * `zone`) and a bare day. `undefined` for none, for `0001-01-01`, and for what is no date.
 */
export function readDate(value: unknown, zone: string): ReadDate | undefined {
  const match = typeof value === 'string' ? pattern.exec(value.trim()) : null;
  if (match === null) return undefined;
  const [, year = '', month = '', date = '', hour = '0', minute = '0', second = '0', fraction = '', offset] =
    match;
  const day = `${year}-${month}-${date}`;
  if (Number(year) < earliestYear || !isDay(day)) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const ms =
    ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000 +
    Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (offset === undefined) return { at: epochOf(day, ms, zone), day };
  return { at: Date.parse(`${day}T00:00:00Z`) + ms - offsetMs(offset), day };
}

function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day;
}

function offsetMs(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return (offset.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
