import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate } from '../../../electron/office/dates';
import { epochOf, knownZone, wallTimeAt } from '../../../electron/office/time-zones';

const warsaw = 'Europe/Warsaw';

describe('a date is read in every form a server may send', () => {
  const noon = Date.UTC(2026, 10, 21, 11, 0, 0);
  test.each([
    ['2026-11-21T11:00:00Z', noon],
    ['2026-11-21T12:00:00+01:00', noon],
    ['2026-11-21T12:00:00+0100', noon],
    ['2026-11-21T12:00+01', noon],
    ['2026-11-21T12:00:00', noon],
    ['2026-11-21 12:00', noon],
    ['2026-11-21 12:00:00', noon],
    ['2026-11-21T12:00:00.250', noon + 250],
    ['2026-11-21T11:00:00,5Z', noon + 500],
    [noon, noon],
    [String(noon), noon],
  ])('%s', (value, at) => {
    expect(readDate(value, warsaw)).toEqual({ at, dayOnly: false, day: '2026-11-21' });
  });

  test('a day alone begins at midnight of the organisation', () => {
    const midnight = Date.UTC(2026, 10, 20, 23);
    expect(readDate('2026-11-21', warsaw)).toEqual({ at: midnight, dayOnly: true, day: '2026-11-21' });
  });

  test('the day is the one on the wall calendar of the organisation', () => {
    expect(readDate('2026-11-20T23:30:00Z', warsaw)?.day).toBe('2026-11-21');
    expect(readDate('2026-11-21T23:30:00-05:00', warsaw)?.day).toBe('2026-11-22');
  });
});

test.each([
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-11-21 24:00',
  '2026-11-21T12:60:00',
  '21.11.2026',
  '11/21/2026',
  '1899-01-01',
  '2026-11-21T12',
  'tomorrow',
  '',
  null,
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e30,
  1_795_000_000,
  12.5,
  {},
  [],
  true,
])('%j is no date', (value) => {
  expect(readDate(value, warsaw)).toBeUndefined();
});

describe('when the clocks change', () => {
  test('spring leaves an hour out: a time in it is read as if the clock had not moved yet', () => {
    expect(readDate('2026-03-29 01:59', warsaw)?.at).toBe(Date.UTC(2026, 2, 29, 0, 59));
    expect(readDate('2026-03-29 02:30', warsaw)?.at).toBe(Date.UTC(2026, 2, 29, 1, 30));
    expect(readDate('2026-03-29 03:00', warsaw)?.at).toBe(Date.UTC(2026, 2, 29, 1, 0));
  });

  test('autumn has an hour twice: the first one is meant', () => {
    expect(readDate('2026-10-25 01:59', warsaw)?.at).toBe(Date.UTC(2026, 9, 24, 23, 59));
    expect(readDate('2026-10-25 02:30', warsaw)?.at).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(readDate('2026-10-25 03:00', warsaw)?.at).toBe(Date.UTC(2026, 9, 25, 2, 0));
  });

  test('a midnight that does not exist still gives its day', () => {
    expect(readDate('2018-11-04', 'America/Sao_Paulo')?.day).toBe('2018-11-04');
  });
});

const zones = [
  'Europe/Warsaw',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'UTC',
];
const moment = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2037, 0, 1) });

test('what the wall shows at a moment leads back to the moment, or to the first of two that look the same', () => {
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (at, zone) => {
      const back = epochOf(wallTimeAt(at, zone), zone);
      expect(wallTimeAt(back, zone)).toEqual(wallTimeAt(at, zone));
      expect(at - back).toBeGreaterThanOrEqual(0);
      expect(at - back).toBeLessThanOrEqual(3_600_000);
    }),
    { numRuns: 500 },
  );
});

test('ISO texts of any moment are read to the millisecond in any zone', () => {
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (at, zone) => {
      expect(readDate(new Date(at).toISOString(), zone)?.at).toBe(at);
      expect(readDate(at, zone)?.at).toBe(at);
    }),
  );
});

test('anything at all is a date or none', () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom(...zones), (value, zone) => {
      const date = readDate(value, zone);
      if (date !== undefined) expect(date.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }),
  );
});

test.each([
  ['Europe/Warsaw', 'Europe/Warsaw'],
  [' europe/warsaw ', 'Europe/Warsaw'],
  ['UTC', 'UTC'],
  ['GMT+1', 'Etc/GMT-1'],
  ['+02:00', 'Etc/GMT-2'],
  ['UTC-5', 'Etc/GMT+5'],
  ['Central European Standard Time', undefined],
  ['+05:30', undefined],
  ['', undefined],
  [undefined, undefined],
  ['x'.repeat(500), undefined],
])('the zone %j is %j', (text, zone) => {
  expect(knownZone(text)).toBe(zone);
});
