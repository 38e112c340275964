import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDiskTrouble } from '../../../electron/composition/disk-trouble';
import { fail } from '../../../electron/office/errors';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { announcing } from './announcing';

const start = Date.UTC(2026, 10, 22, 10);
const minute = 60_000;
let store: Store;
let on: ReturnType<typeof announcing>;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  store = openMemoryStore();
  on = announcing(store);
});
afterEach(() => {
  on.announcer.close();
  vi.useRealTimers();
});

/** Until the answer is called, nothing can be written that is remembered of notifications. */
function fillDisk(): () => void {
  const { announced, settings, tickets } = store;
  const kept = { add: announced.add, put: settings.put, silence: tickets.silence };
  const refuse = () => {
    throw fail('disk-full');
  };
  announced.add = refuse;
  settings.put = refuse;
  tickets.silence = refuse;
  return () => {
    announced.add = kept.add;
    settings.put = kept.put;
    tickets.silence = kept.silence;
  };
}

it('what falls due on a full disk is told all the same, once, and so is what falls due after it', () => {
  const times = { endsAt: start + 600 * minute, allDay: false, kind: 'appointment' as const };
  store.reminders.replace('a', [
    { id: '1', title: 'First', startsAt: start + 60 * minute, dueAt: start + 60 * minute, ...times },
    { id: '2', title: 'Second', startsAt: start + 90 * minute, dueAt: start + 90 * minute, ...times },
  ]);
  on.announcer.replan();
  const emptyDisk = fillDisk();
  vi.advanceTimersByTime(120 * minute);
  expect(on.shown).toHaveLength(2);
  expect(on.troubles).not.toEqual([]);
  emptyDisk();
  vi.advanceTimersByTime(120 * minute);
  expect(on.shown).toHaveLength(2);
});

it('what was held back is told when there is room again', () => {
  store.settings.put({ missed: [{ what: 'reminder', accountId: 'a', id: '1' }] });
  const times = { startsAt: start, dueAt: start, endsAt: start + 600 * minute, allDay: false };
  store.reminders.replace('a', [{ id: '1', title: 'First', kind: 'appointment', ...times }]);
  store.announced.add([`reminder a 1 ${start}`], start);
  const emptyDisk = fillDisk();
  on.announcer.replan();
  expect(on.shown).toEqual([]);
  emptyDisk();
  vi.advanceTimersByTime(2 * minute);
  expect(on.shown).toHaveLength(1);
});

it('trouble is shown until something could be written; a mistake of ours is none of the disk', () => {
  const onTrouble = vi.fn();
  const log = vi.fn();
  const { attempt } = createDiskTrouble({ store, log, onTrouble });
  expect(attempt('pause', fillDisk())).toBe(true);
  expect(
    attempt('pause', () => {
      throw fail('disk-full');
    }),
  ).toBe(false);
  expect(log).toHaveBeenCalledExactlyOnceWith('pause', { name: 'disk-full' });
  expect(onTrouble.mock.calls).toEqual([[{ name: 'disk-full' }]]);
  store.reminders.snooze('a', 'nobody', 1);
  expect(onTrouble).toHaveBeenCalledTimes(1);
  store.settings.put({ theme: 'dark' });
  expect(onTrouble.mock.calls.at(-1)).toEqual([undefined]);
  const mistake = new TypeError('a mistake');
  expect(() =>
    attempt('pause', () => {
      throw mistake;
    }),
  ).toThrow(mistake);
});
