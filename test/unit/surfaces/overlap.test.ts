import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Absence } from '../../../electron/office/person';
import { overlapOf } from '../../../electron/surfaces/overlap';

const leave = { from: '2026-12-07', to: '2026-12-11' };

function away(name: string, from: string, to = from, pending = false) {
  const absence: Absence = { id: `${name} ${from}`, personId: name, from, to, pending };
  return { name, absences: [absence] };
}

const here = (name: string) => ({ name, absences: [] });

describe('overlap', () => {
  it('tells those who are away from those who have only asked', () => {
    const others = [away('Ola', '2026-12-09'), away('Jan', '2026-12-11', '2026-12-14', true), here('Ewa')];
    expect(overlapOf({ leave, others, mostAway: 'any' })).toEqual({
      names: ['Ola'],
      asked: ['Jan'],
      teamSize: 4,
    });
  });

  it('of a weekend alone is none, unless the leave itself is one', () => {
    const others = [away('Ola', '2026-12-12', '2026-12-13')];
    const into = { from: '2026-12-11', to: '2026-12-14' };
    expect(overlapOf({ leave: into, others, mostAway: 'any' }).names).toEqual([]);
    const weekend = { from: '2026-12-12', to: '2026-12-12' };
    expect(overlapOf({ leave: weekend, others, mostAway: 'any' }).names).toEqual(['Ola']);
  });
});

describe('a conflict', () => {
  const team = [away('Ola', '2026-12-08', '2026-12-09'), away('Jan', '2026-12-09'), here('Ewa')];

  it('is the worst day, the requester counted', () => {
    expect(overlapOf({ leave, others: team, mostAway: 'half' }).conflict).toEqual({
      day: '2026-12-09',
      away: 3,
    });
  });

  it('needs more than the share, and more than one away', () => {
    expect(overlapOf({ leave, others: team.slice(0, 3), mostAway: 'two-thirds' }).conflict).toBeDefined();
    expect(
      overlapOf({ leave, others: [away('Ola', '2026-12-08'), here('Ewa'), here('Jan')], mostAway: 'half' })
        .conflict,
    ).toBeUndefined();
    expect(overlapOf({ leave, others: [], mostAway: 'quarter' }).conflict).toBeUndefined();
  });

  it('is no conflict when they are away one after the other, or have only asked', () => {
    const inTurn = [away('Ola', '2026-12-07'), away('Jan', '2026-12-08'), away('Ewa', '2026-12-09')];
    expect(overlapOf({ leave, others: inTurn, mostAway: 'half' }).conflict).toBeUndefined();
    const asking = [
      away('Ola', '2026-12-08', '2026-12-08', true),
      away('Jan', '2026-12-08', '2026-12-08', true),
    ];
    expect(overlapOf({ leave, others: asking, mostAway: 'quarter' }).conflict).toBeUndefined();
  });

  it('never says that more are away than the team has', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-12-${String(date).padStart(2, '0')}`);
    const span = fc.tuple(day, day, fc.boolean());
    const mostAway = fc.constantFrom('any', 'quarter', 'third', 'half', 'two-thirds');
    fc.assert(
      fc.property(
        fc.array(fc.array(span, { maxLength: 3 }), { maxLength: 8 }),
        span,
        mostAway,
        (spans, own, most) => {
          const ordered = ([one, other, pending]: readonly [string, string, boolean]) =>
            one <= other ? { from: one, to: other, pending } : { from: other, to: one, pending };
          const others = spans.map((list, place) => ({
            name: `P${place}`,
            absences: list.map((entry, at) => ({ id: `${at}`, personId: `P${place}`, ...ordered(entry) })),
          }));
          const found = overlapOf({ leave: ordered(own), others, mostAway: most });
          expect(found.names.length + found.asked.length).toBeLessThan(found.teamSize);
          if (found.conflict) expect(found.conflict.away).toBeLessThanOrEqual(found.names.length + 1);
        },
      ),
    );
  });

  it('of a leave without end is judged as well', () => {
    const endless = { from: '0001-01-01', to: '9999-12-31' };
    expect(overlapOf({ leave: endless, others: team, mostAway: 'half' }).teamSize).toBe(4);
  });
});
