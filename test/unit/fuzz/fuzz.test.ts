import { expect, test } from 'vitest';
import { allTargets, runCases } from '../../fuzz/run-cases';

test('nothing escapes from what reads the wire and guards the bridge', async () => {
  const names: string[] = [];
  const { cases, taken, refused } = await runCases(5_000, 20_261_121, (name) => names.push(name));
  expect(cases).toBeGreaterThanOrEqual(5_000);
  expect(names).toEqual(allTargets.map(({ name }) => name));
  // Changes that nobody notices and changes that are refused are both met, or the changes are of the wrong kind.
  expect(Math.min(taken, refused)).toBeGreaterThan(cases / 20);
});
