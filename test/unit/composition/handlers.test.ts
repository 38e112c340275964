import { expect, test } from 'vitest';
import { createDiskTrouble } from '../../../electron/composition/disk-trouble';
import { createHandlers, type DesktopHands } from '../../../electron/composition/handlers';
import type { House } from '../../../electron/composition/house';
import { fail } from '../../../electron/office/errors';
import { openMemoryStore } from '../../../electron/store/open-store';
import { account } from '../store/records';

test('a decision that is on disk is told as taken, though its words could not be remembered', async () => {
  const store = openMemoryStore();
  store.accounts.put(account('a1'));
  const decided: unknown[] = [];
  const house: Partial<House> = {
    store,
    attempt: createDiskTrouble({ store, log: () => {}, onTrouble: () => {} }).attempt,
    outbox: { decide: (request: unknown) => decided.push(request) } as unknown as House['outbox'],
  };
  const handlers = createHandlers(house as House, {} as DesktopHands);
  store.accounts.patch = () => {
    throw fail('disk-full');
  };
  const request = {
    accountId: 'a1',
    ticketId: 't1',
    ticketVersion: 'v1',
    verb: 'reject',
    reason: 'No.',
  } as const;
  expect(await handlers.decide(request)).toEqual({ ok: true });
  expect(decided).toHaveLength(1);
});
