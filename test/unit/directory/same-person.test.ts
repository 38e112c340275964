import { afterAll, describe, expect, test } from 'vitest';
import { personCard } from '../../../electron/directory/person-card';
import { searchPeople } from '../../../electron/directory/search-people';
import type { Person } from '../../../electron/office/person';
import { openMemoryStore } from '../../../electron/store/open-store';

const today = '2026-11-21';
const anna: Person = {
  id: '1',
  displayName: 'Anna Łabędź',
  email: 'anna@office.example',
  phones: [{ kind: 'desk', number: '22 100' }],
};

describe('somebody whom two accounts know', () => {
  const store = openMemoryStore();
  afterAll(() => store.close());
  for (const [id, people] of [
    ['a1', [anna, { id: '2', displayName: 'Anna Nowak', phones: [] }]],
    [
      'a2',
      [
        {
          ...anna,
          id: '77',
          email: 'Anna@Office.example ',
          phones: [{ kind: 'mobile' as const, number: '600 1' }],
          photo: '/77',
        },
        { id: '2', displayName: 'Anna Nowak', phones: [] },
      ],
    ],
  ] as const) {
    store.accounts.put({ id, system: 'offiserv', origin: 'https://o', login: id, quickDecisions: 'untried' });
    const pass = store.people.pass(id);
    pass.add(people);
    pass.finish(1);
  }
  const hits = searchPeople(store, { text: 'anna', limit: 10, today }).hits;

  test('is one line of the search, which says where else', () => {
    const lines = hits.filter(({ displayName }) => displayName === 'Anna Łabędź');
    expect(lines).toHaveLength(1);
    expect([lines[0]?.accountId, ...(lines[0]?.alsoIn ?? [])].sort()).toEqual(['a1', 'a2']);
  });

  test('has the pictures of all, wherever the line is from', () => {
    const [line] = hits.filter(({ displayName }) => displayName === 'Anna Łabędź');
    expect(line?.pictured).toEqual([{ accountId: 'a2', personId: '77', photo: '/77' }]);
    expect(hits.filter(({ pictured }) => pictured !== undefined)).toEqual([line]);
  });

  test('is told by the address alone: people of one name stay apart', () => {
    expect(hits.filter(({ displayName }) => displayName === 'Anna Nowak')).toHaveLength(2);
  });

  test('has one card with both records', () => {
    expect(personCard(store, 'a1', '1', today)?.others).toEqual([
      { accountId: 'a2', person: expect.objectContaining({ id: '77' }) },
    ]);
    expect(personCard(store, 'a1', '2', today)?.others).toBeUndefined();
  });
});
