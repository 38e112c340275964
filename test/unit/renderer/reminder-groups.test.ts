import { describe, expect, test } from 'vitest';
import type { ReminderRow } from '../../../electron/bridge/slices';
import { groupsOf, inOneHour, tomorrowMorning } from '../../../renderer/reminders/groups';

const noon = new Date(2026, 10, 21, 12).getTime();
const hourMs = 3_600_000;

function row(id: string, dueAt: number, more: Partial<ReminderRow> = {}): ReminderRow {
  const reminder = { id, kind: 'reservation' as const, title: id, startsAt: dueAt, dueAt, allDay: false };
  return { accountId: 'a1', due: false, reminder, ...more };
}

function grouped(rows: readonly ReminderRow[]) {
  return groupsOf(rows, noon).map(({ name, day, rows: own }) => [
    name === 'day' ? new Date(day).getDate() : name,
    own.map(({ reminder }) => reminder.id).join(''),
  ]);
}

describe('Reminders', () => {
  test('stand due first, then by day, sleepers last, each by its moment', () => {
    const rows = [
      row('later', noon + 8 * 24 * hourMs),
      row('in a week', noon + 7 * 24 * hourMs),
      row('in two days', noon + 36 * hourMs),
      row('asleep', noon + hourMs, { due: true, snoozedUntil: noon + 1 }),
      row('2', noon + 3 * hourMs),
      row('1', noon + hourMs),
      row('tomorrow', noon + 12 * hourMs),
      row('due', noon + 48 * hourMs, { due: true }),
    ];
    expect(grouped(rows)).toEqual([
      ['due', 'due'],
      ['today', '12'],
      ['tomorrow', 'tomorrow'],
      [23, 'in two days'],
      [28, 'in a week'],
      ['later', 'later'],
      ['snoozed', 'asleep'],
    ]);
  });

  test('of whole days stand under their first day, whatever moment another zone makes of it', () => {
    const days = { from: '2026-11-23', to: '2026-11-24' };
    expect(grouped([row('fair', noon + 24 * hourMs, { days })])).toEqual([[23, 'fair']]);
  });

  test('that began earlier and are not due stand under today', () => {
    expect(grouped([row('a', noon - 48 * hourMs)])).toEqual([['today', 'a']]);
  });

  test('wake when their snooze is over', () => {
    expect(grouped([row('a', noon + hourMs, { due: true, snoozedUntil: noon })])).toEqual([['due', 'a']]);
  });

  test('sleep an hour, or until eight on the next morning', () => {
    expect(inOneHour(noon) - noon).toBe(hourMs);
    expect(new Date(tomorrowMorning(noon))).toEqual(new Date(2026, 10, 22, 8));
    expect(new Date(tomorrowMorning(new Date(2026, 11, 31, 23).getTime()))).toEqual(new Date(2027, 0, 1, 8));
  });
});
