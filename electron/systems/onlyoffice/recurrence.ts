import type { LocalDate } from '../../office/person';
import { dayNumber, dayOfNumber } from './time-zones';

type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** A day of the week, 0 for Monday; `nth` counts it inside its month, from the end when negative. */
interface RuleDay {
  readonly weekday: number;
  readonly nth: number | undefined;
}

/** What an iCalendar `RRULE` says, as far as it is followed here. */
export interface RecurrenceRule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | undefined;
  /** The last day, or the last moment in UTC as `YYYYMMDDTHHMMSSZ` says it. */
  readonly untilDay: LocalDate | undefined;
  readonly untilAt: number | undefined;
  readonly days: readonly RuleDay[];
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  readonly positions: readonly number[];
  readonly weekStart: number;
  readonly without: readonly LocalDate[];
}

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const known = [
  'FREQ',
  'INTERVAL',
  'COUNT',
  'UNTIL',
  'BYDAY',
  'BYMONTHDAY',
  'BYMONTH',
  'BYSETPOS',
  'WKST',
  'EXDATE',
  'EXDATES',
];
const longestRule = 2_000;

/** Reads a rule; `undefined` for one with a part that is not followed here, because its dates would be wrong. */
export function readRule(text: string): RecurrenceRule | undefined {
  if (text.length > longestRule) return undefined;
  const parts = new Map<string, string>();
  for (const part of text
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    if (part.trim() === '') continue;
    const at = part.indexOf('=');
    if (at < 1) return undefined;
    parts.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  if ([...parts.keys()].some((name) => !known.includes(name))) return undefined;
  const frequency = parts.get('FREQ');
  if (!isFrequency(frequency)) return undefined;
  const days = all(parts.get('BYDAY'), readRuleDay);
  const monthDays = all(parts.get('BYMONTHDAY'), (one) => whole(one, -31, 31));
  const months = all(parts.get('BYMONTH'), (one) => whole(one, 1, 12));
  const positions = all(parts.get('BYSETPOS'), (one) => whole(one, -366, 366));
  const without = all(parts.get('EXDATES') ?? parts.get('EXDATE'), readRuleDate);
  const interval = whole(parts.get('INTERVAL') ?? '1', 1, 10_000);
  const count = parts.has('COUNT') ? whole(parts.get('COUNT') ?? '', 1, 100_000) : undefined;
  const until = parts.get('UNTIL');
  const untilDay = until === undefined ? undefined : readRuleDate(until);
  if (!days || !monthDays || !months || !positions || !without || interval === undefined) return undefined;
  if ((parts.has('COUNT') && count === undefined) || (until !== undefined && untilDay === undefined))
    return undefined;
  const weekStart = names.indexOf(parts.get('WKST') ?? 'MO');
  const countsInYear =
    frequency === 'YEARLY' && months.length === 0 && days.some(({ nth }) => nth !== undefined);
  if (weekStart < 0 || countsInYear) return undefined;
  const untilAt = until?.endsWith('Z') ? readUtc(until) : undefined;
  return {
    frequency,
    interval,
    count,
    untilDay,
    untilAt,
    days,
    monthDays,
    months,
    positions,
    weekStart,
    without,
  };
}

/**
 * The days from `from` to `to`, both included, on which something happens that first happens on `first`.
 * @param atOn the moment of an occurrence on a day, for rules that end at a moment.
 */
export function occurrenceDays(
  rule: RecurrenceRule,
  first: LocalDate,
  from: LocalDate,
  to: LocalDate,
  atOn: (day: LocalDate) => number,
  mostPeriods = 20_000,
): readonly LocalDate[] {
  const start = dayNumber(first);
  const last = dayNumber(to);
  const without = new Set(rule.without);
  const found: LocalDate[] = [];
  let counted = 0;
  for (let period = 0; period < mostPeriods; period += 1) {
    const { begins, days } = periodOf(rule, start, period * rule.interval);
    if (begins > last) break;
    for (const number of atPositions(days, rule.positions)) {
      if (number < start) continue;
      const day = dayOfNumber(number);
      const isOver =
        rule.untilAt === undefined
          ? rule.untilDay !== undefined && day > rule.untilDay
          : atOn(day) > rule.untilAt;
      counted += 1;
      if (isOver || (rule.count !== undefined && counted > rule.count)) return found;
      if (day >= from && number <= last && !without.has(day)) found.push(day);
    }
  }
  return found;
}

interface Period {
  /** The first day that it could have. */
  readonly begins: number;
  /** In order. */
  readonly days: readonly number[];
}

function periodOf(rule: RecurrenceRule, start: number, steps: number): Period {
  switch (rule.frequency) {
    case 'DAILY': {
      const day = start + steps;
      return { begins: day, days: fits(rule, day) ? [day] : [] };
    }
    case 'WEEKLY': {
      const week = start - ((weekdayOf(start) - rule.weekStart + 7) % 7) + steps * 7;
      const wanted = rule.days.length > 0 ? rule.days.map(({ weekday }) => weekday) : [weekdayOf(start)];
      const days = Array.from({ length: 7 }, (_, at) => week + at).filter(
        (day) => wanted.includes(weekdayOf(day)) && inMonths(rule, day),
      );
      return { begins: week, days };
    }
    case 'MONTHLY': {
      const { year, month } = partsOf(start);
      const at = year * 12 + (month - 1) + steps;
      const [inYear, inMonth] = [Math.floor(at / 12), (at % 12) + 1];
      const begins = numberOf(inYear, inMonth, 1);
      const wanted = rule.months.length === 0 || rule.months.includes(inMonth);
      return { begins, days: wanted ? daysOfMonth(rule, start, inYear, inMonth) : [] };
    }
    case 'YEARLY': {
      const { year, month } = partsOf(start);
      const inYear = year + steps;
      const spread = rule.days.length > 0 || rule.monthDays.length > 0;
      const all12 = Array.from({ length: 12 }, (_, at) => at + 1);
      const months = rule.months.length > 0 ? rule.months : spread ? all12 : [month];
      const days = [...months].sort((a, b) => a - b).flatMap((one) => daysOfMonth(rule, start, inYear, one));
      return { begins: numberOf(inYear, 1, 1), days };
    }
  }
}

function daysOfMonth(rule: RecurrenceRule, start: number, year: number, month: number): number[] {
  const first = numberOf(year, month, 1);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const all = Array.from({ length }, (_, at) => first + at);
  if (rule.days.length === 0 && rule.monthDays.length === 0) {
    const { day } = partsOf(start);
    return day <= length ? [first + day - 1] : [];
  }
  return all.filter((number, at) => {
    const isDay =
      rule.monthDays.length === 0 ||
      rule.monthDays.some((one) => (one > 0 ? one === at + 1 : one === at - length));
    const isWeekday =
      rule.days.length === 0 ||
      rule.days.some(
        ({ weekday, nth }) =>
          weekday === weekdayOf(number) &&
          (nth === undefined ||
            (nth > 0 ? nth === Math.floor(at / 7) + 1 : -nth === Math.floor((length - 1 - at) / 7) + 1)),
      );
    return isDay && isWeekday;
  });
}

function fits(rule: RecurrenceRule, number: number): boolean {
  const { year, month, day } = partsOf(number);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (
    inMonths(rule, number) &&
    (rule.days.length === 0 || rule.days.some(({ weekday }) => weekday === weekdayOf(number))) &&
    (rule.monthDays.length === 0 ||
      rule.monthDays.some((one) => (one > 0 ? one === day : one === day - length - 1)))
  );
}

function inMonths(rule: RecurrenceRule, number: number): boolean {
  return rule.months.length === 0 || rule.months.includes(partsOf(number).month);
}

function atPositions(days: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return days;
  const chosen = positions.flatMap((one) => days.at(one > 0 ? one - 1 : one) ?? []);
  return [...new Set(chosen)].sort((a, b) => a - b);
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

function partsOf(number: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(number * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function numberOf(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}

function isFrequency(text: string | undefined): text is Frequency {
  return text === 'DAILY' || text === 'WEEKLY' || text === 'MONTHLY' || text === 'YEARLY';
}

/** Every entry of a list with commas; `undefined` when one of them cannot be read. */
function all<One>(text: string | undefined, read: (one: string) => One | undefined): One[] | undefined {
  if (text === undefined || text === '') return [];
  const found: One[] = [];
  for (const part of text.split(',')) {
    const one = read(part.trim());
    if (one === undefined) return undefined;
    found.push(one);
  }
  return found;
}

function readRuleDay(text: string): RuleDay | undefined {
  const match = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text);
  const weekday = names.indexOf(match?.[2] ?? '');
  if (match === null || weekday < 0) return undefined;
  const nth = match[1] === undefined ? undefined : whole(match[1], -5, 5);
  return match[1] !== undefined && nth === undefined ? undefined : { weekday, nth };
}

/** A whole number within its limits; never 0, which no part of a rule has. */
function whole(text: string, least: number, most: number): number | undefined {
  const number = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  return number !== 0 && number >= least && number <= most ? number : undefined;
}

function readRuleDate(text: string): LocalDate | undefined {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:T[\d:]{4,8}Z?)?$/.exec(text);
  if (match === null) return undefined;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  return Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? undefined : day;
}

function readUtc(text: string): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}
