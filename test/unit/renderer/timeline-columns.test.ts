import { expect, it } from 'vitest';
import { columnsOf, firstOfWeeks, weekendsOf } from '../../../renderer/inbox/timeline-columns';

/** Two weeks, from Monday 30 November to Sunday 13 December. */
const days = Array.from({ length: 14 }, (_, day) =>
  new Date(Date.UTC(2026, 10, 30 + day)).toISOString().slice(0, 10),
);

it.each([
  ['within', '2026-12-01', '2026-12-03', '3 / 6'],
  ['of one day', '2026-11-30', '2026-11-30', '2 / 3'],
  ['from before', '2026-10-01', '2026-12-01', '2 / 4'],
  ['to after', '2026-12-13', '2027-02-01', '15 / 16'],
  ['before', '2026-10-01', '2026-10-02', undefined],
  ['after', '2027-10-01', '2027-10-02', undefined],
])('a span %s the days has its columns', (_, from, to, columns) => {
  expect(columnsOf({ from, to }, days)).toBe(columns);
});

it('weeks begin on Monday and end with a weekend', () => {
  expect(firstOfWeeks(days)).toEqual([
    { date: '2026-11-30', columns: '2 / span 7' },
    { date: '2026-12-07', columns: '9 / span 7' },
  ]);
  expect(weekendsOf(days)).toEqual(['7 / span 2', '14 / span 2']);
});
