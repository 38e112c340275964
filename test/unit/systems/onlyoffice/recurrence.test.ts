import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { occurrenceDays, readRule } from '../../../../electron/systems/onlyoffice/recurrence';
import { dayNumber, dayOfNumber } from '../../../../electron/systems/onlyoffice/time-zones';

const at = (day: string): number => Date.parse(`${day}T09:00:00Z`);

function days(text: string, first: string, from = first, to = '2031-12-31'): readonly string[] {
  const rule = readRule(text);
  if (rule === undefined) throw new Error(`${text} cannot be read`);
  return occurrenceDays(rule, first, from, to, at);
}

describe('the dates of a rule', () => {
  // The expectations are those of the examples of RFC 5545, section 3.8.5.3.
  test.each([
    ['FREQ=DAILY;COUNT=3', '1997-09-02', ['1997-09-02', '1997-09-03', '1997-09-04']],
    ['FREQ=DAILY;INTERVAL=10;COUNT=3', '1997-09-02', ['1997-09-02', '1997-09-12', '1997-09-22']],
    [
      'FREQ=WEEKLY;COUNT=4;WKST=SU;BYDAY=TU,TH',
      '1997-09-02',
      ['1997-09-02', '1997-09-04', '1997-09-09', '1997-09-11'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      '1997-08-05',
      ['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      '1997-08-05',
      ['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'],
    ],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=1FR', '1997-09-05', ['1997-09-05', '1997-10-03', '1997-11-07']],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=-2MO', '1997-09-22', ['1997-09-22', '1997-10-20', '1997-11-17']],
    ['FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3', '1997-09-28', ['1997-09-28', '1997-10-29', '1997-11-28']],
    [
      'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
      '1997-09-04',
      ['1997-09-04', '1997-10-07', '1997-11-06'],
    ],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3', '1998-02-13', ['1998-02-13', '1998-03-13', '1998-11-13']],
    [
      'FREQ=YEARLY;COUNT=4;BYMONTH=6,7',
      '1997-06-10',
      ['1997-06-10', '1997-07-10', '1998-06-10', '1998-07-10'],
    ],
    [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3',
      '1996-11-05',
      ['1996-11-05', '2000-11-07', '2004-11-02'],
    ],
    ['FREQ=MONTHLY;COUNT=3', '1997-01-31', ['1997-01-31', '1997-03-31', '1997-05-31']],
    ['FREQ=YEARLY;COUNT=2', '1996-02-29', ['1996-02-29', '2000-02-29']],
    ['RRULE:FREQ=DAILY;UNTIL=19970904', '1997-09-02', ['1997-09-02', '1997-09-03', '1997-09-04']],
    ['FREQ=DAILY;UNTIL=19970904T085959Z', '1997-09-02', ['1997-09-02', '1997-09-03']],
    ['freq=daily;count=3;exdates=19970903T000000Z', '1997-09-02', ['1997-09-02', '1997-09-04']],
  ])('%s', (text, first, expected) => expect(days(text, first)).toEqual(expected));

  test.each([
    'FREQ=HOURLY',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=YEARLY;BYDAY=20MO',
    'FREQ=YEARLY;BYDAY=2MO',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;UNTIL=soon',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ',
    '',
    `FREQ=DAILY;BYMONTH=${'1,'.repeat(2_000)}1`,
  ])('%s is not guessed at', (text) => expect(readRule(text)).toBeUndefined());

  test('a weekly rule is every day that a calendar on the wall shows', () => {
    const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
    fc.assert(
      fc.property(
        fc.integer({ min: 11_000, max: 30_000 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 60 }),
        (start, weekdays, interval, length) => {
          const monday = start - ((start + 3) % 7);
          const expected = Array.from({ length: length + 1 }, (_, step) => start + step)
            .filter(
              (day) => Math.floor((day - monday) / 7) % interval === 0 && weekdays.includes((day + 3) % 7),
            )
            .map(dayOfNumber);
          const text = `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${weekdays.map((day) => names[day]).join(',')}`;
          expect(days(text, dayOfNumber(start), dayOfNumber(start), dayOfNumber(start + length))).toEqual(
            expected,
          );
        },
      ),
    );
  });

  test('whatever the rule, dates are in order, once each, and inside what was asked for', () => {
    const part = fc.constantFrom(
      'BYDAY=MO,FR',
      'BYDAY=-1SU',
      'BYMONTHDAY=1,15,-1',
      'BYMONTH=2,11',
      'BYSETPOS=-1',
      'COUNT=9',
      'UNTIL=20300601',
      'INTERVAL=3',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
        fc.uniqueArray(part, { selector: (text) => text.split('=')[0], maxLength: 4 }),
        fc.integer({ min: 20_000, max: 21_900 }),
        fc.integer({ min: 0, max: 500 }),
        (frequency, parts, start, offset) => {
          const rule = readRule([`FREQ=${frequency}`, ...parts].join(';'));
          if (rule === undefined) return;
          const [from, to] = [dayOfNumber(start + offset), dayOfNumber(start + offset + 40)];
          const found = occurrenceDays(rule, dayOfNumber(start), from, to, at);
          expect([...new Set(found)].sort()).toEqual(found);
          expect(found.every((day) => from <= day && day <= to && dayNumber(day) >= start)).toBe(true);
        },
      ),
    );
  });
});
