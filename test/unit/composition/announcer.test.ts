import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Announcer, createAnnouncer } from '../../../electron/composition/announcer';
import type { DesktopNotification, Notifier } from '../../../electron/desktop/notifier';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { defaultSettings } from '../../../electron/surfaces/settings';
import type { Reading } from '../../../electron/sync/poller';
import { wordsIn } from '../../words';
import { leaveTicket } from '../sync/ticket-samples';

const start = Date.UTC(2026, 10, 22, 10);
const hour = 3_600_000;
const emptyReading: Reading = {
  waiting: {
    tickets: [],
    reminders: [],
    ownLeaves: [],
    limits: [],
    capabilities: { leaveApproval: 'on', tickets: 'on', reminders: 'on', ownLeave: 'on', people: 'on' },
    missing: [],
  },
  diff: { arrived: [], changed: [], gone: [] },
  first: false,
};
let store: Store;
let announcer: Announcer;
let shown: DesktopNotification[];
let closed: string[];
let demo: boolean;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  store = openMemoryStore();
  shown = [];
  closed = [];
  demo = false;
  const notifier = {
    show: async (request: DesktopNotification) => {
      shown.push(request);
      return { shown: true };
    },
    close: async (key: string) => void closed.push(key),
    onAction: () => () => {},
    onDismissed: () => () => {},
  } as unknown as Notifier;
  announcer = createAnnouncer({
    store,
    notifier,
    words: () => wordsIn('en'),
    settings: () => defaultSettings,
    pausedUntil: () => undefined,
    onPauseOver: () => {},
    inboxFocused: () => false,
    onOutcome: () => {},
    onRemindersDue: () => {},
    madeUp: () => demo,
    onVerb: () => {},
    onOpen: () => {},
  });
  store.tickets.replace('a', [leaveTicket('1')], start);
});

afterEach(() => {
  announcer.close();
  vi.useRealTimers();
});

function putOff(until: number): void {
  store.tickets.silence('a', '1', until);
  announcer.putOff({ accountId: 'a', ticketId: '1' });
}

it('a request put off is told again, once, when its time has come', () => {
  putOff(start + hour);
  vi.advanceTimersByTime(hour - 1_000);
  expect(shown).toEqual([]);
  vi.advanceTimersByTime(2 * hour);
  expect(shown.map(({ title }) => title)).toEqual(['Zofia Krawczyk asks for leave']);
  expect(store.tickets.get('a', '1')?.silentUntil).toBeUndefined();
});

it('its notification goes when it is put off, and it is not told again once it was taken up', () => {
  putOff(start + 1_000);
  vi.advanceTimersByTime(2_000);
  expect(shown).toHaveLength(1);
  putOff(start + hour);
  expect(closed).toEqual([shown[0]?.key]);
  store.tickets.silence('a', '1', null);
  vi.advanceTimersByTime(2 * hour);
  expect(shown).toHaveLength(1);
});

it('a request that is being decided is not told again', () => {
  putOff(start + hour);
  store.decisions.put({
    id: 'd',
    accountId: 'a',
    verb: 'approve',
    ticket: leaveTicket('1'),
    state: 'queued',
    decidedAt: start,
    notBefore: start + 10 * hour,
    attempts: 0,
  });
  vi.advanceTimersByTime(2 * hour);
  expect(shown).toEqual([]);
});

describe('a request decided elsewhere', () => {
  const ref = { accountId: 'a', ticketId: '1' };
  const approved = { noticedAt: start, looking: false, standing: 'approved', by: 'Marta Zielińska' } as const;

  function leaves(looking: readonly string[]): void {
    store.tickets.replace('a', [], start);
    announcer.reading('a', emptyReading, new Set(looking));
  }

  beforeEach(() => {
    const told = { ...emptyReading, waiting: { ...emptyReading.waiting, tickets: [leaveTicket('1')] } };
    announcer.reading('a', told, new Set());
    expect(shown).toHaveLength(1);
  });

  it('says by whom where its notification was, without buttons and without a sound, and goes', () => {
    leaves(['1']);
    expect(closed).toEqual([]);
    announcer.departed(ref, leaveTicket('1'), approved);
    expect(shown).toHaveLength(2);
    expect(shown[1]).toMatchObject({ key: shown[0]?.key, actions: [], urgency: 'low', sound: false });
    expect(shown[1]?.title).toMatch(/^Approved by Marta Zielińska, before /);
    expect(shown[1]?.body).toMatch(/^Zofia Krawczyk: /);
    expect(closed).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect(closed).toEqual([shown[0]?.key]);
  });

  it('goes at once where nothing can be read, or nothing may be said', () => {
    leaves([]);
    expect(closed).toEqual([shown[0]?.key]);
    announcer.departed(ref, leaveTicket('1'), approved);
    expect(shown).toHaveLength(1);
  });

  it('goes as soon as it turns out that nobody knows who decided', () => {
    leaves(['1']);
    announcer.departed(ref, leaveTicket('1'), { noticedAt: start, looking: false });
    expect(closed).toEqual([shown[0]?.key]);
    expect(shown).toHaveLength(1);
  });

  it('that waits again meanwhile keeps the notification that asks for it', () => {
    leaves(['1']);
    store.tickets.replace('a', [leaveTicket('1')], start);
    announcer.departed(ref, leaveTicket('1'), approved);
    expect(shown).toHaveLength(1);
  });
});

it('what is made up says so in its notification', () => {
  demo = true;
  const told = { ...emptyReading, waiting: { ...emptyReading.waiting, tickets: [leaveTicket('1')] } };
  announcer.reading('a', told, new Set());
  expect(shown.map(({ title }) => title)).toEqual(['Demo: Zofia Krawczyk asks for leave']);
});
