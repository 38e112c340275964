/** How dates, days and asks are written, for cards, tray and notifications alike. */
import type { Leave } from '../../office/leave';
import type { LocalDate } from '../../office/person';
import type { Words } from './words';

/** A calendar day is not a moment: it is formatted in UTC from UTC midnight, so that no zone can shift it. */
function asUtc(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** "Mon 3 – Fri 7 Aug"; the year only when it is not this one. */
export function dayRange(from: LocalDate, to: LocalDate, words: Words, now = new Date()): string {
  const thisYear = String(now.getFullYear());
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  };
  if (!from.startsWith(thisYear) || !to.startsWith(thisYear)) options.year = 'numeric';
  const format = new Intl.DateTimeFormat(words.locale, options);
  return from === to ? format.format(asUtc(from)) : format.formatRange(asUtc(from), asUtc(to));
}

/** "5 days", "0.5 days". */
function dayCount(count: number, words: Words): string {
  return words.t('days', { count });
}

/** "Holiday, Mon 3 – Fri 7 Aug, 5 days". */
export function askLine(leave: Leave, words: Words, now = new Date()): string {
  const parts = [leave.type, dayRange(leave.from, leave.to, words, now)];
  if (leave.days !== undefined) parts.push(dayCount(leave.days, words));
  return parts.join(', ');
}

/** Relative under an hour ("12 min ago"), clock time today, date after that (`look.md`). */
export function when(momentMs: number, words: Words, nowMs = Date.now()): string {
  const minutes = Math.floor((nowMs - momentMs) / 60_000);
  if (minutes >= 0 && minutes < 1) return words.t('justNow');
  if (minutes >= 0 && minutes < 60) return words.t('minutesAgo', { count: minutes });
  return clockOrDate(momentMs, words, nowMs);
}

/** "10:42" today, "Fri 7 Aug, 10:42" on another day. */
export function clockOrDate(momentMs: number, words: Words, nowMs = Date.now()): string {
  const moment = new Date(momentMs);
  const sameDay = moment.toDateString() === new Date(nowMs).toDateString();
  if (sameDay) return clock(momentMs, words);
  const date = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return new Intl.DateTimeFormat(words.locale, { ...date, ...clockOptions(words.locale) }).format(moment);
}

/** "10:42", or "9:05 AM". */
export function clock(momentMs: number, words: Words): string {
  return new Intl.DateTimeFormat(words.locale, clockOptions(words.locale)).format(momentMs);
}

/** "09:05" or "9:05": Intl leaves the nought out when asked for single parts, whatever the country writes. */
function clockOptions(locale: string): Intl.DateTimeFormatOptions {
  const early = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).formatToParts(
    5 * 3_600_000,
  );
  const hour = early.find(({ type }) => type === 'hour')?.value.length === 2 ? '2-digit' : 'numeric';
  return { hour, minute: '2-digit' };
}

/** "Anna, Jan and Ola" with the joints of the language where it has any for a list of things. */
export function listOf(names: readonly string[], words: Words): string {
  return new Intl.ListFormat(words.locale, { type: 'unit', style: 'short' }).format(names);
}

/** A time of the day as the country writes it, from minutes after midnight. */
export function timeOfDay(minutes: number, words: Words): string {
  const options: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(words.locale, options).format(minutes * 60_000);
}
