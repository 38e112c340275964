/** Which reminder stands where: what is due first, then by day; what sleeps last. */
import type { ReminderRow } from '../../electron/bridge/slices';

export const groupNames = ['due', 'today', 'tomorrow', 'later', 'snoozed'] as const;
export type GroupName = (typeof groupNames)[number];

export interface Group {
  readonly name: GroupName;
  readonly rows: readonly ReminderRow[];
}

/** Groups that have rows, each by the moment its reminders are about. Days are those of this computer. */
export function groupsOf(rows: readonly ReminderRow[], nowMs: number): readonly Group[] {
  const sorted = [...rows].sort((one, other) => one.reminder.dueAt - other.reminder.dueAt);
  return groupNames
    .map((name) => ({ name, rows: sorted.filter((row) => groupOf(row, nowMs) === name) }))
    .filter((group) => group.rows.length > 0);
}

function groupOf({ reminder, due, snoozedUntil }: ReminderRow, nowMs: number): GroupName {
  if (snoozedUntil !== undefined && snoozedUntil > nowMs) return 'snoozed';
  if (due) return 'due';
  if (reminder.dueAt < dayAfter(nowMs, 1)) return 'today';
  return reminder.dueAt < dayAfter(nowMs, 2) ? 'tomorrow' : 'later';
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
