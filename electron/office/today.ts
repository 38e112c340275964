/** Which day it is where an organisation is. */
import type { LocalDate } from './person';
import { wallTimeAt } from './time-zones';

/** @param timeZone IANA name; the machine's own zone where there is none. */
export function dayIn(timeZone: string | undefined, now = new Date()): LocalDate {
  const { year, month, day } = timeZone === undefined ? ownWall(now) : wallTimeAt(now.getTime(), timeZone);
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  );
}

/** The machine may be carried into another zone while the program runs. */
function ownWall(now: Date) {
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
