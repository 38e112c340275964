import { describe, expect, test } from 'vitest';
import type { PersonCard } from '../../../electron/bridge/slices';
import { numbersOf, sourcesOf } from '../../../renderer/people/sources';
import { account } from './cards';

const accounts = [account({ organisation: 'Biuro' }), account({ id: 'a2', organisation: 'Kanzlei' })];
const card: PersonCard = {
  accountId: 'a1',
  person: { id: '1', displayName: 'Anna', phones: [{ kind: 'desk', number: '+48 22 100' }] },
  reports: [],
  others: [
    {
      accountId: 'a2',
      person: {
        id: '77',
        displayName: 'Anna',
        phones: [
          { kind: 'desk', number: '+4822100' },
          { kind: 'mobile', number: '600 1' },
        ],
      },
    },
  ],
};

describe('a person whom several accounts know', () => {
  test('has each number once, the other account named beside what only it knows', () => {
    expect(numbersOf(card, accounts)).toEqual([
      { kind: 'desk', number: '+48 22 100', of: { accountId: 'a1', personId: '1' } },
      { kind: 'mobile', number: '600 1', of: { accountId: 'a2', personId: '77' }, source: 'Kanzlei' },
    ]);
  });

  test('has both accounts as sources', () => {
    expect(sourcesOf(card, accounts, 'en')).toBe('Biuro and Kanzlei');
  });
});
