import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fail } from '../../../electron/office/errors';
import type { OfficeSystem, Waiting } from '../../../electron/office/office-system';
import { openMemoryStore } from '../../../electron/store/open-store';
import { createPoller, type Poller } from '../../../electron/sync/poller';
import { account } from '../store/records';

const dayMs = 86_400_000;
const nothing: Waiting = {
  tickets: [],
  reminders: [],
  ownLeaves: [],
  limits: [],
  capabilities: {
    leaveApproval: 'on',
    tickets: 'on',
    reminders: 'on',
    ownLeave: 'on',
    people: 'on',
  },
  missing: [],
};

let looks: number;
let answer: () => Promise<Waiting>;
let poller: Poller;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 8, 1, 9) });
  const store = openMemoryStore();
  store.accounts.put(account('a'));
  looks = 0;
  answer = async () => nothing;
  const system: Partial<OfficeSystem> = {
    waiting: () => {
      looks += 1;
      return answer();
    },
  };
  poller = createPoller({
    accountId: 'a',
    system: system as OfficeSystem,
    store,
    activity: () => ({
      suspended: false,
      screenLocked: false,
      onBattery: false,
      idle: false,
      popoverOpen: false,
    }),
    paused: () => false,
    onReading: () => {},
    onState: () => {},
  });
});
afterEach(() => {
  poller.close();
  vi.useRealTimers();
});

/** The server asks to be left alone for a minute, and answers after that. */
async function beAskedForAMinute(): Promise<void> {
  const retryAt = Date.now() + 60_000;
  answer = () => Promise.reject(fail('rate-limited', { retryAt }));
  await poller.look();
  answer = async () => nothing;
}

it('looks again at the moment that the server named, however often that is planned anew', async () => {
  await beAskedForAMinute();
  await vi.advanceTimersByTimeAsync(35_000);
  poller.replan();
  await vi.advanceTimersByTimeAsync(24_000);
  expect(looks).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(looks).toBe(2);
});

it.each([
  ['a day', dayMs],
  ['a hundred days', 100 * dayMs],
])('neither stalls nor hurries when the clock is set back by %s meanwhile', async (_name, ms) => {
  await beAskedForAMinute();
  vi.setSystemTime(Date.now() - ms);
  poller.replan();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(looks).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(looks).toBe(2);
});
