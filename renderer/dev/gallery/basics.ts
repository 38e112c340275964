/** Slices of an ordinary day, from which the scenes differ. */
import type { AccountView, ReminderRow, Slices, TicketCard } from '../../../electron/bridge/slices';
import { colleagues } from './colleagues';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const nowMs = Date.now();

export const account: AccountView = {
  id: 'a1',
  system: 'offiserv',
  systemLabel: 'OffiServ',
  server: 'https://office.example:8443',
  login: 'anna@office.example',
  name: 'Anna Kowalska',
  organisation: 'Przykład sp. z o.o.',
  session: 'signed-in',
  lastSyncAt: nowMs - 20_000,
  peopleAsOf: nowMs - 2 * hourMs,
  quickDecisions: 'proven',
  keptUntilQuit: false,
  capabilities: { leaveApproval: 'on', tickets: 'on', reminders: 'on', ownLeave: 'on', people: 'on' },
};

type Leave = NonNullable<TicketCard['ticket']['leave']>;

export function leaveCard(
  index: number,
  more: Partial<TicketCard> = {},
  leave: Partial<Leave> = {},
): TicketCard {
  const person = colleagues[index % colleagues.length];
  return {
    accountId: 'a1',
    firstSeenAt: nowMs - (index + 1) * 11 * minuteMs,
    ticket: {
      id: `t${index}`,
      version: '1',
      kind: 'leave',
      title: 'Leave request',
      requester: { name: person?.displayName ?? 'Nobody', personId: `p${index}` },
      createdAt: nowMs - (index + 1) * (index + 1) * 12 * minuteMs,
      standing: 'pending',
      stateText: 'New',
      leave: { type: 'Holiday', from: '2026-12-07', to: '2026-12-11', days: 5, ...leave },
      verbs: ['approve', 'reject'],
      reasonNeeded: [],
      webUrl: 'https://office.example:8443/t',
    },
    ...more,
  };
}

export const plainTicket: TicketCard = {
  accountId: 'a1',
  firstSeenAt: nowMs - 3 * 24 * hourMs,
  ticket: {
    id: 'system',
    version: '1',
    kind: 'ticket',
    title: 'Fill in the structure of your organisation',
    body: 'Add the people of your organisation as subordinates or colleagues of those who are already there, with business e-mail, phone numbers and roles. Each of them then gets an invitation with a one-time password.',
    requester: { name: 'OffiServ' },
    createdAt: nowMs - 3 * 24 * hourMs,
    standing: 'pending',
    stateText: 'Open',
    verbs: [],
    reasonNeeded: [],
  },
};

export const threeCards: readonly TicketCard[] = [
  leaveCard(1, {
    away: {
      names: ['Jürgen Großmann', 'Piotr Nowak'],
      asked: ['Ola Bąk'],
      teamSize: 5,
      conflict: { day: '2026-12-08', away: 3 },
    },
    approval: {
      earlier: [],
      next: 'Marta Zielińska',
      last: false,
      steps: [
        { name: 'Marta Lis', me: true },
        { name: 'Marta Zielińska', me: false },
      ],
    },
    balance: { limit: 26, left: 16, leftAfter: 9, pending: 2 },
  }),
  leaveCard(
    2,
    { away: { names: [], asked: [], teamSize: 6 } },
    {
      type: 'Sick leave',
      from: '2026-11-23',
      to: '2026-11-23',
      days: 0.5,
      comment:
        'Dentist in the afternoon. I have moved the call with Warsaw to Tuesday and João takes the deliveries; the keys of the store room are with Birgit at the front desk until five o’clock.',
    },
  ),
  plainTicket,
];

function reminderRow(
  id: string,
  inMinutes: number,
  more: Partial<ReminderRow['reminder']> = {},
): ReminderRow {
  const startsAt = nowMs + inMinutes * minuteMs;
  return {
    accountId: 'a1',
    due: false,
    reminder: {
      id,
      kind: 'reservation',
      title: 'Conference room Wisła',
      startsAt,
      endsAt: startsAt + hourMs,
      dueAt: startsAt,
      allDay: false,
      ...more,
    },
  };
}

/** The day that many days ahead. */
function dayIn(days: number): string {
  return new Intl.DateTimeFormat('sv').format(nowMs + days * 24 * hourMs);
}

