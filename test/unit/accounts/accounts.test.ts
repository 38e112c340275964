import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Accounts, createAccounts } from '../../../electron/accounts/accounts';
import type { Connection, OfficeSystem } from '../../../electron/office/office-system';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { createMemoryVault } from '../../../electron/vault/memory-vault';
import { ticket } from '../store/records';

const where = { system: 'onlyoffice', origin: 'https://office.example', untilQuit: false } as const;
const credentials = { login: 'anna', password: 'secret' };
const invoice = ticket('invoice:1', { kind: 'invoice' });
const task = ticket('task:1', { kind: 'task' });

let store: Store;
let accounts: Accounts;
/** Of the system that was opened last. */
let connection: Connection;

/** A system whose account has a task, and an invoice once that is wanted. */
function open(given: Connection): OfficeSystem {
  connection = given;
  const system: Partial<OfficeSystem> = {
    name: 'onlyoffice',
    sessionState: 'signed-in',
    checkServer: async () => {},
    signIn: async () => ({ person: { id: 'p', displayName: 'Anna', phones: [] }, timeZone: 'UTC' }),
    waiting: async () => ({
      tickets: given.wants?.('invoices') === true ? [task, invoice] : [task],
      reminders: [],
      ownLeaves: [],
      limits: [],
      capabilities: {
        leaveApproval: 'not-offered',
        tickets: 'on',
        reminders: 'on',
        ownLeave: 'not-offered',
        people: 'on',
      },
      missing: [],
    }),
    people: async function* () {},
    absences: async () => [],
    backgrounds: async () => [],
    close: async () => {},
  };
  return system as OfficeSystem;
}

function waiting(): string[] {
  return store.tickets.all('a1').map((stored) => stored.ticket.id);
}

beforeEach(() => {
  store = openMemoryStore();
  accounts = createAccounts({
    store,
    definitions: [
      {
        name: 'onlyoffice',
        label: 'ONLYOFFICE',
        fields: ['userName', 'password'],
        extras: ['invoices'],
        kinds: ['task', 'invoice'],
        open,
      },
    ],
    keychain: createMemoryVault(),
    memory: createMemoryVault(),
    userAgent: 'OffiTray/test',
    resolveProxy: async () => 'DIRECT',
    activity: () => ({
      suspended: true,
      screenLocked: false,
      onBattery: false,
      idle: false,
      popoverOpen: false,
    }),
    newAccountId: () => 'a1',
    onState: () => {},
    onReading: () => {},
    onFailure: () => {},
  });
});
afterEach(() => accounts.close());

test('an extra is off at first, is read from when it is switched on, and goes at once when it is switched off', async () => {
  await accounts.signIn({ ...where, credentials });
  await vi.waitFor(() => expect(waiting()).toEqual(['task:1']));
  accounts.setExtra('a1', 'invoices', true);
  await vi.waitFor(() => expect(waiting()).toEqual(['task:1', 'invoice:1']));
  expect(accounts.isSwitchedOff('a1', invoice)).toBe(false);
  accounts.setExtra('a1', 'invoices', false);
  expect(waiting()).toEqual(['task:1']);
  expect([invoice, task].map((one) => accounts.isSwitchedOff('a1', one))).toEqual([true, false]);
});

test('who somebody said to be is given with the password from then on, and is not asked for again', async () => {
  await accounts.signIn({ ...where, credentials: { ...credentials, person: 'Anna Nowak' } });
  expect(await connection.credentials()).toEqual({ ...credentials, person: 'Anna Nowak' });
  await accounts.signInAgain('a1', { password: 'another' }, false);
  expect(await connection.credentials()).toEqual({
    login: 'anna',
    password: 'another',
    person: 'Anna Nowak',
  });
});

test('whoever was never asked who they are goes on without an answer', async () => {
  await accounts.signIn({ ...where, credentials });
  expect(await connection.credentials()).toEqual(credentials);
  await accounts.signInAgain('a1', { password: 'another' }, false);
  expect(await connection.credentials()).toMatchObject({ person: '' });
});

test('a claim is read from its file when it is asked for, and again when it was refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'offitray-claim-'));
  const claimFile = join(folder, 'claim');
  try {
    await writeFile(claimFile, 'first\n');
    await accounts.signIn({ ...where, credentials, claimFile });
    expect(await connection.marketplaceClaim?.()).toBe('first');
    expect(await connection.marketplaceClaim?.('first')).toBeUndefined();
    await writeFile(claimFile, 'second\n');
    expect(await connection.marketplaceClaim?.('first')).toBe('second');
  } finally {
    await rm(folder, { recursive: true });
  }
});
