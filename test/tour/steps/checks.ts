import { waitUntil } from '../../desktop/wait-until';
import type { Deciding, Outcome, Work } from '../office-on-show';

/** Ends the tour with a sentence where something is not as it has to be. */
export function expectThat(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Error(otherwise);
}

/** What is there where the tour has a step for it. */
export function present<Value>(value: Value | undefined, otherwise: string): Value {
  if (value === undefined) throw new Error(otherwise);
  return value;
}

/** Waits until the server's record has a decision, and says what is in it. */
export function onServer(deciding: Deciding, work: Work, reason?: string): Promise<Outcome> {
  return waitUntil(() => deciding.outcome(work, reason), {
    what: 'the decision on the server',
    timeoutMs: 30_000,
    everyMs: 50,
  });
}
