import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fail } from '../../../electron/office/errors';
import type { Counters, OfficeSystem } from '../../../electron/office/office-system';
import { createCounterSync } from '../../../electron/sync/counters';

const minuteMs = 60_000;
const onChange = vi.fn();
const onFailure = vi.fn();
let asked: number;
let answer: () => Promise<Counters>;

function open() {
  const counters = () => {
    asked += 1;
    return answer();
  };
  return createCounterSync({ system: { counters } as unknown as OfficeSystem, onChange, onFailure });
}

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  answer = async () => ({ news: 2, messages: 3 });
  onChange.mockClear();
  onFailure.mockClear();
});
afterEach(() => vi.useRealTimers());

it('asks with the first look, and then every five minutes however often one looks', async () => {
  const sync = open();
  for (let look = 0; look < 20; look += 1) {
    await sync.refresh();
    vi.advanceTimersByTime(minuteMs / 2);
  }
  expect([asked, sync.value]).toEqual([2, { news: 2, messages: 3 }]);
});

it('shows no number rather than an old one when the server does not give it', async () => {
  const sync = open();
  await sync.refresh();
  answer = () => Promise.reject(fail('server-down'));
  vi.advanceTimersByTime(5 * minuteMs);
  await sync.refresh();
  expect(sync.value).toBeUndefined();
  expect(onFailure).toHaveBeenCalledExactlyOnceWith({ name: 'server-down' });
});

it('forgets what the person has gone to see, until it is counted anew', async () => {
  const sync = open();
  await sync.refresh();
  sync.seen();
  await sync.refresh();
  expect([asked, sync.value]).toEqual([1, undefined]);
  vi.advanceTimersByTime(5 * minuteMs);
  await sync.refresh();
  expect(sync.value).toEqual({ news: 2, messages: 3 });
});

it('asks nothing of a system that counts nothing, and nothing is told after the end', async () => {
  const none = createCounterSync({ system: {} as OfficeSystem, onChange, onFailure });
  await none.refresh();
  const sync = open();
  const reading = sync.refresh();
  sync.close();
  await reading;
  expect([onChange.mock.calls.length, sync.value]).toEqual([0, undefined]);
});
