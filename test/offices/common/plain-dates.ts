const dayMs = 86_400_000;

/** A day of the calendar, `YYYY-MM-DD`, with no time and no zone. */
export type PlainDate = string;

/** Days since 1970-01-01. */
function dayNumber(date: PlainDate): number {
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date) || Number.isNaN(ms)) throw new RangeError(`Not a date: ${date}`);
  return ms / dayMs;
}

function dateOfDay(number: number): PlainDate {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOfDay(dayNumber(date) + days);
}

/** 1 for Monday up to 7 for Sunday. */
export function weekday(date: PlainDate): number {
  return weekdayOf(dayNumber(date));
}

function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Days from Monday to Friday between both ends, both included; 0 when `to` is before `from`. */
export function workingDays(from: PlainDate, to: PlainDate): number {
  const last = dayNumber(to);
  let count = 0;
  for (let day = dayNumber(from); day <= last; day += 1) {
    if (weekdayOf(day) <= 5) count += 1;
  }
  return count;
}

/** The same day if it is a working day, otherwise the next Monday. */
export function workingDayFrom(date: PlainDate): PlainDate {
  const day = weekday(date);
  return day <= 5 ? date : addDays(date, 8 - day);
}

/** The last day of a stretch of so many working days that begins on `from`. */
export function lastDayOf(from: PlainDate, days: number): PlainDate {
  let date = workingDayFrom(from);
  for (let left = days - 1; left > 0; left -= 1) date = workingDayFrom(addDays(date, 1));
  return date;
}
