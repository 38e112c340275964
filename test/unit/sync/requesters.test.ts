import { beforeEach, expect, it, vi } from 'vitest';
import { fail } from '../../../electron/office/errors';
import type { Background } from '../../../electron/office/leave';
import type { OfficeSystem } from '../../../electron/office/office-system';
import type { Ticket } from '../../../electron/office/ticket';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { createRequesterSync } from '../../../electron/sync/requesters';
import { leaveTicket } from './ticket-samples';

const nothing = { arrived: [], changed: [], gone: [] };
let store: Store;
let asked: (readonly string[])[];
let answer: (ids: readonly string[]) => Promise<readonly Background[]>;
const onFailure = vi.fn();

function of(personId: string): Ticket {
  return leaveTicket(`t-${personId}`, { requester: { name: personId, personId } });
}

function open() {
  const system = {
    backgrounds: (ids: readonly string[]) => {
      asked.push(ids);
      return answer(ids);
    },
  } as unknown as OfficeSystem;
  return createRequesterSync({ accountId: 'a', system, store, onFailure });
}

beforeEach(() => {
  store = openMemoryStore();
  asked = [];
  answer = async (ids) => ids.map((personId) => ({ personId }));
  onFailure.mockClear();
});

it('asks about everybody at first, then about those whose request is new or changed', async () => {
  const sync = open();
  store.tickets.replace('a', [of('p1'), of('p2')], 1);
  await sync.refresh(nothing);
  await sync.refresh(nothing);
  store.tickets.put('a', of('p3'), 2);
  await sync.refresh({ ...nothing, arrived: [of('p3')] });
  expect(asked).toEqual([['p1', 'p2'], ['p3']]);
  expect(store.backgrounds.all('a').map(({ personId }) => personId)).toEqual(['p1', 'p2', 'p3']);
});

it('forgets whoever asks for nothing any more', async () => {
  const sync = open();
  store.tickets.replace('a', [of('p1'), of('p2')], 1);
  await sync.refresh(nothing);
  store.tickets.replace('a', [of('p2')], 2);
  await sync.refresh({ ...nothing, gone: [of('p1')] });
  expect(store.backgrounds.all('a').map(({ personId }) => personId)).toEqual(['p2']);
  expect(asked).toHaveLength(1);
});

it('keeps what was known when the server fails, says so, and leaves it alone for a while', async () => {
  const sync = open();
  store.tickets.replace('a', [of('p1')], 1);
  await sync.refresh(nothing);
  answer = async () => {
    throw fail('server-down');
  };
  await sync.refresh({ ...nothing, changed: [of('p1')] });
  await sync.refresh({ ...nothing, changed: [of('p1')] });
  expect(onFailure).toHaveBeenCalledExactlyOnceWith({ name: 'server-down' });
  expect(asked).toHaveLength(2);
  expect(store.backgrounds.all('a')).toHaveLength(1);
});

it('leaves a server alone no longer because the clock was set back', async () => {
  vi.useFakeTimers();
  try {
    const sync = open();
    store.tickets.replace('a', [of('p1')], 1);
    answer = async () => {
      throw fail('server-down');
    };
    await sync.refresh(nothing);
    vi.setSystemTime(Date.now() - 30 * 86_400_000);
    await vi.advanceTimersByTimeAsync(11 * 60_000);
    answer = async (ids) => ids.map((personId) => ({ personId }));
    await sync.refresh(nothing);
    expect(store.backgrounds.all('a')).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});
