import { afterAll, describe, expect, test } from 'vitest';
import { chartPage, orgChart } from '../../../electron/directory/org-chart';
import { personCard } from '../../../electron/directory/person-card';
import type { Person } from '../../../electron/office/person';
import { openMemoryStore } from '../../../electron/store/open-store';
import { person } from '../store/people-samples';
import { account } from '../store/records';

const today = '2026-11-22';
const idsOf = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id);

function storeWith(people: readonly Person[]) {
  const store = openMemoryStore();
  store.accounts.put(account('a1'));
  for (let from = 0; from < people.length; from += 1_000)
    store.people.pass('a1').add(people.slice(from, from + 1_000));
  return store;
}

describe('a chart', () => {
  const store = storeWith([
    person('top', 'Zofia Adamska'),
    person('lead', 'Jan Lis', { managerId: 'top', title: 'Lead' }),
    person('b', 'Ewa Bąk', { managerId: 'lead' }),
    person('a', 'Ola Ant', { managerId: 'lead' }),
    person('c', 'Iwo Cis', { managerId: 'lead' }),
    person('x', 'Ula Nowak', { managerId: 'b' }),
    person('lost', 'Ida Kos', { managerId: 'nobody' }),
    person('found', 'Jon Kos', { managerId: 'nobody' }),
    person('self', 'Ewa Sama', { managerId: 'self' }),
    person('1', 'Adam Koło', { managerId: '3' }),
    person('2', 'Beata Koło', { managerId: '1' }),
    person('3', 'Cezary Koło', { managerId: '2' }),
  ]);
  afterAll(() => store.close());
  const chart = (personId: string) => orgChart(store, { accountId: 'a1', personId });

  test('has the line above, the team beside and those below, each with how many report to them', () => {
    expect(chart('b')).toEqual({
      person: { id: 'b', displayName: 'Ewa Bąk', reports: 1 },
      line: [
        { id: 'top', displayName: 'Zofia Adamska', reports: 1 },
        { id: 'lead', displayName: 'Jan Lis', title: 'Lead', reports: 3 },
      ],
      above: 'top',
      team: {
        people: [
          { id: 'a', displayName: 'Ola Ant', reports: 0 },
          { id: 'b', displayName: 'Ewa Bąk', reports: 1 },
          { id: 'c', displayName: 'Iwo Cis', reports: 0 },
        ],
        from: 0,
        total: 3,
      },
      reports: { people: [{ id: 'x', displayName: 'Ula Nowak', reports: 0 }], from: 0, total: 1 },
    });
  });

  test('of somebody at the top has no line and no team', () => {
    expect(chart('top')).toMatchObject({ line: [], above: 'top', team: { people: [], total: 0 } });
  });

  test('of somebody whose manager nobody knows says so, and still has those with the same one', () => {
    expect(chart('lost')).toMatchObject({ line: [], above: 'unknown', team: { total: 2 } });
    expect(personCard(store, 'a1', 'lost', today)).toMatchObject({
      managerUnknown: true,
      team: { size: 2, after: { id: 'found' } },
    });
  });

  test('of managers in a circle ends where it began', () => {
    const circle = chart('1');
    expect(idsOf(circle?.line ?? [])).toEqual(['2', '3']);
    expect(circle).toMatchObject({ above: 'circle', reports: { total: 1 } });
    expect(personCard(store, 'a1', '1', today)).toMatchObject({
      manager: { id: '3' },
      reports: [{ id: '2' }],
    });
  });

  test('of somebody who leads themselves has nobody above and nobody below', () => {
    expect(chart('self')).toMatchObject({
      line: [],
      above: 'top',
      team: { total: 0 },
      reports: { total: 0 },
    });
    const card = personCard(store, 'a1', 'self', today);
    expect([card?.manager, card?.managerUnknown, card?.reportCount]).toEqual([undefined, undefined, 0]);
  });

  test('walks the team by name from the card', () => {
    const beside = (id: string) => personCard(store, 'a1', id, today)?.team;
    expect(beside('a')).toEqual({ size: 3, after: { id: 'b', displayName: 'Ewa Bąk' } });
    expect([beside('b')?.before?.id, beside('b')?.after?.id]).toEqual(['a', 'c']);
    expect(beside('c')?.after).toBeUndefined();
  });

  test('of nobody is nothing', () => expect(chart('gone')).toBeUndefined());
});

test('a line without end is cut, and says that it goes on', () => {
  const store = storeWith(
    Array.from({ length: 40 }, (_, index) => person(`${index}`, `P ${index}`, { managerId: `${index + 1}` })),
  );
  const chart = orgChart(store, { accountId: 'a1', personId: '0' });
  expect(chart?.line).toHaveLength(12);
  expect(chart?.above).toBe('more');
  store.close();
});

describe('10,000 reports under one person', () => {
  const store = storeWith([
    person('boss', 'Anna Szef'),
    ...Array.from({ length: 10_000 }, (_, index) =>
      person(`r${index}`, `Robot ${String(index).padStart(5, '0')}`, { managerId: 'boss' }),
    ),
  ]);
  afterAll(() => store.close());

  test('are counted, and shown a page at a time, each once', () => {
    const seen = new Set<string>();
    for (let from = 0; from < 10_000; from += 2_500) {
      const chart = orgChart(store, { accountId: 'a1', personId: 'boss', reportsFrom: from });
      expect(chart?.reports).toMatchObject({ from, total: 10_000 });
      expect(chart?.reports.people).toHaveLength(chartPage);
      for (const { id } of chart?.reports.people ?? []) seen.add(id);
    }
    expect(seen.size).toBe(4 * chartPage);
  });

  test('beyond the last are the last', () => {
    const chart = orgChart(store, { accountId: 'a1', personId: 'boss', reportsFrom: 99_999 });
    expect(idsOf(chart?.reports.people ?? [])).toEqual(['r9999']);
  });

  test('show the part of the team in which the person is', () => {
    const chart = orgChart(store, { accountId: 'a1', personId: 'r7777' });
    expect(idsOf(chart?.team.people ?? [])).toContain('r7777');
    expect(chart?.team).toMatchObject({ from: 7_775, total: 10_000 });
  });

  test('are few on the card', () => {
    const card = personCard(store, 'a1', 'boss', today);
    expect([card?.reports.length, card?.reportCount]).toEqual([12, 10_000]);
    expect(personCard(store, 'a1', 'r500', today)?.team).toMatchObject({
      size: 10_000,
      before: { id: 'r499' },
      after: { id: 'r501' },
    });
  });
});
