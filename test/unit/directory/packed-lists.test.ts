import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bearerLists, eachBearer, listBytes } from '../../../electron/directory/names/bearer-lists';
import { keyOfPerson, keyRuns, personOfKey } from '../../../electron/directory/names/key-runs';
import { takenApart } from '../../../electron/directory/names/taken-apart';
import { wordList } from '../../../electron/directory/names/word-list';

test('whoever was put on a list is on it, once, in order', () => {
  const people = fc.uniqueArray(fc.oneof(fc.nat(300), fc.nat(3_000_000)), { maxLength: 40 });
  fc.assert(
    fc.property(fc.array(people, { minLength: 1, maxLength: 6 }), (wanted) => {
      const sorted = wanted.map((list) => [...list].sort((one, other) => one - other));
      const lists = bearerLists(sorted.length);
      const each = (put: (word: number, person: number) => void) => {
        for (const [word, list] of sorted.entries()) {
          for (const person of list) {
            put(word, person);
            put(word, person);
          }
        }
      };
      each(lists.measure);
      lists.measured();
      each(lists.write);
      const built = lists.built();
      const read = sorted.map((_, word) => {
        const list: number[] = [];
        eachBearer(built, word, (person) => list.push(person) > 0);
        return list;
      });
      expect(read).toEqual(sorted);
      expect(sorted.map((_, word) => listBytes(built, word) === 0)).toEqual(
        sorted.map((list) => list.length === 0),
      );
    }),
  );
});

test('a list is left when whoever looks has seen enough', () => {
  const lists = bearerLists(1);
  for (const person of [1, 200, 70_000]) lists.measure(0, person);
  lists.measured();
  for (const person of [1, 200, 70_000]) lists.write(0, person);
  const seen: number[] = [];
  expect(eachBearer(lists.built(), 0, (person) => seen.push(person) < 2)).toBe(false);
  expect(seen).toEqual([1, 200]);
});

test('every key leads to its person and back, and no other key to anybody', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (unsorted) => {
      const keys = [...unsorted].sort((one, other) => one - other);
      const runs = keyRuns(keys);
      expect(keys.map((_, person) => keyOfPerson(runs, person))).toEqual(keys);
      for (let key = 0; key <= 61; key += 1) {
        expect(personOfKey(runs, key)).toBe(keys.includes(key) ? keys.indexOf(key) : undefined);
      }
    }),
  );
});

test('words typed as one are taken apart, each whole but the last', () => {
  const list = wordList(['anna', 'kos', 'kowalska', 'maria', 'nowak']);
  expect(takenApart(list, 'annakow')).toEqual([['anna', 'kow']]);
  expect(takenApart(list, 'annamarian')).toEqual([['anna', 'maria', 'n']]);
  expect(takenApart(list, 'annak')).toEqual([['anna', 'k']]);
  for (const typed of ['anna', 'annx', 'kowalskax', 'x', '']) expect(takenApart(list, typed)).toEqual([]);
});
