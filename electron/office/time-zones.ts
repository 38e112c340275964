const formats = new Map<string, Intl.DateTimeFormat>();

export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/**
 * The IANA name of a zone as a server wrote it ("Europe/Warsaw", "UTC", "GMT+1", "+02:00"); `undefined` for one that
 * nobody knows. Offsets are taken for whole hours only, because IANA has no names for others.
 */
export function knownZone(text: string | undefined): string | undefined {
  const name = text?.trim() ?? '';
  if (name === '' || name.length > 100) return undefined;
  const known = knownZones.get(name);
  if (known !== undefined) return known;
  const zone = askZone(name);
  if (zone !== undefined && knownZones.size < mostZones) knownZones.set(name, zone);
  return zone;
}

/** Asking takes as long as reading a hundred dates, and the next date is mostly in the same zone. */
const knownZones = new Map<string, string>();
/** There are about six hundred, some by several names. */
const mostZones = 1_000;

function askZone(name: string): string | undefined {
  const offset = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?00)?$/i.exec(name);
  // IANA counts the other way round: Etc/GMT-1 is one hour ahead of Greenwich.
  const iana = offset === null ? name : `Etc/GMT${offset[1] === '+' ? '-' : '+'}${Number(offset[2])}`;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: iana }).resolvedOptions().timeZone;
  } catch {
    // RangeError is the only way this API has of saying "no such zone".
    return undefined;
  }
}

/**
 * IANA name of the zone that this computer's clock is in. Where the environment names none that the runtime knows (`TZ` is
 * empty, a path, or misspelt) it answers with nothing, or with a name that it refuses itself: then the offset counts.
 */
export function zoneOfThisComputer(): string {
  const named: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const minutesAhead = -new Date().getTimezoneOffset();
  const ofOffset =
    minutesAhead % 60 === 0 && minutesAhead !== 0
      ? knownZone(`UTC${minutesAhead < 0 ? '-' : '+'}${Math.abs(minutesAhead) / 60}`)
      : undefined;
  return knownZone(named) ?? ofOffset ?? 'UTC';
}

/** What the wall shows in a zone at a moment, as the moment at which a wall in UTC shows the same. */
export function wallAsUtc(epochMs: number, zone: string): number {
  return epochMs + offsetAt(epochMs, zone);
}

/** What the clock on the wall shows in a zone at a moment. */
export function wallTimeAt(epochMs: number, zone: string): WallTime {
  const wall = new Date(wallAsUtc(epochMs, zone));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
  };
}

/** The moment at which the clock on the wall shows a time; see `epochOfWall`. */
export function epochOf(wall: WallTime, zone: string): number {
  const asUtc = Date.UTC(
    wall.year,
    wall.month - 1,
    wall.day,
    wall.hour,
    wall.minute,
    wall.second,
    wall.millisecond,
  );
  return epochOfWall(asUtc, zone);
}

/**
 * The moment at which the wall shows what a wall in UTC shows at another. Of the two moments of an hour that comes twice
 * in autumn it is the first; a time that spring leaves out counts as if the clock had not been put forward yet.
 */
export function epochOfWall(asUtc: number, zone: string): number {
  const before = offsetAt(asUtc - dayMs, zone);
  const after = offsetAt(asUtc + dayMs, zone);
  const fitting = [before, after]
    .map((offset) => asUtc - offset)
    .filter((at) => at + offsetAt(at, zone) === asUtc);
  return fitting.length > 0 ? Math.min(...fitting) : asUtc - before;
}

const dayMs = 86_400_000;

/** Offsets change on quarters of an hour at most; asking costs more than all the rest of reading a date. */
const quarterMs = 15 * 60_000;
const maxOffsets = 5_000;
/** By zone, then by quarter of an hour. */
const offsets = new Map<string, Map<number, number>>();

function offsetAt(epochMs: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const quarter = Math.floor(epochMs / quarterMs);
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, ofZone);
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  if (ofZone.size >= maxOffsets) ofZone.clear();
  const offset = askOffset(quarter * quarterMs, zone);
  ofZone.set(quarter, offset);
  return offset;
}

/** @param epochMs a whole number of seconds. */
function askOffset(epochMs: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const part of formatFor(zone).formatToParts(epochMs)) parts[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - epochMs;
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
