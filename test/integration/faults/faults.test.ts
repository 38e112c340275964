import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureNames } from '../../../electron/office/errors';
import { decidingStep } from './deciding-steps';
import { faultDocument } from './fault-document';
import { type Fault, faults } from './fault-list';
import { FaultWorld } from './fault-world';
import { type Outcome, type StepName, stepNames } from './outcome';
import { peopleStep, pollStep, signInStep } from './reading-steps';

/** Several cases run at a time, each with an office of its own, and several large bodies come at once. */
const mostMegabytes = 400;

const outcomes = new Map<string, Outcome>();
const key = (fault: string, step: StepName): string => `${fault} / ${step}`;

let watch: NodeJS.Timeout;
let most = 0;
let atFirst = 0;

function held(): number {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1_000_000;
}

beforeAll(() => {
  atFirst = held();
  watch = setInterval(() => {
    most = Math.max(most, held());
  }, 10);
});

afterAll(() => clearInterval(watch));

async function see(fault: Fault, step: StepName): Promise<void> {
  const world = await FaultWorld.open();
  try {
    const outcome = await take(world, fault, step);
    if (outcome.failure !== undefined) expect(failureNames).toContain(outcome.failure.name);
    outcomes.set(key(fault.name, step), outcome);
  } finally {
    await world.close();
  }
}

function take(world: FaultWorld, fault: Fault, step: StepName): Promise<Outcome> {
  switch (step) {
    case 'sign-in':
      return signInStep(world, fault);
    case 'poll':
      return pollStep(world, fault);
    case 'people sync':
      return peopleStep(world, fault);
    default:
      return decidingStep(world, fault, step);
  }
}

const cases = (alone: boolean) =>
  faults
    .filter((fault) => (fault.alone ?? false) === alone)
    .flatMap((fault) => stepNames.map((step) => [fault.name, step, fault] as const));

describe.concurrent('a fault is named, told, and costs no decision:', () => {
  test.each(cases(false))('%s, at %s', (_name, step, fault) => see(fault, step));
});

describe('a fault of the whole computer, or a very large answer, too:', () => {
  test.each(cases(true))('%s, at %s', (_name, step, fault) => see(fault, step));

  test('memory stays within bounds throughout', () => {
    expect(most - atFirst).toBeLessThan(mostMegabytes);
  });

  test('docs/faults.md says what was seen', async () => {
    const outcomeOf = (fault: string, step: StepName): Outcome => {
      const outcome = outcomes.get(key(fault, step));
      if (outcome === undefined) throw new Error(`${key(fault, step)} was not seen; run the whole file`);
      return outcome;
    };
    const names = faults.map(({ name }) => name);
    const file = fileURLToPath(new URL('../../../docs/faults.md', import.meta.url));
    await expect(faultDocument(names, outcomeOf)).toMatchFileSnapshot(file);
  });
});
