import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zoneIn } from '../../../../electron/systems/onlyoffice/account';
import { assume } from '../../../../electron/systems/onlyoffice/assumptions';
import { readDate } from '../../../../electron/systems/onlyoffice/dates';
import { epochOf, wallAt, zoneOfHours } from '../../../../electron/systems/onlyoffice/time-zones';

const zone = 'Europe/Berlin';

describe('dates as the reference writes them', () => {
  test.each([
    ['2031-02-03T09:15:27.1234567+01:00', '2031-02-03T08:15:27.123Z', '2031-02-03'],
    ['2030-03-14T00:00:00.0000000Z', '2030-03-14T00:00:00.000Z', '2030-03-14'],
    ['2030-03-14T00:00:00.0000000-05:00', '2030-03-14T05:00:00.000Z', '2030-03-14'],
    ['2030-03-14T23:30:00', '2030-03-14T22:30:00.000Z', '2030-03-14'],
    ['2030-07-01', '2030-06-30T22:00:00.000Z', '2030-07-01'],
  ])('%s', (text, at, day) => {
    expect(readDate(text, zone)).toEqual({ at: Date.parse(at), day });
  });

  test.each([
    '0001-01-01T00:00:00.0000000Z',
    '',
    'yesterday',
    '2030-02-30',
    '2030-13-01T00:00:00Z',
    '2030-01-01T25:00:00Z',
    null,
    undefined,
    17,
    {},
  ])('%s is no date', (value) => expect(readDate(value, zone)).toBeUndefined());

  test('every moment comes back, whatever offset it was written with', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) }),
        fc.integer({ min: -14 * 4, max: 14 * 4 }),
        (at, quarters) => {
          const minutes = Math.abs(quarters) * 15;
          const two = (number: number) => String(number).padStart(2, '0');
          const offset = `${quarters < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
          const wall = new Date(at + quarters * 900_000).toISOString().replace('Z', '');
          expect(readDate(`${wall}0000${offset}`, zone)?.at).toBe(at);
        },
      ),
    );
  });
});

describe('wall time', () => {
  test('goes there and back, but for the hour that spring leaves out and the one that autumn repeats', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'),
        fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2060, 0, 1) }),
        (name, at) => {
          const { day, ms } = wallAt(at, name);
          const back = epochOf(day, ms, name);
          expect(wallAt(back, name)).toEqual({ day, ms });
          expect(at - back === 0 || at - back === 3_600_000 || at - back === 1_800_000).toBe(true);
        },
      ),
    );
  });
});

describe('the zone of a portal (OY-3)', () => {
  const read = (settings: unknown) => zoneIn(settings, assume());
  test.each([
    [{ timezone: 'Europe/Berlin;60;(UTC+01:00) Berlin;;;', utcOffset: '01:00:00' }, 'Europe/Berlin'],
    [{ timezone: 'W. Europe Standard Time;60;(UTC+01:00)', utcOffset: '01:00:00' }, 'Etc/GMT-1'],
    [{ timezone: 'somewhere', utcOffset: '-05:00:00' }, 'Etc/GMT+5'],
    [{ timezone: 'somewhere', utcOffset: '05:30:00' }, undefined],
    [{ utcOffset: '00:00:00' }, 'UTC'],
    [{}, undefined],
    [null, undefined],
  ])('%j', (settings, name) => expect(read(settings)).toBe(name));

  test('hours that no zone has are none', () => {
    expect([zoneOfHours(15), zoneOfHours(1.5), zoneOfHours(0)]).toEqual([undefined, undefined, 'UTC']);
  });
});
