import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberLists } from '../../../../electron/systems/onoffice/number-lists';

test('each list holds what was added to it, in the order of its coming', () => {
  const list = fc.nat({ max: 5 });
  fc.assert(
    fc.property(fc.array(fc.tuple(list, fc.nat())), list, (added, asked) => {
      const lists = new NumberLists();
      for (const [to, number] of added) lists.add(to, number);
      const expected = added.flatMap(([to, number]) => (to === asked ? [number] : []));
      expect(lists.get(asked)).toEqual(expected);
      expect(lists.last(asked)).toBe(expected.at(-1));
    }),
  );
});
