/** Which reminder stands where: what is due first, then by day for a week; what sleeps last. */
import type { ReminderRow } from '../../electron/bridge/slices';

/** After today the next seven days have a heading each. */
const daysAhead = 7;

export interface Group {
  readonly name: 'due' | 'today' | 'tomorrow' | 'day' | 'later' | 'snoozed';
  /** Midnight that a day begins with, epoch milliseconds; 0 for a group that is no single day. */
  readonly day: number;
  readonly rows: readonly ReminderRow[];
}

/** Groups that have rows, each by the moment its reminders are about. Days are those of this computer. */
export function groupsOf(rows: readonly ReminderRow[], nowMs: number): readonly Group[] {
  const sorted = [...rows].sort((one, other) => momentOf(one) - momentOf(other));
  const days = Array.from({ length: daysAhead + 1 }, (_, ahead) => dayAfter(nowMs, ahead));
  const placed = sorted.map((row) => ({ row, place: placeOf(row, days, nowMs) }));
  return [-1, ...days.keys(), daysAhead + 1, daysAhead + 2].flatMap((place) => {
    const own = placed.filter((one) => one.place === place).map(({ row }) => row);
    return own.length === 0 ? [] : { name: nameOf(place), day: days[place] ?? 0, rows: own };
  });
}

/** -1 for what is due, then the number of days ahead, then what is later than all of them, then what sleeps. */
function placeOf(row: ReminderRow, days: readonly number[], nowMs: number): number {
  if (row.snoozedUntil !== undefined && row.snoozedUntil > nowMs) return daysAhead + 2;
  if (row.due) return -1;
  if (momentOf(row) >= dayAfter(nowMs, daysAhead + 1)) return daysAhead + 1;
  return Math.max(
    0,
    days.findLastIndex((day) => day <= momentOf(row)),
  );
}

function nameOf(place: number): Group['name'] {
  if (place === -1) return 'due';
  if (place > daysAhead) return place === daysAhead + 1 ? 'later' : 'snoozed';
  return place === 0 ? 'today' : place === 1 ? 'tomorrow' : 'day';
}

/** Whole days begin with their first, wherever it was named. */
function momentOf({ reminder, days }: ReminderRow): number {
  return days ? new Date(`${days.from}T00:00`).getTime() : reminder.dueAt;
}

/** Midnight that many days on; not 24 hours each, because of the clocks going forward and back. */
function dayAfter(nowMs: number, days: number): number {
  const day = new Date(nowMs);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime();
}

const hourMs = 3_600_000;
const morningHour = 8;

export function inOneHour(nowMs: number): number {
  return nowMs + hourMs;
}

/** Eight o'clock on the next day. */
export function tomorrowMorning(nowMs: number): number {
  const day = new Date(nowMs);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, morningHour).getTime();
}
