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

/** What the clock on the wall shows in a zone at a moment. */
export function wallTimeAt(epochMs: number, zone: string): WallTime {
  const parts: Record<string, number> = {};
  for (const part of formatFor(zone).formatToParts(epochMs)) parts[part.type] = Number(part.value);
  return {
    year: parts.year ?? 0,
    month: parts.month ?? 1,
    day: parts.day ?? 1,
    hour: parts.hour ?? 0,
    minute: parts.minute ?? 0,
    second: parts.second ?? 0,
    millisecond: ((epochMs % 1_000) + 1_000) % 1_000,
  };
}

/**
 * The moment at which the clock on the wall shows a time. Of the two moments of an hour that comes twice in autumn
 * it is the first; a time that spring leaves out counts as if the clock had not been put forward yet.
 */
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
const offsets = new Map<string, number>();

function offsetAt(epochMs: number, zone: string): number {
  const quarter = Math.floor(epochMs / quarterMs);
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= maxOffsets) offsets.clear();
  const offset = askOffset(quarter * quarterMs, zone);
  offsets.set(key, offset);
  return offset;
}

function askOffset(epochMs: number, zone: string): number {
  const wall = wallTimeAt(epochMs, zone);
  const asUtc = Date.UTC(
    wall.year,
    wall.month - 1,
    wall.day,
    wall.hour,
    wall.minute,
    wall.second,
    wall.millisecond,
  );
  return asUtc - epochMs;
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
