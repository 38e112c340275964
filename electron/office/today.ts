/** Which day it is where an organisation is. */
import type { LocalDate } from './person';

/** @param timeZone IANA name; the machine's own zone where there is none. */
export function dayIn(timeZone: string | undefined, now = new Date()): LocalDate {
  return new Intl.DateTimeFormat('sv-SE', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(now);
}
