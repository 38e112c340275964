import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail } from '../../../electron/office/errors';
import type { OfficeSystem, PeoplePage, PeopleResumption } from '../../../electron/office/office-system';
import type { Person } from '../../../electron/office/person';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { createPeopleSync } from '../../../electron/sync/people';
import { makePeople, person } from '../store/people-samples';
import { account } from '../store/records';

let store: Store;
let asked: (PeopleResumption | undefined)[];
const onProgress = vi.fn();
const onFailure = vi.fn();

/** Reads what these pages say, once; one that throws is a server that fails there. */
async function read(pages: () => Iterable<PeoplePage>): Promise<void> {
  const system = {
    async *people(_signal?: AbortSignal, resumption?: PeopleResumption) {
      asked.push(resumption);
      yield* pages();
    },
  } as unknown as OfficeSystem;
  const sync = createPeopleSync({ accountId: 'a1', system, store, onProgress, onFailure });
  store.accounts.patch('a1', { peopleAsOf: 0 });
  await sync.refresh();
  sync.close();
}

function known(): string[] {
  return store.people.query('SELECT id FROM people ORDER BY id').map(({ id }) => String(id));
}

function* failingAfter(...pages: PeoplePage[]): Generator<PeoplePage> {
  yield* pages;
  throw fail('offline');
}

beforeEach(() => {
  store = openMemoryStore();
  store.accounts.put(account());
  asked = [];
  onProgress.mockClear();
  onFailure.mockClear();
});

afterEach(() => store.close());

const [anna, jan, ola] = [person('p1', 'Anna Nowak'), person('p2', 'Jan Lis'), person('p3', 'Ola Mazur')];

describe('a pass over the directory', () => {
  it('forgets whom it has not met, and tells how far it is', async () => {
    await read(() => [{ people: [anna, jan] }]);
    await read(() => [{ people: [anna], total: 2 }, { people: [ola] }]);
    expect(known()).toEqual(['p1', 'p3']);
    expect(onProgress.mock.calls.map(([progress]) => progress)).toContainEqual({ done: 1, total: 2 });
    expect(onProgress.mock.calls.at(-1)).toEqual([undefined]);
    expect(store.accounts.get('a1')?.peopleAsOf).toBeGreaterThan(0);
  });

  it('forgets nobody when the directory moved, and takes in who is new all the same', async () => {
    await read(() => [{ people: [anna, jan] }]);
    await read(() => [{ people: [ola], moved: true }, { people: [anna] }]);
    expect(known()).toEqual(['p1', 'p2', 'p3']);
    await read(() => [{ people: [ola, anna] }]);
    expect(known()).toEqual(['p1', 'p3']);
  });

  it('goes on from the last page that was kept, as the same pass', async () => {
    await read(() => [{ people: [anna, jan, ola] }]);
    await read(() => failingAfter({ people: [anna], bookmark: 'one' }, { people: [jan], bookmark: 'two' }));
    expect(onFailure).toHaveBeenCalledOnce();
    expect(known()).toEqual(['p1', 'p2', 'p3']);
    await read(() => [{ people: [] }]);
    expect(asked.map((resumption) => resumption?.bookmark)).toEqual([undefined, undefined, 'two']);
    expect(asked[2]?.isMet('p2')).toBe(true);
    expect(known()).toEqual(['p1', 'p2']);
    await read(() => [{ people: [anna, jan] }]);
    expect(asked[3]).toBeUndefined();
  });

  it('that went on forgets nobody when the part before the interruption had moved', async () => {
    await read(() => [{ people: [anna, jan, ola] }]);
    await read(() => failingAfter({ people: [anna], bookmark: 'one', moved: true }));
    await read(() => [{ people: [jan] }]);
    expect(known()).toEqual(['p1', 'p2', 'p3']);
  });

  it('begins again when what is too long to be kept was reached, or the bookmark leads nowhere', async () => {
    await read(() => failingAfter({ people: [anna], bookmark: 'one' }, { people: [jan] }));
    await read(() => failingAfter({ people: [anna], bookmark: 'one' }));
    await read(() => {
      throw fail('malformed');
    });
    await read(() => [{ people: [anna] }]);
    expect(asked.map((resumption) => resumption?.bookmark)).toEqual([undefined, undefined, 'one', undefined]);
  });

  it('begins again when the interruption is too long ago', async () => {
    const now = vi.spyOn(Date, 'now').mockReturnValue(1e12);
    await read(() => failingAfter({ people: [anna], bookmark: 'one' }));
    now.mockReturnValue(1e12 + 7 * 3_600_000);
    await read(() => [{ people: [anna] }]);
    now.mockRestore();
    expect(asked).toEqual([undefined, undefined]);
  });
});

describe('bad data', () => {
  it('of somebody twice on a page, or on two, is one person: the last', async () => {
    const again = { ...anna, displayName: 'Anna Nowak-Lis' };
    await read(() => [{ people: [anna, jan, again] }, { people: [{ ...jan, room: '7' }] }]);
    expect(known()).toEqual(['p1', 'p2']);
    expect([store.people.get('a1', 'p1'), store.people.get('a1', 'p2')?.room]).toEqual([again, '7']);
  });

  it('of managers in a circle, or of their own, is kept as it came', async () => {
    const circle: Person[] = [
      { ...anna, managerId: 'p2' },
      { ...jan, managerId: 'p1' },
      { ...ola, managerId: 'p3' },
    ];
    await read(() => [{ people: circle }]);
    expect(store.people.reports('a1', 'p1').map(({ id }) => id)).toEqual(['p2']);
    expect(store.people.reports('a1', 'p3').map(({ id }) => id)).toEqual(['p3']);
  });

  it('of ten thousand under one person is read and forgotten like any other', async () => {
    const crowd = makePeople(10_001).map((one) => (one.id === 'p0' ? one : { ...one, managerId: 'p0' }));
    await read(() => [{ people: crowd }]);
    expect(store.people.reports('a1', 'p0')).toHaveLength(10_000);
    await read(() => [{ people: crowd.slice(0, 2) }]);
    expect(known()).toEqual(['p0', 'p1']);
  });
});
