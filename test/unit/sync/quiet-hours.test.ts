import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallTimeAt } from '../../../electron/office/time-zones';
import { nextQuietChange, type QuietHours, quietUntil } from '../../../electron/sync/quiet-hours';

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const workdays = [1, 2, 3, 4, 5];
const warsaw = 'Europe/Warsaw';
const nights: QuietHours = { on: true, from: 18 * 60, to: 8 * 60, days: workdays, wholeDays: [0, 6] };
const moment = (text: string) => Date.parse(text);

describe('quiet hours', () => {
  it('go over midnight, and end in the morning', () => {
    const eight = moment('2026-11-25T08:00+01:00');
    expect(quietUntil(nights, moment('2026-11-24T17:59+01:00'), warsaw)).toBeUndefined();
    expect(quietUntil(nights, moment('2026-11-24T18:00+01:00'), warsaw)).toBe(eight);
    expect(quietUntil(nights, moment('2026-11-25T07:59+01:00'), warsaw)).toBe(eight);
    expect(quietUntil(nights, eight, warsaw)).toBeUndefined();
  });

  it('that begin on a day belong to it, the morning after included', () => {
    const mondays: QuietHours = { ...nights, days: [1], wholeDays: [] };
    expect(quietUntil(mondays, moment('2026-11-24T07:00+01:00'), warsaw)).toBe(
      moment('2026-11-24T08:00+01:00'),
    );
    expect(quietUntil(mondays, moment('2026-11-23T07:00+01:00'), warsaw)).toBeUndefined();
  });

  it('and whole days that touch one another are one time of quiet', () => {
    // Friday evening; the night of Sunday belongs to no working day, so Monday begins at midnight.
    expect(quietUntil(nights, moment('2026-11-27T20:00+01:00'), warsaw)).toBe(
      moment('2026-11-30T00:00+01:00'),
    );
  });

  it('that begin and end at the same time last a day', () => {
    const day: QuietHours = { on: true, from: 600, to: 600, days: [3], wholeDays: [] };
    expect(quietUntil(day, moment('2026-11-25T10:00+01:00'), warsaw)).toBe(moment('2026-11-26T10:00+01:00'));
  });

  it('keep to the clock on the wall when it is put forward and back', () => {
    const all = { ...nights, days: everyDay, wholeDays: [] };
    const lengthOf = (evening: string) =>
      ((quietUntil(all, moment(evening), warsaw) ?? 0) - moment(evening)) / 3_600_000;
    expect(lengthOf('2026-03-27T18:00+01:00')).toBe(14);
    expect(lengthOf('2026-03-28T18:00+01:00')).toBe(13);
    expect(lengthOf('2026-10-24T18:00+02:00')).toBe(15);
  });

  it('are none when they are switched off or have no day', () => {
    const now = moment('2026-11-24T22:00+01:00');
    expect(quietUntil({ ...nights, on: false }, now, warsaw)).toBeUndefined();
    expect(nextQuietChange({ ...nights, days: [], wholeDays: [] }, now, warsaw)).toBeUndefined();
  });

  it('on all days at all hours never end, but are asked about again', () => {
    const now = moment('2026-11-24T22:00+01:00');
    const always = { ...nights, wholeDays: everyDay };
    expect(nextQuietChange(always, now, warsaw)).toBeGreaterThan(now + 5 * 86_400_000);
  });
});

describe('whatever the hours, the days and the zone', () => {
  const minutes = fc.integer({ min: 0, max: 1_439 });
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }));
  const hours = fc.record({ on: fc.constant(true), from: minutes, to: minutes, days, wholeDays: days });
  const zone = fc.constantFrom(
    warsaw,
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'UTC',
  );
  const now = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });

  /** What a person would say who looks at the clock and the calendar, on a day on which no clock is put. */
  function isQuietByTheClock(quiet: QuietHours, at: number, inZone: string): boolean {
    const { year, month, day, hour, minute } = wallTimeAt(at, inZone);
    const today = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
    const time = hour * 60 + minute;
    if (quiet.wholeDays.includes(today)) return true;
    const { from, to } = quiet;
    if (from < to) return quiet.days.includes(today) && time >= from && time < to;
    return (
      (quiet.days.includes(today) && time >= from) || (quiet.days.includes((today + 6) % 7) && time < to)
    );
  }

  function clockIsPutNear(at: number, inZone: string): boolean {
    const offset = (moment: number) => {
      const { year, month, day, hour, minute } = wallTimeAt(moment, inZone);
      return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(moment / 60_000) * 60_000;
    };
    const day = 86_400_000;
    return new Set([-2, -1, 0, 1, 2].map((days) => offset(at + days * day))).size > 1;
  }

  it('it is quiet when the clock on the wall says so', () => {
    fc.assert(
      fc.property(hours, now, zone, (quiet, at, inZone) => {
        fc.pre(!clockIsPutNear(at, inZone));
        expect(quietUntil(quiet, at, inZone) !== undefined).toBe(isQuietByTheClock(quiet, at, inZone));
      }),
      { numRuns: 2_000 },
    );
  });

  it('quiet ends later than now, and is over then or has run as far as one looks ahead', () => {
    fc.assert(
      fc.property(hours, now, zone, (quiet, at, inZone) => {
        const until = quietUntil(quiet, at, inZone);
        if (until === undefined) return;
        expect(until).toBeGreaterThan(at);
        if (until < at + 7 * 86_400_000) expect(quietUntil(quiet, until, inZone)).toBeUndefined();
      }),
    );
  });

  it('nothing changes before the next change, and it does then', () => {
    fc.assert(
      fc.property(hours, now, zone, fc.double({ min: 0, max: 1, noNaN: true }), (quiet, at, inZone, part) => {
        const next = nextQuietChange(quiet, at, inZone);
        if (next === undefined || next > at + 7 * 86_400_000) return;
        const isQuiet = (moment: number) => quietUntil(quiet, moment, inZone) !== undefined;
        expect(isQuiet(at + Math.floor((next - at - 1) * part))).toBe(isQuiet(at));
        expect(isQuiet(next)).toBe(!isQuiet(at));
      }),
    );
  });
});
