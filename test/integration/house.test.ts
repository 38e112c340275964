/** The rooms put together on an office, without a desktop: what the tray, the notifications and the window are told. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createDesktopFacts,
  type DesktopFacts,
  initialDesktopState,
  unreadPanelHint,
} from '../../electron/composition/desktop-facts';
import { createHandlers, type DesktopHands } from '../../electron/composition/handlers';
import { createHouse, type House } from '../../electron/composition/house';
import type { DesktopNotification, Notifier } from '../../electron/desktop/notifier';
import type { Runtime } from '../../electron/desktop/runtime';
import type { TrayState } from '../../electron/desktop/tray-state';
import { openMemoryStore } from '../../electron/store/open-store';
import { createMemoryVault } from '../../electron/vault/memory-vault';
import { waitUntil } from '../desktop/wait-until';
import { type OfficeLogin, type RunningOffice, startOffice } from '../offices/index';
import { dictionaryIn, languageTags, wordsIn } from '../words';

const words = wordsIn('en');
let office: RunningOffice;
let approver: OfficeLogin;
let house: House;
let facts: DesktopFacts;
let handlers: ReturnType<typeof createHandlers>;
/** What is on the screen, by its key. */
let onScreen: Map<string, DesktopNotification>;
let told: string[];
/** Whether the desktop refuses notifications. */
let refuses: boolean;
let tray: TrayState | undefined;

beforeEach(async () => {
  office = await startOffice({ system: 'offiserv', people: 30, seed: 3 });
  const [first] = office.logins;
  if (first === undefined) throw new Error('nobody can sign in');
  approver = first;
  onScreen = new Map();
  told = [];
  refuses = false;
  tray = undefined;
  house = openHouse();
  handlers = createHandlers(house, { applySettings: async () => {} } as unknown as DesktopHands);
  house.start();
});

afterEach(async () => {
  await house.close();
  await office.close();
});

function openHouse(): House {
  const store = openMemoryStore();
  const runtime = { version: '1', name: 'none' } as Runtime;
  facts = createDesktopFacts(initialDesktopState(runtime, { store, keychain: 'ok' }));
  const notifier: Partial<Notifier> = {
    show: async (notification) => {
      if (refuses) return { shown: false, why: 'refused' };
      onScreen.set(notification.key, notification);
      told.push(notification.title);
      return { shown: true };
    },
    close: async (key) => void onScreen.delete(key),
    onAction: () => () => {},
    onDismissed: () => () => {},
  };
  return createHouse({
    store,
    keychain: createMemoryVault(),
    memory: createMemoryVault(),
    preset: {},
    facts,
    notifier: notifier as Notifier,
    userAgent: 'OffiTray/test',
    language: {
      locale: () => words.locale,
      words: () => words,
      slice: () => ({ locale: words.locale, languages: languageTags(), dictionary: dictionaryIn('en') }),
    },
    resolveProxy: async () => 'DIRECT',
    activity: () => ({
      suspended: false,
      screenLocked: false,
      onBattery: false,
      idle: false,
      popoverOpen: false,
    }),
    windowAlive: () => false,
    windowFocused: () => false,
    send: () => undefined,
    drawPhoto: () => {
      throw new Error('Nobody has a picture here.');
    },
    photoAddress: (name) => name,
    renderTray: (state) => {
      tray = state;
    },
    openWindow: () => undefined,
    log: () => undefined,
  });
}

/** Signs in, reads what waits; answers the account. */
async function signIn(): Promise<string> {
  const { login, password } = approver;
  const identity = { system: 'offiserv', origin: office.url, caPem: office.caPem } as const;
  const accountId = await house.accounts.signIn({
    ...identity,
    credentials: { login, password },
    untilQuit: false,
  });
  await house.accounts.lookAtAll();
  return accountId;
}

const trayIs = (status: TrayState['status'], count?: number) =>
  waitUntil(async () => tray?.status === status && (count === undefined || tray.count === count), {
    what: `the tray to be ${status}`,
  });

describe('a session that has ended for good', () => {
  test('is told once, shows in the tray, and keeps settings and decisions until somebody signs in', async () => {
    const accountId = await signIn();
    await trayIs('waiting');
    await handlers.changeSettings({ undoWindowMs: 0, theme: 'dark' });
    const [card] = house.readers.inbox().filter(({ ticket }) => ticket.verbs.includes('approve'));
    if (card === undefined) throw new Error('no request waits');

    await office.control.setPassword({ login: approver.login, password: 'another' });
    await office.control.expireSessions();
    for (const _look of [1, 2, 3]) await house.accounts.lookAtAll();
    await trayIs('sign-in');
    expect(told.filter((title) => title === 'Sign in again')).toHaveLength(1);
    expect(house.readers.inbox().length).toBeGreaterThan(0);

    const { id: ticketId, version: ticketVersion } = card.ticket;
    expect(await handlers.decide({ accountId, ticketId, ticketVersion, verb: 'approve' })).toEqual({
      ok: true,
    });
    await house.accounts.signInAgain(accountId, { password: 'another' }, false);
    await waitUntil(async () => house.store.decisions.history(0).some(({ state }) => state === 'confirmed'), {
      what: 'the decision to go out',
    });
    await waitUntil(async () => ![...onScreen.values()].some(({ title }) => title === 'Sign in again'), {
      what: 'the word about signing in to go',
    });
    expect(house.settings()).toMatchObject({ undoWindowMs: 0, theme: 'dark' });
    await waitUntil(async () => tray?.status !== 'sign-in', { what: 'the tray to be well' });
  });
});

describe('the number of what waits', () => {
  test('follows the server, and is none with nothing on the screen once nobody is signed in', async () => {
    const accountId = await signIn();
    const waiting = () => house.store.tickets.all(accountId).length;
    await trayIs('waiting', waiting());
    const before = waiting();
    const { id } = await office.control.createLeave({ approver: approver.login });
    await house.accounts.lookAtAll();
    await trayIs('waiting', before + 1);
    expect(onScreen.size).toBeGreaterThan(0);
    await office.control.withdrawLeave({ id });
    await house.accounts.lookAtAll();
    await trayIs('waiting', before);
    await office.control.createLeave({ approver: approver.login });
    await house.accounts.lookAtAll();
    await trayIs('waiting', before + 1);

    expect(await handlers.signOut({ accountId })).toEqual({ ok: true });
    await trayIs('sign-in', 0);
    expect([...onScreen.values()].map(({ title }) => title)).toEqual([]);
  });
});

test('a desktop that refuses notifications is said until it was read, and again when it refuses later', async () => {
  const refusal = () => house.readers.desktop().notifications.refusal;
  const tryOut = async () => {
    house.announcer.tryOut();
    // What became of it is known once the desktop has answered, which it does at once.
    await new Promise(setImmediate);
  };
  refuses = true;
  await tryOut();
  expect(refusal()).toBe(true);
  handlers.dismissHint({ about: 'refusal' });
  await tryOut();
  expect(refusal()).toBeUndefined();
  refuses = false;
  await tryOut();
  refuses = true;
  await tryOut();
  expect(refusal()).toBe(true);
  refuses = false;
  await tryOut();
  expect(refusal()).toBeUndefined();
});

test('what was said of the icon is not said again once it was read', () => {
  facts.set({ panelHint: 'windows' });
  expect(house.readers.desktop().panelHint).toBe('windows');
  handlers.dismissHint({ about: 'panel' });
  expect(house.readers.desktop().panelHint).toBeNull();
  expect(unreadPanelHint(house.store, false)).toBeNull();
});
