import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { atHand } from '../../../electron/directory/favourites';
import { personCard } from '../../../electron/directory/person-card';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { person } from '../store/people-samples';
import { account } from '../store/records';

const today = '2026-11-22';
let store: Store;

beforeEach(() => {
  store = openMemoryStore();
  for (const id of ['a1', 'a2']) {
    store.accounts.put(account(id));
    store.people.pass(id).add(
      Array.from({ length: 20 }, (_, index) =>
        person(`p${index}`, `Osoba ${index}`, {
          email: index === 0 ? 'anna@office.example' : `${id}.${index}@office.example`,
        }),
      ),
    );
  }
});

afterEach(() => store.close());

const idsOf = (hits: readonly { readonly id: string }[]) => hits.map(({ id }) => id);

describe('at hand', () => {
  test('are the favourites as they were chosen, then those used last, who are no favourites', () => {
    store.people.favour('a1', 'p3', 10);
    store.people.favour('a1', 'p2', 20);
    for (let index = 0; index < 12; index += 1) store.people.notePick('a1', `p${index}`, 100 + index);
    const { favourites, recent } = atHand(store, today);
    expect(idsOf(favourites)).toEqual(['p3', 'p2']);
    expect(idsOf(recent)).toEqual(['p11', 'p10', 'p9', 'p8', 'p7', 'p6', 'p5', 'p4']);
  });

  test('is nobody who has left; who comes back is a favourite still', () => {
    store.people.favour('a1', 'p3', 10);
    store.people.pass('a1').finish(1);
    const pass = store.people.pass('a1');
    pass.finish(2);
    expect(atHand(store, today)).toEqual({ favourites: [], recent: [] });
    store.people.put('a1', person('p3', 'Osoba 3'));
    expect(idsOf(atHand(store, today).favourites)).toEqual(['p3']);
  });

  test('is somebody whom two accounts know once, and their card knows it from either', () => {
    store.people.favour('a2', 'p0', 10);
    store.people.favour('a1', 'p0', 20);
    const { favourites } = atHand(store, today);
    expect(favourites).toHaveLength(1);
    expect(favourites[0]?.alsoIn).toEqual(['a1']);
    store.people.favour('a1', 'p0', null);
    expect(personCard(store, 'a1', 'p0', today)?.favourite).toBe(true);
    expect(personCard(store, 'a1', 'p1', today)?.favourite).toBe(false);
    expect(store.people.favourites()).toEqual([{ accountId: 'a2', personId: 'p0', addedAt: 10 }]);
  });
});
