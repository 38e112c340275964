import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NameBook } from '../../../../electron/systems/onoffice/name-book';

/** A book of people numbered from 0, with their texts. */
function bookOf(all: readonly (readonly string[])[]): NameBook {
  const book = new NameBook((person) => all[person] ?? []);
  all.forEach((texts, person) => {
    book.add(person, texts);
  });
  return book;
}

test('whoever has exactly a text is found by it, and nobody else', () => {
  const text = fc.constantFrom('a', 'b', 'ab', 'ba', 'ż', '', 'c');
  fc.assert(
    fc.property(fc.array(fc.array(text)), text, (all, sought) => {
      const having = all.flatMap((texts, person) => (texts.includes(sought) ? [person] : []));
      expect(bookOf(all).find(sought)).toEqual(having);
    }),
  );
});

test('texts that share a number are told apart', () => {
  const all = Array.from({ length: 60_000 }, (_, at) => [`user ${at * 7919}`]);
  const book = bookOf(all);
  expect(all.every(([text = ''], person) => book.find(text)[0] === person)).toBe(true);
});
