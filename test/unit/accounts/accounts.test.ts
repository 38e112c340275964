import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Accounts, createAccounts } from '../../../electron/accounts/accounts';
import { fail } from '../../../electron/office/errors';
import type { Connection, OfficeSystem } from '../../../electron/office/office-system';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { createMemoryVault } from '../../../electron/vault/memory-vault';
import type { Vault } from '../../../electron/vault/vault';
import { ticket } from '../store/records';

const where = { system: 'onlyoffice', origin: 'https://office.example', untilQuit: false } as const;
const credentials = { login: 'anna', password: 'secret' };
const invoice = ticket('invoice:1', { kind: 'invoice' });
const task = ticket('task:1', { kind: 'task' });

let store: Store;
let accounts: Accounts;
/** Of the system that was opened last. */
let connection: Connection;
let keychain: Vault;
let signedIn: string[];
/** Resolves with each sign-in's answer. */
let answerSignIn: () => Promise<void>;

/** A system whose account has a task, and an invoice once that is wanted. */
function open(given: Connection): OfficeSystem {
  connection = given;
  const system: Partial<OfficeSystem> = {
    name: 'onlyoffice',
    sessionState: 'signed-in',
    checkServer: async () => {},
    signIn: async () => {
      await answerSignIn();
      return { person: { id: 'p', displayName: 'Anna', phones: [] }, timeZone: 'UTC' };
    },
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
  keychain = createMemoryVault();
  signedIn = [];
  answerSignIn = async () => {};
  let opened = 0;
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
    keychain,
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
    newAccountId() {
      opened += 1;
      return `a${opened}`;
    },
    onSignedIn: (accountId) => signedIn.push(accountId),
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

test('two sign-ins at once for the same person make one account', async () => {
  const ids = await Promise.all([
    accounts.signIn({ ...where, credentials }),
    accounts.signIn({ ...where, credentials }),
  ]);
  expect(new Set(ids).size).toBe(1);
  expect(store.accounts.all()).toHaveLength(1);
  expect(accounts.all()).toHaveLength(1);
});

test('signing out while a new sign-in is under way leaves neither an account nor a password', async () => {
  await accounts.signIn({ ...where, credentials });
  let answer = () => {};
  const isAsked = new Promise<void>((asked) => {
    answerSignIn = () =>
      new Promise((resolve) => {
        answer = resolve;
        asked();
      });
  });
  const renewal = accounts.signInAgain('a1', { password: 'another' }, false);
  await isAsked;
  await accounts.signOut('a1');
  answer();
  await expect(renewal).rejects.toMatchObject({ failure: { name: 'not-found' } });
  expect(await keychain.readSecret('a1')).toBeUndefined();
  expect(accounts.all()).toHaveLength(0);
});

test('signing out while the keychain takes a new password leaves neither an account nor a password', async () => {
  await accounts.signIn({ ...where, credentials });
  let taken = () => {};
  const { writeSecret } = keychain;
  const isWriting = new Promise<void>((begun) => {
    keychain.writeSecret = async (name, secret) => {
      begun();
      await new Promise<void>((resolve) => {
        taken = resolve;
      });
      await writeSecret(name, secret);
    };
  });
  const renewal = accounts.signInAgain('a1', { password: 'another' }, false);
  await isWriting;
  const signingOut = accounts.signOut('a1');
  taken();
  await Promise.allSettled([renewal, signingOut]);
  expect(await keychain.readSecret('a1')).toBeUndefined();
  expect(store.accounts.all()).toHaveLength(0);
  expect(accounts.all()).toHaveLength(0);
});

test('an account that cannot be written down leaves no password behind', async () => {
  store.accounts.put = () => {
    throw fail('disk-full');
  };
  await expect(accounts.signIn({ ...where, credentials })).rejects.toMatchObject({
    failure: { name: 'disk-full' },
  });
  expect(await keychain.readSecret('a1')).toBeUndefined();
  expect(accounts.all()).toHaveLength(0);
});

test('who waits for a sign-in is told of it, also where the account is left alone', async () => {
  await accounts.signIn({ ...where, credentials });
  accounts.pause('a1', true);
  await accounts.signInAgain('a1', { password: 'another' }, false);
  expect(signedIn).toEqual(['a1', 'a1']);
});
