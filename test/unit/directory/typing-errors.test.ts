import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typingErrors } from '../../../electron/directory/typing-errors';

/** The definition, with the whole table: optimal string alignment. */
function errorsByDefinition(typed: string, word: string, prefix: boolean): number {
  const table = Array.from({ length: typed.length + 1 }, (_, row) =>
    Array.from({ length: word.length + 1 }, (_, column) => (row === 0 ? column : row)),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= typed.length; row += 1) {
    for (let column = 1; column <= word.length; column += 1) {
      const swapped =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      const line = table[row];
      if (line === undefined) continue;
      line[column] = Math.min(
        at(row - 1, column - 1) + (typed[row - 1] === word[column - 1] ? 0 : 1),
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return prefix ? Math.min(...(table[typed.length] ?? [])) : at(typed.length, word.length);
}

test.each([
  ['kowlaska', 'kowalska', 1],
  ['kovalska', 'kowalska', 1],
  ['kowalka', 'kowalska', 1],
  ['nowak', 'nowak', 0],
  ['nowka', 'nowakowski', 1],
  ['abc', 'xyz', undefined],
])('%s is %s with %s errors', (typed, word, errors) => {
  expect(typingErrors(typed, word, 2, true)).toBe(errors);
});

test('counts as the definition does, up to the number asked for', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), fc.boolean(), (typed, other, atMost, prefix) => {
      const errors = errorsByDefinition(typed, other, prefix);
      expect(typingErrors(typed, other, atMost, prefix)).toBe(errors > atMost ? undefined : errors);
    }),
    { numRuns: 5_000 },
  );
});
