/** Every view in every state worth a look, by name. */
import type { Slices, TicketCard } from '../../../electron/bridge/slices';
import { account, basics, hourMs, leaveCard, minuteMs, nowMs, plainTicket, threeCards } from './basics';

type Decision = NonNullable<TicketCard['decision']>;
type View = Slices['intent']['view'];

function decided(index: number, decision: Partial<Decision>): TicketCard {
  return leaveCard(index, {
    decision: {
      id: `d${index}`,
      verb: 'approve',
      state: 'queued',
      decidedAt: nowMs,
      notBefore: nowMs,
      attempts: 0,
      ...decision,
    },
  });
}

function at(view: View, part: Partial<Slices> = {}): Partial<Slices> {
  return { ...part, intent: { serial: 1, view } };
}

const noTray = { windowMode: 'window', trayHost: false } as const;
const offline = { ...basics.desktop, online: false };
const old = { ...account, lastSyncAt: nowMs - 95 * minuteMs, failure: { name: 'offline' as const } };
const withNews = { ...account, counters: { messages: 3, news: 12 } };
const endings = [
  decided(0, { notBefore: nowMs + 60_000 }),
  decided(1, { state: 'sending', attempts: 1 }),
  decided(2, { state: 'confirmed' }),
  decided(3, { state: 'confirmed', passedOn: true }),
  decided(4, { state: 'confirmed', verb: 'reject' }),
  decided(5, { state: 'conflict', found: { stateText: 'Rejected', decidedBy: 'Grzegorz Świętosławski' } }),
  decided(6, { state: 'refused', failure: { name: 'forbidden', detail: 'HTTP 403' } }),
  decided(7, { state: 'changed' }),
  decided(8, { state: 'unknown', attempts: 1 }),
  decided(9, { attempts: 1, notBefore: nowMs + 10 * minuteMs, failure: { name: 'server-down' } }),
];

