import type { Input, Output, RequestName } from '../../electron/bridge/contract';
import type { SliceName, Slices } from '../../electron/bridge/slices';

const failure = {
  name: 'tls-untrusted',
  detail: 'DEPTH_ZERO',
  retryAt: 1_795_000_000_000,
  certificate: {
    subject: 'localhost',
    issuer: 'Office CA',
    fingerprint: 'AB:CD',
    validTo: 1_800_000_000_000,
  },
} as const;
const capabilities = {
  leaveApproval: 'on',
  tickets: 'forbidden',
  reminders: 'module-off',
  ownLeave: 'not-offered',
  people: 'unknown',
} as const;
const leave = { type: 'Urlop', from: '2026-12-01', to: '2026-12-04', days: 4, comment: 'Please.' };

const slices: Slices = {
  systems: [{ name: 'offiserv', label: 'OffiServ', fields: ['email', 'password'] }],
  preset: {
    system: 'offiserv',
    server: 'https://office.example',
    login: 'anna@office.example',
    caFile: '/ca.pem',
  },
  accounts: [
    {
      id: 'a1',
      system: 'offiserv',
      systemLabel: 'OffiServ',
      server: 'https://office.example',
      login: 'anna@office.example',
      name: 'Anna Łabędź',
      organisation: 'Office Ltd',
      timeZone: 'Europe/Warsaw',
      session: 'signed-in',
      failure,
      lastSyncAt: 1,
      peopleAsOf: 2,
      busy: { with: 'people', done: 3, total: 9 },
      quickDecisions: 'proven',
      keptUntilQuit: false,
      paused: true,
      capabilities,
    },
  ],
  inbox: [
    {
      accountId: 'a1',
      ticket: {
        id: '/data/l/1',
        version: 'v1',
        kind: 'leave',
        title: 'Leave',
        body: 'Text',
        requester: { name: 'Jan Nowak', personId: '/data/u/8' },
        createdAt: 1_795_000_000_000,
        standing: 'pending',
        stateText: 'pending',
        leave,
        verbs: ['approve', 'reject'],
        reasonNeeded: ['reject'],
        decidedBy: 'Marta',
        webUrl: 'https://office.example/',
      },
      firstSeenAt: 5,
      decision: {
        id: 'd1',
        verb: 'approve',
        reason: 'Fine',
        state: 'conflict',
        decidedAt: 1,
        notBefore: 2,
        attempts: 1,
        settledAt: 3,
        failure,
        found: { stateText: 'rejected', decidedBy: 'Marta' },
        passedOn: false,
      },
      elsewhere: {
        noticedAt: 7,
        looking: false,
        standing: 'approved',
        stateText: 'ok',
        by: 'Marta',
        at: 6,
      },
      away: { names: ['Ewa'], asked: ['Jan'], teamSize: 4, conflict: { day: '2026-12-07', away: 3 } },
      approval: {
        earlier: ['Ewa'],
        next: 'Jan',
        last: false,
        steps: [{ name: 'Ewa', me: false, standing: 'approved' }, { me: true }],
      },
      earlier: [{ id: 'd0', verb: 'approve', state: 'confirmed', decidedAt: 1, notBefore: 2, attempts: 1 }],
      balance: { limit: 26, left: 14, leftAfter: 10 },
    },
  ],
  reminders: [
    {
      accountId: 'a1',
      reminder: {
        id: 'r1',
        kind: 'lending',
        title: 'Key',
        startsAt: 1,
        endsAt: 9,
        dueAt: 9,
        allDay: false,
        note: 'n',
      },
      due: true,
      snoozedUntil: 4,
    },
  ],
  requests: [
    {
      accountId: 'a1',
      leaves: [{ id: 'l9', leave, standing: 'approved', stateText: 'ok', heldBy: 'Marta' }],
      limits: [{ type: 'Urlop', limit: 26, used: 3 }],
    },
  ],
  people: { count: 12 },
  settings: {
    undoWindowMs: 5_000,
    notify: { requests: true, tickets: true, reminders: true, sound: false, privacy: 'full' },
    leadMinutes: { reservation: 15, lending: 60 },
    reasonOnReject: 'offered',
    mostAway: 'half',
    language: 'system',
    theme: 'dark',
    trayIcon: 'light',
    startAtLogin: true,
    shortcut: 'Control+Shift+O',
    keepWindowMinutes: 2,
  },
  desktop: {
    version: '1',
    runtime: 'Electron',
    online: true,
    windowMode: 'popover',
    pinned: false,
    trayHost: true,
    keychain: 'ok',
    storage: 'encrypted',
    storageFailure: failure,
    recovery: {
      at: 4,
      kept: [{ verb: 'approve', requester: 'Jan', title: 'Holiday', leave, decidedAt: 3 }],
      lost: [1],
      lostUnknown: false,
      held: [2],
    },
    shortcutFailure: false,
    notifications: {
      able: true,
      buttons: true,
      pausedUntil: 3,
      last: { at: 2, shown: false, why: 'paused' },
    },
  },
  words: { locale: 'de-AT', languages: ['de', 'en'], dictionary: { 'app.name': 'OffiTray' } },
  intent: { serial: 1, view: 'inbox', accountId: 'a1', ticketId: '/data/l/1', reject: true },
};

