/** When a person wants to hear nothing, by the clock on the wall. Pure. */
import { epochOf, wallTimeAt } from '../office/time-zones';

export interface QuietHours {
  readonly on: boolean;
  /** Minutes after midnight. Quiet that ends when it begins, or earlier, ends on the next day. */
  readonly from: number;
  readonly to: number;
  /** Days on which quiet begins; 0 is Sunday. */
  readonly days: readonly number[];
  /** Days that are quiet from midnight to midnight. */
  readonly wholeDays: readonly number[];
}

/** Times of quiet that follow one another without a gap count as one; no more than this is looked ahead. */
const daysAhead = 8;

/**
 * The moment at which the quiet going on at `now` ends, or `undefined` where there is none. Where somebody is quiet on
 * all days at all hours it is a moment some days on, which is asked about again when it has come.
 * @param zone IANA name of the zone whose clocks are meant.
 */
export function quietUntil(quiet: QuietHours, now: number, zone: string): number | undefined {
  let end: number | undefined;
  for (const [begins, ends] of spans(quiet, now, zone)) {
    if (begins <= (end ?? now) && ends > (end ?? now)) end = ends;
  }
  return end;
}

/** The next moment at which quiet begins or ends; `undefined` where it never does within a week. */
export function nextQuietChange(quiet: QuietHours, now: number, zone: string): number | undefined {
  const end = quietUntil(quiet, now, zone);
  if (end !== undefined) return end;
  return spans(quiet, now, zone).find(([begins]) => begins > now)?.[0];
}

/** From yesterday on, by their beginnings. */
function spans(quiet: QuietHours, now: number, zone: string): readonly (readonly [number, number])[] {
  if (!quiet.on) return [];
  const { year, month, day } = wallTimeAt(now, zone);
  const found: [number, number][] = [];
  for (let ahead = -1; ahead <= daysAhead; ahead += 1) {
    const at = (minutes: number, later = 0) => momentOf(year, month, day + ahead + later, minutes, zone);
    const weekday = new Date(Date.UTC(year, month - 1, day + ahead)).getUTCDay();
    if (quiet.wholeDays.includes(weekday)) found.push([at(0), at(0, 1)]);
    if (quiet.days.includes(weekday)) {
      found.push([at(quiet.from), at(quiet.to, quiet.to <= quiet.from ? 1 : 0)]);
    }
  }
  // Where a clock is put forward over both ends, nothing is left between them.
  return found.filter(([begins, ends]) => begins < ends).sort(([one], [other]) => one - other);
}

/** A day past the end of its month is one of the next. */
function momentOf(year: number, month: number, day: number, minute: number, zone: string): number {
  return epochOf({ year, month, day, hour: 0, minute, second: 0, millisecond: 0 }, zone);
}
