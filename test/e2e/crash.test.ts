import { expect, test } from 'vitest';
import { soakDecisions, summaryOf } from '../soak/decisions';

test('decisions survive the program being killed between click and confirmation', async () => {
  const result = await soakDecisions({ kills: 25, seed: 25 });
  expect(result.findings).toEqual([]);
  expect(summaryOf(result)).toBe('25 kills, 0 lost, 0 doubled, 0 unsettled');
  // Otherwise it has killed programs to which nothing had been said.
  expect(result.taken).toBeGreaterThan(15);
});
