import { expect, it } from 'vitest';
import { whoDecided } from '../../../electron/decisions/who-decided';
import { openMemoryStore } from '../../../electron/store/open-store';
import { person } from '../store/people-samples';
import { account, ticket } from '../store/records';

it('names whoever decided last as the system says it, or by the directory, and otherwise nobody', () => {
  const store = openMemoryStore();
  store.accounts.put(account());
  store.people.put('a1', person('p2', 'Marta Lis'));
  const approvers = [
    { personId: 'p1', name: 'Jan Bąk', standing: 'approved' },
    { personId: 'p2', standing: 'rejected' },
    { personId: 'p3' },
  ] as const;
  expect(whoDecided(store, 'a1', ticket('t', { decidedBy: 'Ewa', approvers }))).toBe('Ewa');
  expect(whoDecided(store, 'a1', ticket('t', { approvers }))).toBe('Marta Lis');
  expect(whoDecided(store, 'a1', ticket('t', { approvers: approvers.slice(0, 1) }))).toBe('Jan Bąk');
  expect(
    whoDecided(store, 'a1', ticket('t', { approvers: [{ personId: 'p9', standing: 'rejected' }] })),
  ).toBe(undefined);
  expect(whoDecided(store, 'a1', ticket())).toBe(undefined);
  store.close();
});
