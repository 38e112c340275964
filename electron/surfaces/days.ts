/** Calendar days, counted in UTC so that no zone can shift them. Pure. */
import type { LocalDate } from '../office/person';

/** Longest period that is looked at day by day; a longer one is not leave. */
const longestDays = 400;

/** Every day from the first to the last, both included. */
function daysOf(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to && days.length < longestDays; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Monday to Friday; all of its days for a period that has no working day. */
export function workingDaysOf({ from, to }: { from: LocalDate; to: LocalDate }): readonly LocalDate[] {
  const all = daysOf(from, to);
  const working = all.filter((day) => !isWeekend(day));
  return working.length === 0 ? all : working;
}

function isWeekend(day: LocalDate): boolean {
  return weekday(day) >= 5;
}

/** 0 is Monday. */
export function weekday(day: LocalDate): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export function addDays(day: LocalDate, count: number): LocalDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