const someReminders: readonly ReminderRow[] = [
  { ...reminderRow('r1', 12, { note: 'Quarterly review with Purchasing' }), due: true },
  {
    ...reminderRow('r2', -90, { kind: 'lending', title: 'Projector Epson EB-2250U, inventory number 00417' }),
    due: true,
  },
  reminderRow('r3', 60),
  reminderRow('r4', 24 * 60, { title: 'Company car WX 1234K', endsAt: nowMs + 30 * hourMs }),
  {
    ...reminderRow('r7', 45, {
      kind: 'deadline',
      title: 'Offer for Przedsiębiorstwo Wielobranżowe',
      ticketId: 't7',
    }),
    due: true,
    ticket: { id: 't7', version: '1' },
  },
  {
    ...reminderRow('r8', 3 * 24 * 60, { kind: 'appointment', title: 'Trade fair', allDay: true }),
    days: { from: dayIn(3), to: dayIn(4) },
  },
  reminderRow('r5', 9 * 24 * 60, { kind: 'lending', title: 'Notebook ThinkPad X1' }),
  { ...reminderRow('r6', 30, { title: 'Meeting box 2' }), due: true, snoozedUntil: nowMs + hourMs },
];

const someRequests: Slices['requests'] = [
  {
    accountId: 'a1',
    leaves: [
      {
        id: 'l1',
        leave: { type: 'Holiday', from: '2026-12-21', to: '2027-01-04', days: 9, comment: 'Christmas' },
        standing: 'pending',
        stateText: 'New',
        heldBy: 'Stanisława Wyszyńska-Przybylska',
      },
      {
        id: 'l2',
        leave: { type: 'Holiday', from: '2026-08-03', to: '2026-08-14', days: 10 },
        standing: 'approved',
        stateText: 'Approved',
      },
      {
        id: 'l3',
        leave: { type: 'Training', from: '2026-05-04', to: '2026-05-04', days: 1 },
        standing: 'rejected',
        stateText: 'Rejected',
      },
      {
        id: 'l4',
        leave: { type: 'Holiday', from: '2026-04-07', to: '2026-04-07', days: 1 },
        standing: 'withdrawn',
        stateText: 'Withdrawn',
      },
      {
        id: 'l5',
        leave: { type: 'Holiday', from: '2026-03-02', to: '2026-03-03' },
        standing: 'other',
        stateText: 'Referred to the board',
      },
    ],
    limitsAsOf: nowMs - 6 * minuteMs,
    limits: [
      { type: 'Holiday', limit: 26, used: 15 },
      { type: 'On demand', limit: 4, used: 5 },
      { type: 'Sick leave', used: 2.5 },
      { type: 'Training' },
    ],
  },
];

export const basics: Slices = {
  systems: [
    {
      name: 'offiserv',
      label: 'OffiServ',
      fields: ['email', 'password'],
      kinds: ['leave', 'ticket', 'reservation', 'lending'],
    },
    {
      name: 'officegest',
      label: 'OfficeGest',
      fields: ['userName', 'password'],
      kinds: ['ticket', 'appointment'],
    },
  ],
  preset: {},
  accounts: [account],
  inbox: [...threeCards],
  reminders: [...someReminders],
  requests: someRequests,
  people: { count: colleagues.length },
  settings: {
    undoWindowMs: 5_000,
    notify: {
      requests: true,
      tickets: true,
      tasks: true,
      invoices: true,
      invitations: true,
      reminders: true,
      sound: false,
      privacy: 'full',
      silentAccounts: [],
    },
    quiet: { on: false, from: 1_080, to: 480, days: [1, 2, 3, 4, 5], wholeDays: [0, 6] },
    leadMinutes: { reservation: 15, lending: 1_440, appointment: 15, deadline: null, birthday: 0 },
    allDayAt: 480,
    reasonOnReject: 'offered',
    mostAway: 'half',
    language: 'system',
    theme: 'system',
    trayIcon: 'system',
    startAtLogin: false,
    shortcut: 'Ctrl+Shift+P',
    keepWindowMinutes: 5,
  },
  desktop: {
    version: '0.1.0',
    runtime: 'Electron 45.4.1',
    online: true,
    windowMode: 'popover',
    pinned: false,
    trayHost: true,
    panelHint: null,
    keychain: 'ok',
    storage: 'encrypted',
    recovery: null,
    shortcutFailure: false,
    notifications: { able: true, buttons: true, last: { at: nowMs - 4 * minuteMs, shown: true } },
  },
  // The gallery puts the language that is wished for in its place.
  words: { locale: 'en-GB', languages: ['en'], dictionary: {} },
  intent: { serial: 0, view: 'inbox' },
};
