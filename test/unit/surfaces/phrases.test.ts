import { expect, it } from 'vitest';
import { openMemoryStore } from '../../../electron/store/open-store';
import { rememberPhrase } from '../../../electron/surfaces/phrases';
import { account } from './account-samples';

it('keeps the newest words first, each once, a handful of them, and none that were written for one person', () => {
  const store = openMemoryStore();
  store.accounts.put(account);
  for (const said of ['a', 'b', 'c', 'd', 'e', 'f', 'c', '', 'x'.repeat(121)])
    rememberPhrase(store, 'a', said);
  rememberPhrase(store, 'gone', 'z');
  expect(store.accounts.get('a')?.phrases).toEqual(['c', 'f', 'e', 'd', 'b']);
});
