import type { LocalDate } from '../../office/person';

const dayMs = 86_400_000;

/** A day so many working weeks from now: `week` 1 is the week after this one, `weekday` 1 is Monday. */
export function dayOf(now: number, week: number, weekday: number): LocalDate {
  const today = new Date(now);
  const monday = now - ((today.getDay() + 6) % 7) * dayMs;
  return localDate(monday + (week * 7 + weekday - 1) * dayMs);
}

/** The calendar day of a moment where this computer is. */
export function localDate(moment: number): LocalDate {
  const date = new Date(moment);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A clock time so many days from now, epoch milliseconds. */
export function clock(now: number, daysAhead: number, hour: number, minute = 0): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + daysAhead, hour, minute).getTime();
}
