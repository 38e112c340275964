import { expect, test } from 'vitest';
import { sourcesOf } from '../../../renderer/people/sources';
import { account } from './cards';

const accounts = [account({ organisation: 'Biuro' }), account({ id: 'a2', organisation: 'Kanzlei' })];

test('a person whom several accounts know has all of them as sources', () => {
  const card = { accountId: 'a1', others: [{ accountId: 'a2', personId: '77' }] };
  expect(sourcesOf(card, accounts, 'en')).toBe('Biuro and Kanzlei');
});
