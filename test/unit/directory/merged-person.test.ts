import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mergedPerson } from '../../../electron/directory/merged-person';
import type { Person, Phone } from '../../../electron/office/person';
import { openMemoryStore } from '../../../electron/store/open-store';
import { person } from '../store/people-samples';
import { account } from '../store/records';

const store = openMemoryStore();
const email = 'anna@office.example';
const desk = (number: string): Phone => ({ kind: 'desk', number });
const mobile = (number: string): Phone => ({ kind: 'mobile', number });
const anna = person('1', 'Anna', {
  email,
  phones: [mobile('600 1'), desk('+48 22 100'), { kind: 'other', number: '(+48) 22-100' }],
  title: 'Accountant',
});

beforeAll(() => {
  const others: readonly [string, Person][] = [
    ['a1', anna],
    ['a2', person('77', 'Anna', { email, phones: [desk('+4822100'), mobile('700 2')], title: 'Clerk' })],
    ['a3', person('x', 'A.', { email, phones: [], room: '4.12', webPath: '/people?user=anna' })],
  ];
  for (const [id, one] of others) {
    store.accounts.put(account(id));
    store.people.put(id, one);
  }
});
afterAll(() => store.close());

describe('a person whom several accounts know', () => {
  test('has each number once, the one to dial first, with the account that it comes from', () => {
    const numbers = mergedPerson(store, 'a1', anna).numbers.map(
      ({ kind, number, accountId, personId }) => `${kind} ${number} ${accountId} ${personId}`,
    );
    expect(numbers).toEqual(['desk +48 22 100 a1 1', 'mobile 600 1 a1 1', 'mobile 700 2 a2 77']);
  });

  test('has of other accounts what their own does not say, and no more', () => {
    const merged = mergedPerson(store, 'a1', anna);
    expect(merged.person).toMatchObject({ displayName: 'Anna', title: 'Accountant', room: '4.12' });
    expect(merged.page).toEqual({ accountId: 'a3', path: '/people?user=anna' });
    expect(merged.others.map(({ accountId }) => accountId)).toEqual(['a2', 'a3']);
  });
});

test('a number with letters is kept as it is, apart from others, and not dialled', () => {
  const phones = [desk('1-800-FLOWERS'), desk('1-800-FLAVOUR'), desk('1 800')];
  const { numbers } = mergedPerson(store, 'a1', person('9', 'Flora', { phones }));
  expect(numbers.map(({ number, dialable }) => [number, dialable])).toEqual([
    ['1-800-FLOWERS', false],
    ['1-800-FLAVOUR', false],
    ['1 800', true],
  ]);
});
