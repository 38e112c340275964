import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachWordNear } from '../../../electron/directory/names/near-words';
import {
  eachWordWithInside,
  wordAt,
  wordList,
  wordsBeginning,
} from '../../../electron/directory/names/word-list';
import { typingErrors } from '../../../electron/directory/typing-errors';

/** Words that have much in common, some in other letters. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ж', '~'), minLength: 1, maxLength: 8 });
const words = fc.uniqueArray(word, { maxLength: 60 });

test('every word is in the list once, in the order of the letters', () => {
  fc.assert(
    fc.property(words, (all) => {
      const list = wordList([...all].sort());
      expect(all.map((_, index) => wordAt(list, index))).toEqual([...all].sort());
    }),
  );
});

test('words are found by their beginnings and by what is inside', () => {
  fc.assert(
    fc.property(words, word, (all, typed) => {
      const list = wordList([...all].sort());
      const [from, to] = wordsBeginning(list, typed);
      const begun = [...all].sort().filter((one) => one.startsWith(typed));
      expect(begun).toEqual(Array.from({ length: to - from }, (_, offset) => wordAt(list, from + offset)));
      const inside: string[] = [];
      eachWordWithInside(list, typed, (index) => inside.push(wordAt(list, index)));
      expect(inside).toEqual(
        [...all].sort().filter((one) => one.includes(typed, 1) && one.indexOf(typed, 1) > 0),
      );
    }),
    { numRuns: 500 },
  );
});

test('words near what was typed are those with so many errors, no more and no fewer', () => {
  fc.assert(
    fc.property(
      words,
      word,
      fc.integer({ min: 1, max: 2 }),
      fc.boolean(),
      (all, typed, atMost, beginnings) => {
        const near = new Map<string, number>();
        eachWordNear(wordList([...all].sort()), typed, atMost, beginnings, (index, errors) => {
          near.set(wordAt(wordList([...all].sort()), index), errors);
        });
        const expected = all.flatMap((one): [string, number][] => {
          const errors = typingErrors(typed, one, atMost, beginnings);
          return errors === undefined || errors === 0 ? [] : [[one, errors]];
        });
        expect(Object.fromEntries(near)).toEqual(Object.fromEntries(expected));
      },
    ),
    { numRuns: 2_000 },
  );
});
