import { expect, it } from 'vitest';
import { beforeItStarts } from '../../../renderer/inbox/not-now';

/** Wednesday. */
const now = new Date(2026, 11, 2, 15).getTime();

it.each([
  ['Thursday of next week', '2026-12-10', new Date(2026, 11, 9, 8).getTime()],
  ['a Monday, from the Friday before', '2026-12-14', new Date(2026, 11, 11, 8).getTime()],
  ['tomorrow: it is too late', '2026-12-03', undefined],
  ['the day after tomorrow: that is tomorrow morning already', '2026-12-04', undefined],
  ['long ago', '2026-01-01', undefined],
])('leave that begins on %s', (_, from, until) => {
  expect(beforeItStarts(from, now)).toBe(until);
});
