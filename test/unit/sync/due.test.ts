import { describe, expect, it } from 'vitest';
import type { Reminder } from '../../../electron/office/reminder';
import { dueFrom, isDue } from '../../../electron/sync/due';

const hour = 3_600_000;
const lead = { reservation: 15, lending: 1_440 };
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

describe('a reservation', () => {
  it('is due a quarter of an hour ahead and over at its end', () => {
    expect(isDue(reservation, lead, 100 * hour - 16 * 60_000)).toBe(false);
    expect(isDue(reservation, lead, 100 * hour - 15 * 60_000)).toBe(true);
    expect(isDue(reservation, lead, 101 * hour)).toBe(false);
  });

  it('is due when its system says, whatever the general notice', () => {
    expect(dueFrom({ ...reservation, noticeMinutes: 120 }, lead)).toBe(98 * hour);
    expect(dueFrom({ ...reservation, noticeMinutes: 0 }, lead)).toBe(100 * hour);
  });

  it('is put off by a snooze', () => {
    expect(dueFrom(reservation, lead, 100 * hour + 1)).toBe(100 * hour + 1);
    expect(isDue(reservation, lead, 100 * hour, 100 * hour + 1)).toBe(false);
  });
});

it('a lending is due a day ahead and stays due until it is returned', () => {
  expect(isDue(lending, lead, 75 * hour)).toBe(false);
  expect(isDue(lending, lead, 76 * hour)).toBe(true);
  expect(isDue(lending, lead, 500 * hour)).toBe(true);
});
