import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { KeptPhoto, Store } from '../../../electron/store/types';
import { person } from './people-samples';
import { account } from './records';

let store: Store;

beforeEach(() => {
  store = openMemoryStore();
  store.accounts.put(account());
});

afterEach(() => store.close());

function photo(readAt: number, bytes = 100): KeptPhoto {
  return {
    reference: '/x',
    readAt,
    picture: { mediaType: 'image/jpeg', bytes: Buffer.alloc(bytes, readAt) },
  };
}

test('a picture comes back as it was kept, and so does that there is none', () => {
  store.photos.put('a1', 'p1', photo(7));
  store.photos.put('a1', 'p2', { reference: '/y', readAt: 8 });
  expect(store.photos.get('a1', 'p1')).toEqual(photo(7));
  expect(store.photos.get('a1', 'p2')).toEqual({ reference: '/y', readAt: 8 });
  store.photos.put('a1', 'p1', { reference: '/z', readAt: 9 });
  expect(store.photos.get('a1', 'p1')).toEqual({ reference: '/z', readAt: 9 });
  expect(store.photos.get('a2', 'p1')).toBeUndefined();
});

test('of more than two hundred the ones not shown for longest go', () => {
  for (let index = 0; index < 200; index += 1) store.photos.put('a1', `p${index}`, photo(index));
  store.photos.noteShown([{ accountId: 'a1', personId: 'p0', at: 1_000 }]);
  store.photos.put('a1', 'new', photo(500));
  expect(store.photos.get('a1', 'p0')).toBeDefined();
  expect(store.photos.get('a1', 'p1')).toBeUndefined();
  expect(store.photos.get('a1', 'p2')).toBeDefined();
});

test('of more bytes than there is room for, too', () => {
  for (let index = 0; index < 20; index += 1) store.photos.put('a1', `p${index}`, photo(index, 60_000));
  const kept = Array.from({ length: 20 }, (_, index) => index).filter(
    (index) => store.photos.get('a1', `p${index}`) !== undefined,
  );
  expect(kept).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
});

test('whoever leaves the directory takes the picture along, and nobody else does', () => {
  const first = store.people.pass('a1');
  first.add([person('p1', 'Anna'), person('p2', 'Jan')]);
  first.finish(1);
  for (const id of ['p1', 'p2']) store.photos.put('a1', id, photo(1));
  const second = store.people.pass('a1');
  second.add([person('p1', 'Anna')]);
  second.finish(2);
  expect(store.photos.get('a1', 'p1')).toBeDefined();
  expect(store.photos.get('a1', 'p2')).toBeUndefined();
});

test('an account that is removed leaves none', () => {
  store.photos.put('a1', 'p1', photo(1));
  store.photos.put('a2', 'p1', photo(1));
  store.accounts.remove('a1');
  expect(store.photos.get('a1', 'p1')).toBeUndefined();
  expect(store.photos.get('a2', 'p1')).toBeDefined();
});
