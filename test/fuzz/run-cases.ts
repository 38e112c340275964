import fc from 'fast-check';
import { bridgeTargets } from './bridge-targets';
import type { Target } from './target';
import { wireTargets } from './wire-targets';

export interface Tally {
  readonly cases: number;
  readonly taken: number;
  readonly refused: number;
}

/** The readers of the wire are few and do much, so each gets as many cases as this many of the bridge's. */
const wireWeight = 6;

export const allTargets: readonly Target[] = [...wireTargets, ...bridgeTargets];

/** Spreads at least `cases` cases over all targets. Rejects with the smallest value that lets something escape. */
export async function runCases(
  cases: number,
  seed: number,
  onTarget: (name: string, tally: Tally) => void = () => undefined,
): Promise<Tally> {
  const share = cases / (wireTargets.length * wireWeight + bridgeTargets.length);
  let sum: Tally = { cases: 0, taken: 0, refused: 0 };
  for (const target of allTargets) {
    const count = Math.ceil(share * (wireTargets.includes(target) ? wireWeight : 1));
    const tally = await runTarget(target, count, seed);
    onTarget(target.name, tally);
    sum = {
      cases: sum.cases + tally.cases,
      taken: sum.taken + tally.taken,
      refused: sum.refused + tally.refused,
    };
  }
  return sum;
}

async function runTarget(target: Target, count: number, seed: number): Promise<Tally> {
  const own = Reflect.ownKeys(Object.prototype).length;
  let taken = 0;
  let refused = 0;
  const property = fc.asyncProperty(target.arbitrary, async (value) => {
    if ((await target.run(value)) === 'taken') taken += 1;
    else refused += 1;
    if (Reflect.ownKeys(Object.prototype).length !== own) throw new Error('the prototype of all was changed');
  });
  const details = await fc.check(property, { numRuns: count, seed });
  if (details.failed) {
    throw new Error(`${target.name} (seed ${seed}): ${fc.defaultReportMessage(details)}`, {
      cause: details.errorInstance,
    });
  }
  return { cases: details.numRuns, taken, refused };
}
