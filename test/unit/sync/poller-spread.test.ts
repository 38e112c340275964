import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail } from '../../../electron/office/errors';
import type { OfficeSystem, Waiting } from '../../../electron/office/office-system';
import { openMemoryStore } from '../../../electron/store/open-store';
import { createPoller, type Poller } from '../../../electron/sync/poller';
import type { Activity } from '../../../electron/sync/schedule';
import { account } from '../store/records';

const minuteMs = 60_000;
const nothing: Waiting = {
  tickets: [],
  reminders: [],
  ownLeaves: [],
  limits: [],
  capabilities: { leaveApproval: 'on', tickets: 'on', reminders: 'on', ownLeave: 'on', people: 'on' },
  missing: [],
};
const atWork: Activity = {
  suspended: false,
  screenLocked: false,
  onBattery: false,
  idle: false,
  popoverOpen: false,
};

const pollers: Poller[] = [];
let answer: () => Promise<Waiting>;

/** Every moment at which this desk asks. */
function desk(): readonly number[] {
  const asked: number[] = [];
  const waiting = () => {
    asked.push(Date.now());
    return answer();
  };
  const store = openMemoryStore();
  store.accounts.put(account('a1'));
  const poller = createPoller({
    accountId: 'a1',
    system: { waiting } as unknown as OfficeSystem,
    store,
    activity: () => atWork,
    paused: () => false,
    onReading: () => undefined,
    onState: () => undefined,
  });
  pollers.push(poller);
  void poller.look();
  return asked;
}

/** Randomness that is the same every time. */
function drawn(): () => number {
  let state = 42;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** How many desks asked within the same second, at the worst. */
function crowd(desks: readonly (readonly number[])[], from: number): number {
  const seconds = new Map<number, number>();
  for (const moment of desks.flat()) {
    const second = Math.floor(moment / 1_000);
    if (moment >= from) seconds.set(second, (seconds.get(second) ?? 0) + 1);
  }
  return Math.max(...seconds.values());
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockImplementation(drawn());
  answer = async () => nothing;
});
afterEach(() => {
  for (const poller of pollers.splice(0)) poller.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('desks that begin in the same moment', () => {
  it('do not go on asking in the same moment', async () => {
    const begun = Date.now();
    const desks = Array.from({ length: 40 }, desk);
    await vi.advanceTimersByTimeAsync(30 * minuteMs);
    expect(Math.min(...desks.map((asked) => asked.length))).toBeGreaterThan(20);
    expect(crowd(desks, begun)).toBe(40);
    expect(crowd(desks, begun + 10 * minuteMs)).toBeLessThan(8);
  });

  it('do not come back in the same moment after the server was away', async () => {
    answer = () => Promise.reject(fail('server-down'));
    const desks = Array.from({ length: 40 }, desk);
    await vi.advanceTimersByTimeAsync(30 * minuteMs);
    const back = Date.now();
    answer = async () => nothing;
    await vi.advanceTimersByTimeAsync(20 * minuteMs);
    expect(crowd(desks, back)).toBeLessThan(8);
  });
});
