import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reminder } from '../../../electron/office/reminder';
import { wallTimeAt } from '../../../electron/office/time-zones';
import { daysOf, dueFrom, isDue, type Notice, overFrom } from '../../../electron/sync/due';

const hour = 3_600_000;
const notice: Notice = {
  leadMinutes: { reservation: 15, lending: 1_440, appointment: 15, deadline: 60, birthday: 0 },
  allDayAt: 8 * 60,
};
const utc = { here: 'UTC', there: 'UTC' };
const reservation: Reminder = {
  id: 'r',
  kind: 'reservation',
  title: 'Room 4',
  startsAt: 100 * hour,
  endsAt: 101 * hour,
  dueAt: 100 * hour,
  allDay: false,
};
const lending: Reminder = { ...reservation, kind: 'lending', startsAt: 10 * hour, endsAt: 100 * hour };
const due = (reminder: Reminder, now: number, snoozedUntil?: number) =>
  isDue({ reminder, ...(snoozedUntil === undefined ? {} : { snoozedUntil }) }, notice, utc, now);

describe('a reservation', () => {
  it('is due a quarter of an hour ahead and over at its end', () => {
    expect(due(reservation, 100 * hour - 16 * 60_000)).toBe(false);
    expect(due(reservation, 100 * hour - 15 * 60_000)).toBe(true);
    expect(due(reservation, 101 * hour)).toBe(false);
  });

  it('is due when its system says, whatever the general notice', () => {
    expect(dueFrom({ reminder: { ...reservation, noticeMinutes: 120 } }, notice, utc)).toBe(98 * hour);
    expect(dueFrom({ reminder: { ...reservation, noticeMinutes: 0 } }, notice, utc)).toBe(100 * hour);
  });

  it('is put off by a snooze', () => {
    expect(dueFrom({ reminder: reservation, snoozedUntil: 100 * hour + 1 }, notice, utc)).toBe(
      100 * hour + 1,
    );
    expect(due(reservation, 100 * hour, 100 * hour + 1)).toBe(false);
  });
});

it('a lending is due a day ahead and stays due until it is returned', () => {
  expect(due(lending, 75 * hour)).toBe(false);
  expect(due(lending, 76 * hour)).toBe(true);
  expect(due(lending, 500 * hour)).toBe(true);
});

it('a deadline stays due until it is done', () => {
  const deadline: Reminder = { ...reservation, kind: 'deadline' };
  expect(due(deadline, 99 * hour - 1)).toBe(false);
  expect(due(deadline, 99 * hour)).toBe(true);
  expect(due(deadline, 500 * hour)).toBe(true);
});

it('a kind that is not told is due at its moment', () => {
  const silent = { ...notice, leadMinutes: { ...notice.leadMinutes, reservation: null } };
  expect(dueFrom({ reminder: reservation }, silent, utc)).toBe(reservation.dueAt);
});

describe('a reminder of whole days', () => {
  const warsaw = { there: 'Europe/Warsaw', here: 'Europe/Lisbon' };
  const fair: Reminder = {
    ...reservation,
    kind: 'appointment',
    startsAt: Date.parse('2026-11-24T00:00+01:00'),
    endsAt: Date.parse('2026-11-26T00:00+01:00'),
    dueAt: Date.parse('2026-11-24T00:00+01:00'),
    allDay: true,
  };

  it('keeps the days that its own calendar names', () => {
    expect(daysOf(fair, warsaw)).toEqual({ from: '2026-11-24', to: '2026-11-25' });
    expect(daysOf({ ...fair, endsAt: Date.parse('2026-11-25T23:59+01:00') }, warsaw)).toEqual({
      from: '2026-11-24',
      to: '2026-11-25',
    });
    const { endsAt: _, ...day } = fair;
    expect(daysOf(day, warsaw)).toEqual({ from: '2026-11-24', to: '2026-11-24' });
  });

  it('is told at the hour chosen on the clock of this computer, and is over with its last day', () => {
    expect(dueFrom({ reminder: fair }, notice, warsaw)).toBe(Date.parse('2026-11-24T08:00Z'));
    expect(overFrom(fair, warsaw)).toBe(Date.parse('2026-11-26T00:00Z'));
  });

  it('is told whole days ahead where the notice has as many, and on the day where it has less', () => {
    const ahead = (appointment: number) =>
      dueFrom({ reminder: fair }, { ...notice, leadMinutes: { ...notice.leadMinutes, appointment } }, warsaw);
    expect(ahead(2 * 1_440)).toBe(Date.parse('2026-11-22T08:00Z'));
    expect(ahead(120)).toBe(Date.parse('2026-11-24T08:00Z'));
  });

  it('that comes back on a day is about that day', () => {
    const back = { ...fair, kind: 'lending' as const, dueAt: Date.parse('2026-11-25T00:00+01:00') };
    expect(daysOf(back, warsaw)).toEqual({ from: '2026-11-25', to: '2026-11-25' });
  });
});

describe('on days on which clocks are put, and on all others', () => {
  const zone = fc.constantFrom(
    'Europe/Warsaw',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Auckland',
    'UTC',
  );
  const day = fc.integer({ min: 0, max: 1_500 });
  // In the small hours clocks are put; nobody asks to be told then.
  const time = fc.integer({ min: 4 * 60, max: 1_439 });

  it('a whole day is told when the clock on the wall shows the hour chosen, as many days ahead as asked', () => {
    fc.assert(
      fc.property(zone, zone, day, time, fc.integer({ min: 0, max: 7 }), (there, here, days, at, ahead) => {
        const date = new Date(Date.UTC(2026, 0, 1 + days));
        const noon = wallTimeAt(date.getTime(), there);
        // Noon there, as near as it gets without doing the sum that is tested: any moment of the day names it.
        const startsAt =
          date.getTime() -
          (Date.UTC(noon.year, noon.month - 1, noon.day, noon.hour, noon.minute) - date.getTime()) +
          12 * hour;
        const reminder: Reminder = {
          ...reservation,
          kind: 'birthday',
          startsAt,
          endsAt: startsAt + 1,
          allDay: true,
        };
        const leadMinutes = { ...notice.leadMinutes, birthday: ahead * 1_440 };
        const told = wallTimeAt(dueFrom({ reminder }, { leadMinutes, allDayAt: at }, { here, there }), here);
        expect(told.hour * 60 + told.minute).toBe(at);
        const toldDay = Date.UTC(told.year, told.month - 1, told.day);
        const named = Date.parse(daysOf(reminder, { here, there }).from);
        expect(named - toldDay).toBe(ahead * 24 * hour);
        expect(named).toBe(Date.UTC(2026, 0, 1 + days));
      }),
    );
  });

  it('notice of minutes is that many minutes, whatever the clock shows', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) }), (here, at) => {
        const reminder = { ...reservation, startsAt: at, dueAt: at, endsAt: at + hour };
        expect(at - dueFrom({ reminder }, notice, { here, there: here })).toBe(15 * 60_000);
      }),
    );
  });
});
