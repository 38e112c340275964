import { describe, expect, test } from 'vitest';
import type { Account } from '../../../electron/accounts/account';
import { createOutsideContacts } from '../../../electron/accounts/outside-contacts';
import { fail } from '../../../electron/office/errors';
import type { Person } from '../../../electron/office/person';

const bau: Person = { id: 'c1', displayName: 'Bau GmbH', phones: [], outside: 'Bau GmbH' };

function accountWith(id: string, outsideContacts?: () => Promise<readonly Person[]>): Account {
  return { id, system: outsideContacts === undefined ? {} : { outsideContacts } } as unknown as Account;
}

describe('people outside', () => {
  test('are asked of every account that knows any, and one that fails keeps nobody else from being found', async () => {
    const outside = createOutsideContacts(() => [
      accountWith('a1', async () => [bau]),
      accountWith('a2'),
      accountWith('a3', async () => {
        throw fail('offline');
      }),
    ]);
    expect(await outside.find('bau')).toEqual({
      found: [{ accountId: 'a1', person: bau }],
      failures: [{ accountId: 'a3', failure: { name: 'offline' } }],
    });
  });

  test('who were found before are there when the server is not', async () => {
    let online = true;
    const outside = createOutsideContacts(() => [
      accountWith('a1', async () => {
        if (!online) throw fail('offline');
        return [bau];
      }),
    ]);
    await outside.find('bau');
    online = false;
    expect((await outside.find('BAU')).found).toEqual([{ accountId: 'a1', person: bau }]);
    expect((await outside.find('nobody')).found).toEqual([]);
    expect([outside.get('a1', 'c1'), outside.get('a2', 'c1')]).toEqual([bau, undefined]);
  });
});
