import { addDays, type PlainDate } from '../common/plain-dates';
import { instantOf, wallTime } from '../common/zoned-time';
import type { Appointment } from './model';

const mostOccurrences = 5_000;

/** When an appointment takes place, each time at the same hour of the office's wall; once for one without a series. */
export function startsOf(
  appointment: Pick<Appointment, 'start' | 'series'>,
  zone: string,
  until: Date,
): Date[] {
  const { series, start } = appointment;
  if (series === null) return [start];
  const wall = wallTime(zone, start);
  const first = wall.slice(0, 10);
  const time = wall.slice(11, 16);
  const starts: Date[] = [];
  for (let turn = 0; turn < mostOccurrences; turn += 1) {
    const day = dayOf(first, series.type, turn * series.interval);
    if (day === null) continue;
    const at = instantOf(zone, day, time);
    if (at > until || (series.until !== null && day > series.until)) break;
    if (!series.exceptions.includes(day)) starts.push(at);
  }
  return starts;
}

/** The day after so many days, weeks, months or years; `null` where the month has no such day. */
function dayOf(first: PlainDate, type: 't' | 'w' | 'm' | 'j', count: number): PlainDate | null {
  if (type === 't') return addDays(first, count);
  if (type === 'w') return addDays(first, 7 * count);
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number);
  const months = month - 1 + (type === 'm' ? count : 12 * count);
  const moved = new Date(Date.UTC(year + Math.floor(months / 12), months % 12, day));
  return moved.getUTCDate() === day ? moved.toISOString().slice(0, 10) : null;
}
