import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Announcer, createAnnouncer } from '../../../electron/composition/announcer';
import type { DesktopNotification, Notifier } from '../../../electron/desktop/notifier';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { defaultSettings } from '../../../electron/surfaces/settings';
import { wordsIn } from '../../words';
import { leaveTicket } from '../sync/ticket-samples';

const start = Date.UTC(2026, 10, 22, 10);
const hour = 3_600_000;
let store: Store;
let announcer: Announcer;
let shown: DesktopNotification[];
let closed: string[];

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  store = openMemoryStore();
  shown = [];
  closed = [];
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
