import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayAt, readDay, readMoment, wallTextAt } from '../../../../electron/systems/onoffice/dates';
import { refusedName } from '../../../../electron/systems/onoffice/field-negotiation';
import { flagOf, idOf, wholeOf } from '../../../../electron/systems/onoffice/fields';
import { readNamedUser, sameText } from '../../../../electron/systems/onoffice/names';
import {
  guessSeries,
  occurrences,
  readSeries,
  type Series,
} from '../../../../electron/systems/onoffice/series';
import { startsOf } from '../../../offices/onoffice/series';

const zone = 'Europe/Berlin';

describe('dates', () => {
  test.each([
    ['2026-03-04T08:30:00+00:00', Date.UTC(2026, 2, 4, 8, 30)],
    ['2026-03-04T09:30:00+0100', Date.UTC(2026, 2, 4, 8, 30)],
    ['2026-03-04T08:30:00Z', Date.UTC(2026, 2, 4, 8, 30)],
    ['2026-07-01 12:00:00', Date.UTC(2026, 6, 1, 10)],
    ['2026-01-01 12:00', Date.UTC(2026, 0, 1, 11)],
    ['2026-01-01', Date.UTC(2025, 11, 31, 23)],
    // The hour that comes twice, the first of them; the hour that does not come.
    ['2026-10-25 02:30:00', Date.UTC(2026, 9, 25, 0, 30)],
    ['2026-03-29 02:30:00', Date.UTC(2026, 2, 29, 1, 30)],
  ])('%s is read', (text, at) => {
    expect(readMoment(text, zone)).toBe(at);
  });

  test.each(['', '0000-00-00', '0000-00-00 00:00:00', '2026-02-30', '2026-13-01', 'morgen', 7, null])(
    '%j is none',
    (value) => {
      expect(readMoment(value, zone)).toBeUndefined();
      expect(readDay(value)).toBeUndefined();
    },
  );

  test('written and read again are the same second, but for the hour that comes twice', () => {
    const autumn = /-10-(?:2[5-9]|3[01]) 02/;
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000), max: Date.UTC(2100) }), (at) => {
        const text = wallTextAt(at, zone);
        fc.pre(!autumn.test(text));
        expect(readMoment(text, zone)).toBe(Math.floor(at / 1_000) * 1_000);
        expect(dayAt(at, zone)).toBe(text.slice(0, 10));
      }),
    );
  });
});

describe('types', () => {
  test.each([
    [true, true],
    ['true', true],
    ['1', true],
    [1, true],
    [false, false],
    ['0', false],
    [0, false],
    ['', false],
    ['ja', undefined],
    [null, undefined],
    [[], undefined],
  ])('%j is the flag %s', (value, flag) => {
    expect(flagOf(value)).toBe(flag);
  });

  test('anything is a whole number or nothing, and a record number is above zero', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const number = wholeOf(value);
        if (number !== undefined) expect(Number.isSafeInteger(number)).toBe(true);
        const id = idOf(value);
        if (id !== undefined) expect(id).toMatch(/^[1-9]\d*$/);
      }),
    );
  });
});

describe('names', () => {
  test.each([
    ['Brüning, Jörg (jbruening)', { name: 'Jörg Brüning', userName: 'jbruening' }],
    ['jbruening', { name: 'jbruening' }],
    ['Vertrieb (Nord) (vnord)', { name: 'Vertrieb (Nord)', userName: 'vnord' }],
    ['(vnord)', { name: 'vnord', userName: 'vnord' }],
    ['', { name: '' }],
  ])('%j is read', (text, read) => {
    expect(readNamedUser(text)).toEqual(read);
  });

  test('are the same without regard to case, accents and blanks', () => {
    expect(sameText('  Brüning,   JÖRG ')).toBe(sameText('bruning, jorg'));
    expect(sameText('Weiß')).toBe(sameText('WEISS'));
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(sameText(sameText(text))).toBe(sameText(text));
      }),
    );
  });
});

describe('a refused field', () => {
  const fields = ['Betreff', 'Prio', 'adrId:adressen.ID', 'Kommentar'];
  test.each([
    ['Invalid field in input data: "(2, Prio)"', 'Prio'],
    ['Invalid field in input data: "(Kommentar, Seite 3, fehlt)"', 'Kommentar'],
    ['Invalid field in input data: "(11, adrId:adressen.ID)"', 'adrId:adressen.ID'],
    ['Unknown field Prio', 'Prio'],
    ['Invalid field in input data', undefined],
    ['Invalid field in input data: "(2, tags)"', undefined],
    ['', undefined],
  ])('%s', (message, name) => {
    expect(refusedName(message, fields)).toBe(name);
  });

  test('is one of those that were sent, or none, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (message) => {
        const name = refusedName(message, fields);
        if (name !== undefined) expect(fields).toContain(name);
      }),
    );
  });
});