export const scenes: Readonly<Record<string, Partial<Slices>>> = {
  inbox: {},
  'inbox-one': { inbox: threeCards.slice(0, 1) },
  'inbox-empty': { inbox: [] },
  'inbox-news': { accounts: [withNews], inbox: threeCards.slice(0, 1) },
  'inbox-empty-news': { accounts: [withNews], inbox: [] },
  'inbox-empty-quiet': { inbox: [], reminders: [] },
  'inbox-first': { inbox: [], accounts: [{ ...withoutSync(), busy: { with: 'waiting', done: 0 } }] },
  'inbox-40': { inbox: manyCards(40) },
  'inbox-500': { inbox: manyCards(500) },
  'inbox-decided': { inbox: endings, accounts: [{ ...account, quickDecisions: 'untried' }] },
  'inbox-offline': {
    desktop: offline,
    accounts: [old],
    inbox: [decided(0, { failure: { name: 'offline' } }), ...threeCards],
  },
  'inbox-expired': { accounts: [{ ...account, session: 'expired' }], inbox: [decided(0, {}), ...threeCards] },
  'inbox-locked': { accounts: [{ ...account, session: 'locked', failure: { name: 'wrong-credentials' } }] },
  'inbox-broken': {
    accounts: [{ ...account, failure: { name: 'tls-expired', detail: 'CERT_HAS_EXPIRED' } }],
  },
  'inbox-server-down': { accounts: [{ ...account, failure: { name: 'server-down', detail: 'HTTP 502' } }] },
  'inbox-quick-off': { accounts: [{ ...account, quickDecisions: 'off' }] },
  'inbox-reject': { intent: { serial: 1, view: 'inbox', accountId: 'a1', ticketId: 't2', reject: true } },
  'inbox-required': {
    settings: { ...basics.settings, reasonOnReject: 'required' },
    intent: { serial: 1, view: 'inbox', accountId: 'a1', ticketId: 't1', reject: true },
  },
  'inbox-two-accounts': {
    accounts: [account, { ...old, id: 'a2', organisation: 'Beispiel GmbH', server: 'https://buero.example' }],
    inbox: [threeCards[0] ?? plainTicket, { ...leaveCard(4), accountId: 'a2' }],
  },
  'inbox-syncing': { accounts: [{ ...account, busy: { with: 'people', done: 120, total: 200 } }] },
  'inbox-hint-windows': { desktop: { ...basics.desktop, panelHint: 'windows' } },
  'inbox-hint-macos': { desktop: { ...basics.desktop, panelHint: 'macos' } },
  'inbox-hint-gnome': { desktop: { ...basics.desktop, ...noTray, panelHint: 'gnome' } },
  'inbox-hint-no-tray': { desktop: { ...basics.desktop, ...noTray, panelHint: 'no-tray' } },
  'inbox-refusal': {
    desktop: { ...basics.desktop, notifications: { able: true, buttons: true, refusal: true } },
  },
  'inbox-disk': { desktop: { ...basics.desktop, storageFailure: { name: 'disk-full' } } },
  reminders: at('reminders'),
  'reminders-one': at('reminders', { reminders: basics.reminders.slice(0, 1) }),
  'reminders-500': at('reminders', {
    reminders: Array.from({ length: 500 }, (_, index) => {
      const row = basics.reminders[index % basics.reminders.length] ?? basics.reminders[0];
      return row ? [{ ...row, reminder: { ...row.reminder, id: `r${index}` } }] : [];
    }).flat(),
  }),
  'reminders-empty': at('reminders', { reminders: [] }),
  people: at('people'),
  'people-at-hand': at('people', { people: { count: 240, favourites: 3 } }),
  'people-forbidden': at('people', { desktop: { ...offline, exportForbidden: true } }),
  'people-elsewhere': at('people', {
    accounts: [
      { ...account, timeZone: 'America/New_York' },
      { ...account, id: 'a2', organisation: 'Beispiel GmbH' },
    ],
  }),
  'people-none': at('people', { people: { count: 0 }, accounts: [withoutSync()] }),
  requests: at('requests'),
  'requests-empty': at('requests', { requests: [] }),
  settings: at('settings'),
  'settings-quiet': at('settings', {
    accounts: [account, { ...account, id: 'a2', system: 'officegest', systemLabel: 'OfficeGest' }],
    settings: {
      ...basics.settings,
      quiet: { ...basics.settings.quiet, on: true },
      notify: { ...basics.settings.notify, silentAccounts: ['a2'] },
    },
    desktop: {
      ...basics.desktop,
      notifications: {
        able: true,
        buttons: true,
        quietUntil: nowMs + 9 * hourMs,
        doNotDisturb: true,
        last: { at: nowMs - minuteMs, shown: false, why: 'quiet-hours' },
      },
    },
  }),
  'settings-extra': at('settings', { accounts: [{ ...account, extras: [{ name: 'invoices', on: true }] }] }),
  'settings-poor': at('settings', {
    settings: { ...basics.settings, shortcut: '' },
    accounts: [{ ...account, keptUntilQuit: true, quickDecisions: 'off' }],
    desktop: {
      ...basics.desktop,
      trayHost: false,
      keychain: 'unavailable',
      storage: 'memory',
      storageFailure: { name: 'keychain-unavailable' },
      shortcutFailure: true,
      notifications: {
        able: false,
        buttons: false,
        pausedUntil: nowMs + hourMs,
        last: { at: nowMs - 2 * hourMs, shown: false, why: 'no-daemon' },
      },
    },
  }),
  'sign-in': { accounts: [], inbox: [] },
  'sign-in-long': {
    accounts: [],
    inbox: [],
    systems: [
      {
        name: 'onoffice',
        label: 'onOffice',
        fields: ['apiToken', 'apiSecret', 'person'],
        kinds: ['task', 'appointment'],
        usualServer: 'https://api.onoffice.de',
      },
    ],
    preset: { system: 'onoffice' },
  },
  'sign-in-preset': {
    accounts: [],
    inbox: [],
    preset: {
      system: 'offiserv',
      server: 'https://localhost:8443',
      login: 'anna@office.example',
      caFile: '/etc/office/ca.pem',
    },
  },
};

function manyCards(length: number): TicketCard[] {
  return Array.from({ length }, (_, index) => leaveCard(index, index % 3 ? {} : threeCards[0])).map(renamed);
}

function renamed(card: TicketCard, index: number): TicketCard {
  return { ...card, ticket: { ...card.ticket, id: `t${index}` } };
}

function withoutSync() {
  const { lastSyncAt: _sync, peopleAsOf: _people, ...fresh } = account;
  return fresh;
}
