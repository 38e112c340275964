import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { prepareSearch, searchPeople } from '../../../electron/directory/search-people';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { makePeople, person } from '../store/people-samples';
import { account } from '../store/records';
import { today } from './searching';

function found(store: Store, text: string): string[] {
  return searchPeople(store, { text, limit: 100, today }).hits.map((hit) => `${hit.id} ${hit.displayName}`);
}

test('whatever comes, changes and goes, the search is that of a store filled at once', () => {
  const names = ['Anna Lis', 'Jan Lis', 'Ewa Nowak', 'Jörg Müller', 'Юрий Орлов', ''];
  const step = fc.record({ id: fc.constantFrom('1', '2', '3', '4'), name: fc.constantFrom(...names) });
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 8 }), (passes) => {
      const store = openMemoryStore();
      for (const [at, steps] of passes.entries()) {
        const pass = store.people.pass('a1');
        pass.add(steps.map(({ id, name }) => person(id, name)));
        // Some passes end before they are complete, and then nobody goes.
        if (at % 3 !== 2) pass.finish(at);
        found(store, 'l');
      }
      const fresh = openMemoryStore();
      for (const id of ['1', '2', '3', '4']) {
        const known = store.people.get('a1', id);
        if (known !== undefined) fresh.people.put('a1', known);
      }
      for (const text of ['l', 'lis', 'anna', 'nowka', 'mueller', 'yuri', 'jl']) {
        expect(found(store, text)).toEqual(found(fresh, text));
      }
      store.close();
      fresh.close();
    }),
    { numRuns: 60 },
  );
});

test('a change that is undone is not found', () => {
  const store = openMemoryStore();
  store.people.put('a1', person('1', 'Anna Lis'));
  expect(found(store, 'lis')).toEqual(['1 Anna Lis']);
  expect(() =>
    store.transaction(() => {
      store.people.put('a1', person('1', 'Anna Nowak'));
      throw new Error('undone');
    }),
  ).toThrow('undone');
  expect([found(store, 'lis'), found(store, 'nowak')]).toEqual([['1 Anna Lis'], []]);
  store.close();
});

test('people of an account that was removed are not found any more', () => {
  const store = openMemoryStore();
  store.accounts.put(account('a1'));
  store.people.put('a1', person('1', 'Anna Lis'));
  store.people.put('a2', person('1', 'Jan Lis'));
  expect(found(store, 'lis')).toHaveLength(2);
  store.accounts.remove('a1');
  expect(found(store, 'lis')).toEqual(['1 Jan Lis']);
  store.close();
});

test('a search that was prepared step by step finds what one that was not prepared finds', async () => {
  const people = makePeople(5_000);
  const prepared = openMemoryStore();
  const other = openMemoryStore();
  for (const store of [prepared, other]) store.people.pass('a1').add(people);
  const preparing = Promise.all([prepareSearch(prepared), prepareSearch(prepared)]);
  // Comes while the rest is being read.
  for (const store of [prepared, other]) store.people.put('a1', person('new', 'Zenobia Quitzow'));
  // Does not wait for the rest, and reads it itself.
  found(prepared, 'quitzow');
  await preparing;
  for (const text of ['kow', 'anna m', 'quitzow', 'zenobai']) {
    expect(found(prepared, text)).toEqual(found(other, text));
  }
  expect(found(prepared, 'quitzow')).toEqual(['new Zenobia Quitzow']);
  prepared.close();
  other.close();
});

test.each([0, 1, 2, 3, 4, 5, 6])(
  'what a search found %i steps into the preparation of another is not forgotten at its end',
  async (steps) => {
    const store = openMemoryStore();
    store.people.put('a1', person('u1', 'Anna Lis'));
    await prepareSearch(store);
    let nowMs = 0;
    // A machine so slow that each step is a turn.
    vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 10));
    store.people.put('a1', person('u2', 'Bruno Lis'));
    const preparing = prepareSearch(store);
    for (let step = 0; step < steps; step += 1) await new Promise((resolve) => setImmediate(resolve));
    store.people.put('a1', person('u3', 'Anna Zyxwhorn'));
    expect(found(store, 'zyxwhron')).toEqual(['u3 Anna Zyxwhorn']);
    await preparing;
    expect(found(store, 'zyxwhron')).toEqual(['u3 Anna Zyxwhorn']);
    store.close();
  },
);

afterEach(() => {
  vi.restoreAllMocks();
});

test('names that were only got ready are given back too, when nobody searches', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const kept = openMemoryStore();
    kept.people.put('a1', person('1', 'Anna Lis'));
    const query = vi.fn(kept.people.query);
    const store = { ...kept, people: { ...kept.people, query } };
    await prepareSearch(store);
    const asked = query.mock.calls.length;
    await prepareSearch(store);
    expect(query.mock.calls.length).toBe(asked);
    vi.advanceTimersByTime(11 * 60_000);
    await prepareSearch(store);
    expect(query.mock.calls.length).toBe(2 * asked);
    kept.close();
  } finally {
    vi.useRealTimers();
  }
});

test('an index that was put in order, or half so, finds what it found before', async () => {
  const store = openMemoryStore();
  const pass = store.people.pass('a1');
  for (const [at, one] of makePeople(600).entries()) {
    // Many small commits, each of which adds a part.
    if (at % 3 === 0) pass.add([{ ...one, title: `Clerk ${at}` }]);
    else pass.add([one]);
  }
  pass.finish(1);
  const texts = ['kow', 'clerk 3', 'logistics an', 'u1', 'anna', '22'];
  const parts = () =>
    Number(store.people.query('SELECT count(DISTINCT segid) AS parts FROM people_words_idx')[0]?.parts);
  const before = texts.map((text) => found(store, text));
  expect(parts()).toBeGreaterThan(8);
  await pass.tidy(AbortSignal.abort());
  expect(texts.map((text) => found(store, text))).toEqual(before);
  const ending = new AbortController();
  const stopped = pass.tidy(ending.signal);
  ending.abort();
  await stopped;
  expect(texts.map((text) => found(store, text))).toEqual(before);
  expect(parts()).toBeGreaterThan(1);
  await pass.tidy(new AbortController().signal);
  expect(texts.map((text) => found(store, text))).toEqual(before);
  expect(parts()).toBe(1);
  await pass.end();
  store.close();
});

test('a change is followed in a directory of any number of people', () => {
  const store = openMemoryStore();
  // So many that a part of all decides how much is followed, and a number of which no tenth is whole.
  store.people.pass('a1').add(Array.from({ length: 20_003 }, (_, at) => person(`p${at}`, `Anna Lis${at}`)));
  expect(found(store, 'lis20002')[0]).toBe('p20002 Anna Lis20002');
  store.people.put('a1', person('p20002', 'Zenobia Quitzow'));
  expect(found(store, 'quitzow')).toEqual(['p20002 Zenobia Quitzow']);
  store.close();
});