describe('series', () => {
  const nine = (day: string): number => readMoment(`${day} 09:00:00`, zone) ?? 0;
  const hour = 3_600_000;
  const daysOf = (first: string, series: Series, from: string, to: string): string[] =>
    occurrences(
      { startsAt: nine(first), endsAt: nine(first) + hour },
      series,
      { from: nine(from) - 9 * hour, to: nine(to) },
      zone,
      20_000,
    ).map(({ startsAt }) => wallTextAt(startsAt, zone));

  test('keeps its hour on the wall when a clock is put forward and back', () => {
    const weekly: Series = { unit: 'w', interval: 1, exceptions: [] };
    const timesFrom = (first: string) => {
      const startsAt = Date.parse(first);
      const window = { from: startsAt, to: startsAt + 8 * 86_400_000 };
      const once = { startsAt, endsAt: startsAt + 3_600_000 };
      return occurrences(once, weekly, window, 'Europe/Berlin', 100).map((time) => time.startsAt);
    };
    expect(timesFrom('2026-03-23T09:00+01:00')[1]).toBe(Date.parse('2026-03-30T09:00+02:00'));
    expect(timesFrom('2026-10-19T09:00+02:00')[1]).toBe(Date.parse('2026-10-26T09:00+01:00'));
  });

  test('are read from the older call, and from either form of the list', () => {
    const elements = {
      rp_type: 'w',
      rp_tage: '2',
      rp_ende_status: '1',
      rp_ende_datum: '2026-12-31',
      rp_exception: '#2026-02-03#2026-02-10',
    };
    expect(readSeries(elements)).toEqual({
      unit: 'w',
      interval: 2,
      until: '2026-12-31',
      exceptions: ['2026-02-03', '2026-02-10'],
    });
    expect(readSeries({ ...elements, rp_ende_status: '2' })).not.toHaveProperty('until');
    expect(readSeries({ ...elements, rp_tage: '0' })).toBeUndefined();
    expect(readSeries({ rp_type: '', rp_tage: '' })).toBeUndefined();
    const names = { unit: 'type', interval: 'interval', until: 'end' };
    expect(guessSeries({ type: 'm', interval: 1, end: null }, names)).toEqual({
      unit: 'm',
      interval: 1,
      exceptions: [],
    });
    expect(guessSeries({ freq: 'WEEKLY' }, names)).toBeUndefined();
  });

  test('keep their hour on the wall across both changes of the clock', () => {
    const weekly: Series = { unit: 'w', interval: 1, exceptions: [] };
    expect(daysOf('2026-03-20', weekly, '2026-03-26', '2026-04-09')).toEqual([
      '2026-03-27 09:00:00',
      '2026-04-03 09:00:00',
    ]);
    expect(daysOf('2025-01-03', weekly, '2026-10-22', '2026-11-05')).toEqual([
      '2026-10-23 09:00:00',
      '2026-10-30 09:00:00',
    ]);
  });

  test('pass over months and years without the day', () => {
    const monthly: Series = { unit: 'm', interval: 1, exceptions: [] };
    expect(daysOf('2026-01-31', monthly, '2026-02-01', '2026-06-01')).toEqual([
      '2026-03-31 09:00:00',
      '2026-05-31 09:00:00',
    ]);
    const yearly: Series = { unit: 'j', interval: 1, exceptions: [] };
    expect(daysOf('2024-02-29', yearly, '2025-01-01', '2029-01-01')).toEqual(['2028-02-29 09:00:00']);
  });

  test('are within their window, in order, never on an exception or after the end', () => {
    const series = fc.record({
      unit: fc.constantFrom('t' as const, 'w' as const, 'm' as const, 'j' as const),
      interval: fc.integer({ min: 1, max: 999 }),
      exceptions: fc.array(
        fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2020-01-01', days)),
        {
          maxLength: 5,
        },
      ),
      end: fc.option(
        fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2020-01-01', days)),
        { nil: undefined },
      ),
    });
    const start = fc.integer({ min: Date.UTC(2020), max: Date.UTC(2026) });
    fc.assert(
      fc.property(series, start, fc.integer({ min: 0, max: 3_000 }), ({ end, ...rest }, startsAt, days) => {
        const rule: Series = { ...rest, ...(end !== undefined && { until: end }) };
        const from = Date.UTC(2020) + days * 86_400_000;
        const window = { from, to: from + 14 * 86_400_000 };
        const first = { startsAt: Math.floor(startsAt / 1_000) * 1_000, endsAt: startsAt + hour };
        const found = occurrences(first, rule, window, zone, 20_000);
        for (const [at, one] of found.entries()) {
          expect(one.startsAt).toBeLessThan(window.to);
          expect(one.endsAt).toBeGreaterThan(window.from);
          expect(one.startsAt).toBeGreaterThan(found[at - 1]?.startsAt ?? 0);
          const day = dayAt(one.startsAt, zone);
          expect(rule.exceptions).not.toContain(day);
          expect(end === undefined || day <= end).toBe(true);
        }
      }),
    );
  });

  test('fall on the same times as the office has them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('t' as const, 'w' as const, 'm' as const, 'j' as const),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 400 }),
        (type, interval, startDay, fromDay) => {
          const day = addDays('2024-01-01', startDay);
          const start = new Date(nine(day));
          const from = nine(addDays(day, fromDay)) - 9 * hour;
          const window = { from, to: from + 14 * 86_400_000 };
          const ours = occurrences(
            { startsAt: start.getTime(), endsAt: start.getTime() + hour },
            { unit: type, interval, exceptions: [] },
            window,
            zone,
            20_000,
          ).map(({ startsAt }) => startsAt);
          const series = { type, interval, until: null, exceptions: [] };
          const theirs = startsOf({ start, series }, zone, new Date(window.to))
            .map((at) => at.getTime())
            .filter((at) => at + hour > window.from && at < window.to);
          expect(ours).toEqual(theirs);
        },
      ),
    );
  });
});
