import type { LocalDate } from '../../office/person';

const formats = new Map<string, Intl.DateTimeFormat>();
const dayMs = 86_400_000;

/** The IANA name of a zone, or `undefined` for a name that is not one. */
export function knownZone(text: string | undefined): string | undefined {
  const name = text?.trim() ?? '';
  if (name === '' || name.length > 100) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // RangeError is the only way this API has of saying "no such zone".
    return undefined;
  }
}

/** The zone of a fixed offset; IANA names only whole hours, and counts the other way round. */
export function zoneOfHours(hours: number): string | undefined {
  if (!Number.isInteger(hours) || Math.abs(hours) > 14) return undefined;
  return knownZone(hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`);
}

export function zoneOfThisComputer(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Milliseconds since midnight, and the day, as the wall shows them in a zone. */
export function wallAt(epochMs: number, zone: string): { readonly day: LocalDate; readonly ms: number } {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatFor(zone).formatToParts(epochMs)) parts[type] = value;
  const { year = '1970', month = '01', day = '01', hour = '0', minute = '0', second = '0' } = parts;
  const millisecond = ((epochMs % 1_000) + 1_000) % 1_000;
  const ms = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000 + millisecond;
  return { day: `${year.padStart(4, '0')}-${month}-${day}`, ms };
}

/**
 * The moment at which a zone's wall shows a time of a day. Of an hour that comes twice it is the first; a time that spring
 * leaves out counts as if the clock had not been put forward yet.
 */
export function epochOf(day: LocalDate, msOfDay: number, zone: string): number {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + msOfDay;
  const before = offsetAt(asUtc - dayMs, zone);
  const after = offsetAt(asUtc + dayMs, zone);
  const fitting = [asUtc - before, asUtc - after].filter((at) => at + offsetAt(at, zone) === asUtc);
  return fitting.length > 0 ? Math.min(...fitting) : asUtc - before;
}

function offsetAt(epochMs: number, zone: string): number {
  const { day, ms } = wallAt(epochMs, zone);
  return Date.parse(`${day}T00:00:00Z`) + ms - epochMs;
}

/** Days since 1970-01-01, and back. */
export function dayNumber(day: LocalDate): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);
}

export function dayOfNumber(number: number): LocalDate {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, format);
  return format;
}
