import type { PlainDate } from './plain-dates';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

/** The wall clock of a zone at an instant, as `YYYY-MM-DDTHH:mm:ss`. */
export function wallTime(zone: string, instant: Date): string {
  const parts = new Map(
    formatterFor(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const value = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '00';
  return `${value('year')}-${value('month')}-${value('day')}T${value('hour')}:${value('minute')}:${value('second')}`;
}

/** Minutes by which the zone is ahead of UTC at an instant. */
function offsetMinutes(zone: string, instant: Date): number {
  const wallMs = Date.parse(`${wallTime(zone, instant)}Z`);
  return Math.round((wallMs - Math.floor(instant.getTime() / 1000) * 1000) / 60_000);
}

/** The instant at which the wall clock of a zone shows this; a time that the spring change skips moves ahead. */
export function instantOf(zone: string, date: PlainDate, time = '00:00'): Date {
  const guessMs = Date.parse(`${date}T${time}:00Z`);
  const first = offsetMinutes(zone, new Date(guessMs));
  const second = offsetMinutes(zone, new Date(guessMs - first * 60_000));
  return new Date(guessMs - second * 60_000);
}

/** `+02:00`, as ISO 8601 writes an offset. */
export function offsetText(zone: string, instant: Date): string {
  const minutes = offsetMinutes(zone, instant);
  const two = (number: number) => String(number).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