const ok = { ok: true } as const;

/** A valid input and a valid answer of every request. */
export const exchanges: { readonly [Name in RequestName]: readonly [Input<Name>, Output<Name>] } = {
  snapshot: [undefined, slices],
  checkServer: [
    { system: 'offiserv', server: 'office.example', caFile: '/ca.pem' },
    { ok: true, origin: 'https://office.example' },
  ],
  signIn: [
    { system: 'offiserv', server: 'office.example', login: 'anna', password: 'secret', untilQuit: false },
    { ok: false, failure },
  ],
  startDemo: [undefined, ok],
  signInAgain: [{ accountId: 'a1', password: 'secret', untilQuit: true }, ok],
  signOut: [{ accountId: 'a1' }, ok],
  setExtra: [{ accountId: 'a1', extra: 'invoices', on: true }, ok],
  openNews: [{ accountId: 'a1' }, ok],
  pauseAccount: [{ accountId: 'a1', paused: true }, ok],
  chooseCaFile: [undefined, '/ca.pem'],
  syncNow: [undefined, undefined],
  decide: [
    { accountId: 'a1', ticketId: '/data/l/1', ticketVersion: 'v1', verb: 'reject', reason: 'Too many away.' },
    ok,
  ],
  undo: [{ accountId: 'a1', decisionId: 'd1' }, true],
  dismiss: [{ accountId: 'a1', decisionId: 'd1' }, undefined],
  dismissElsewhere: [{ accountId: 'a1', ticketId: '/data/l/1' }, undefined],
  history: [
    { text: 'jan' },
    {
      entries: [
        {
          accountId: 'a1',
          requester: 'Jan Nowak',
          title: 'Holiday',
          leave,
          decision: {
            id: 'd1',
            verb: 'approve',
            state: 'confirmed',
            decidedAt: 1,
            notBefore: 2,
            attempts: 1,
            settledAt: 3,
            passedOn: true,
          },
        },
      ],
      found: 1,
      total: 4,
    },
  ],
  exportHistory: [{ text: '' }, { ok: true, file: 'decisions.csv' }],
  openInBrowser: [{ accountId: 'a1', ticketId: '/data/l/1' }, ok],
  teamTimeline: [
    { accountId: 'a1', ticketId: '/data/l/1' },
    {
      days: ['2026-12-07', '2026-12-08'],
      today: '2026-11-20',
      rows: [{ name: 'Ewa', spans: [{ from: '2026-12-07', to: '2026-12-08', is: 'asked' }] }],
      more: 0,
      here: 2,
    },
  ],
  silence: [{ accountId: 'a1', ticketId: '/data/l/1', until: null }, undefined],
  snooze: [{ accountId: 'a1', reminderId: 'r1', until: 1_795_000_000_000 }, undefined],
  searchPeople: [
    { text: 'anna', limit: 20 },
    {
      hits: [
        {
          accountId: 'a1',
          id: '/data/u/7',
          displayName: 'Anna',
          marks: [[0, 4]],
          number: '1',
          awayUntil: '2026-12-04',
        },
      ],
      more: false,
    },
  ],
  outsideContacts: [
    { text: 'bau' },
    {
      found: [
        {
          accountId: 'a1',
          person: {
            id: 'c1',
            displayName: 'Bau GmbH',
            phones: [{ kind: 'desk', number: '1' }],
            outside: 'Customer',
          },
        },
      ],
      failures: [{ accountId: 'a2', failure: { name: 'offline' } }],
    },
  ],
  personCard: [{ accountId: 'a1', personId: '/data/u/7' }, null],
  reachPerson: [{ accountId: 'a1', personId: '/data/u/7', how: 'call', value: '+48 600' }, ok],
  changeSettings: [slices.settings, ok],
  pauseNotifications: [{ until: null }, undefined],
  tryNotification: [undefined, undefined],
  dismissRecovery: [undefined, undefined],
  diagnostics: [undefined, 'text'],
  copyText: [{ text: 'text' }, undefined],
  typing: [{ on: true }, undefined],
  pin: [{ on: true }, undefined],
  hide: [undefined, undefined],
  quit: [undefined, undefined],
};

/** A valid value of every slice. */
export const sliceValues: { readonly [Name in SliceName]: Slices[Name] } = slices;
