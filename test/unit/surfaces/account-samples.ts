import type { Person } from '../../../electron/office/person';
import type { AccountRecord } from '../../../electron/store/types';

export function colleague(id: string, displayName: string, change: Partial<Person> = {}): Person {
  return { id, displayName, phones: [], ...change };
}

/** An account whose person leads Zofia, Jan and Ola. */
export const account: AccountRecord = {
  id: 'a',
  system: 'offiserv',
  origin: 'https://office.example',
  login: 'marta@office.example',
  identity: { person: colleague('me', 'Marta Lis'), timeZone: 'Europe/Warsaw' },
  absencesOf: ['p-zofia', 'p-jan', 'p-ola'],
  quickDecisions: 'proven',
};
