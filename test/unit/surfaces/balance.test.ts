import { describe, expect, it } from 'vitest';
import type { Absence } from '../../../electron/office/person';
import { balanceAfter } from '../../../electron/surfaces/balance';

const leave = { type: 'Holiday', from: '2026-12-07', to: '2026-12-11', days: 5 };
const limits = [
  { type: 'Training', limit: 6, used: 0 },
  { type: 'Holiday', limit: 26, used: 10 },
];
const today = '2026-11-22';

function other(change: Partial<Absence> = {}): Absence {
  return {
    id: 'x',
    personId: 'p',
    from: '2026-12-21',
    to: '2026-12-22',
    pending: true,
    type: 'Holiday',
    days: 2,
    ...change,
  };
}

describe('days left after a request', () => {
  it('are what is left now less its own days', () => {
    const balance = balanceAfter({ leave, limits, others: [], today });
    expect(balance).toEqual({ limit: 26, left: 16, leftAfter: 11, pending: 0 });
  });

  it('count what else waits, of the same type and year only', () => {
    const others = [
      other({ days: 1.5 }),
      other({ type: 'Training' }),
      other({ pending: false }),
      other({ from: '2027-01-04', to: '2027-01-05' }),
    ];
    expect(balanceAfter({ leave, limits, others, today })).toMatchObject({ leftAfter: 9.5, pending: 1.5 });
  });

  it('may be fewer than none', () => {
    const spent = [{ type: 'Holiday', limit: 26, used: 24 }];
    expect(balanceAfter({ leave, limits: spent, others: [], today })?.leftAfter).toBe(-3);
  });

  it.each([
    ['may not be read', undefined],
    ['do not say their type', [(({ type: _, ...rest }) => rest)(other())]],
    ['do not say their days', [(({ days: _, ...rest }) => rest)(other())]],
  ])('say that other requests are not known when they %s', (_, others) => {
    const balance = balanceAfter({ leave, limits, others, today });
    expect(balance).toEqual({ limit: 26, left: 16, leftAfter: 11 });
  });

  it.each([
    ['the type has no limit', { limits: [{ type: 'Holiday', used: 3 }] }],
    ['it is not known what is used', { limits: [{ type: 'Holiday', limit: 26 }] }],
    ['the type is not among the limits', { limits: [] }],
    ['the days are not known', { leave: { type: 'Holiday', from: '2026-12-07', to: '2026-12-11' } }],
    ['the leave is in another year', { leave: { ...leave, from: '2027-01-04', to: '2027-01-08' } }],
    ['the leave goes into another year', { leave: { ...leave, to: '2027-01-02' } }],
  ])('are not known when %s', (_, change) => {
    expect(balanceAfter({ leave, limits, others: [], today, ...change })).toBeUndefined();
  });
});
