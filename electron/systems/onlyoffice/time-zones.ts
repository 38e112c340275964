import type { LocalDate } from '../../office/person';
import { epochOfWall, knownZone, wallAsUtc } from '../../office/time-zones';

const dayMs = 86_400_000;

/** The zone of a fixed offset; IANA names only whole hours, and counts the other way round. */
export function zoneOfHours(hours: number): string | undefined {
  if (!Number.isInteger(hours) || Math.abs(hours) > 14) return undefined;
  return knownZone(hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`);
}

/** Milliseconds since midnight, and the day, as the wall shows them in a zone. */
export function wallAt(epochMs: number, zone: string): { readonly day: LocalDate; readonly ms: number } {
  const asUtc = wallAsUtc(epochMs, zone);
  const number = Math.floor(asUtc / dayMs);
  return { day: dayOfNumber(number), ms: asUtc - number * dayMs };
}

/** The moment at which a zone's wall shows a time of a day; see `epochOfWall` for hours that come twice, or not at all. */
export function epochOf(day: LocalDate, msOfDay: number, zone: string): number {
  return epochOfWall(Date.parse(`${day}T00:00:00Z`) + msOfDay, zone);
}

/** Days since 1970-01-01, and back. */
export function dayNumber(day: LocalDate): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);
}

export function dayOfNumber(number: number): LocalDate {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}
