import type { LocalDate } from '../../office/person';
import { type Fields, lineOf } from '../../session/fields';
import { addDays, dayAt, momentAt, readDay, wallTextAt } from './dates';
import { wholeOf } from './fields';

/** How an appointment repeats: `t` days, `w` weeks, `m` months, `j` years (reference a.8). */
export interface Series {
  readonly unit: 't' | 'w' | 'm' | 'j';
  readonly interval: number;
  /** The last day on which it may take place; absent for an open end. */
  readonly until?: LocalDate;
  readonly exceptions: readonly LocalDate[];
}

/** One time that an appointment takes place, epoch milliseconds. */
export interface Occurrence {
  readonly startsAt: number;
  readonly endsAt: number;
}

/**
 * The series in the `rp_` members of a calendar record (a.8). `undefined` for a record without a series, or one that
 * cannot be read.
 */
export function readSeries(elements: Fields): Series | undefined {
  const unit = lineOf(elements.rp_type, 2);
  const interval = wholeOf(elements.rp_tage);
  if (unit !== 't' && unit !== 'w' && unit !== 'm' && unit !== 'j') return undefined;
  if (interval === undefined || interval < 1 || interval > 999) return undefined;
  const until = wholeOf(elements.rp_ende_status) === 1 ? readDay(elements.rp_ende_datum) : undefined;
  const exceptions = (lineOf(elements.rp_exception, 4_000) ?? '')
    .split('#')
    .flatMap((text) => readDay(text) ?? []);
  return { unit, interval, exceptions, ...(until !== undefined && { until }) };
}

/** NA-19: what the list of appointments says of a series, whose names are not documented. */
export function guessSeries(
  recurrence: Fields,
  names: { readonly unit: string; readonly interval: string; readonly until: string },
): Series | undefined {
  const until = recurrence[names.until];
  return (
    readSeries(recurrence) ??
    readSeries({
      rp_type: recurrence[names.unit],
      rp_tage: recurrence[names.interval],
      rp_ende_datum: until,
      rp_ende_status: readDay(until) === undefined ? 2 : 1,
    })
  );
}

/**
 * The times within a window, earliest first, each at the same hour of the office's wall as the first (NA-14): the server
 * gives a series once, with the time of its first day (b.4).
 */
export function occurrences(
  first: Occurrence,
  series: Series,
  window: { readonly from: number; readonly to: number },
  zone: string,
  mostSteps: number,
): Occurrence[] {
  const lengthMs = Math.max(0, first.endsAt - first.startsAt);
  const firstDay = dayAt(first.startsAt, zone);
  const time = wallTextAt(first.startsAt, zone).slice(11);
  const found: Occurrence[] = [];
  const begin = stepBefore(firstDay, series, dayAt(window.from - lengthMs, zone));
  for (let step = begin; step < begin + mostSteps; step += 1) {
    const day = dayOf(firstDay, series.unit, step * series.interval);
    if (day === undefined) continue;
    if (series.until !== undefined && day > series.until) break;
    const startsAt = momentAt(day, time, zone);
    if (startsAt === undefined || startsAt >= window.to) break;
    const isOver = startsAt + lengthMs <= window.from;
    if (!isOver && !series.exceptions.includes(day)) found.push({ startsAt, endsAt: startsAt + lengthMs });
  }
  return found;
}

const dayMs = 86_400_000;
/** Never longer than the unit really is, so that counting begins early rather than late. */
const mostDays: Readonly<Record<Series['unit'], number>> = { t: 1, w: 7, m: 31, j: 366 };

/** A step at or before the first that can fall on a day, so that a series of many years is not walked from its start. */
function stepBefore(firstDay: LocalDate, { unit, interval }: Series, day: LocalDate): number {
  const days = (Date.parse(day) - Date.parse(firstDay)) / dayMs;
  return Math.max(0, Math.floor(days / (mostDays[unit] * interval)) - 1);
}

/** The day so many units after another; `undefined` where that month has no such day. */
function dayOf(first: LocalDate, unit: Series['unit'], count: number): LocalDate | undefined {
  if (unit === 't') return addDays(first, count);
  if (unit === 'w') return addDays(first, 7 * count);
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1 + (unit === 'm' ? count : 12 * count), day));
  return at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined;
}
