import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NameBook } from '../../../../electron/systems/onoffice/name-book';

interface Named {
  readonly names: readonly string[];
}

test('whoever has exactly a text is found by it, and nobody else', () => {
  const people = fc.array(
    fc.record({ names: fc.array(fc.constantFrom('a', 'b', 'ab', 'ba', 'ż', '', 'c')) }),
  );
  fc.assert(
    fc.property(people, fc.constantFrom('a', 'b', 'ab', 'ba', 'ż', '', 'c'), (all, text) => {
      const book = new NameBook<Named>(({ names }) => names);
      for (const one of all) book.add(one);
      expect(book.find(text)).toEqual(all.filter(({ names }) => names.includes(text)));
    }),
  );
});

test('texts that share a number are told apart', () => {
  const book = new NameBook<Named>(({ names }) => names);
  const people = Array.from({ length: 60_000 }, (_, at) => ({ names: [`user ${at * 7919}`] }));
  for (const one of people) book.add(one);
  expect(people.every((one) => book.find(one.names[0] ?? '')[0] === one)).toBe(true);
});
