import { setTimeout as pause } from 'node:timers/promises';
import type { ElectronApplication } from 'playwright-core';

/** What is asked of the main process; it sees nothing but what it is given. */
export type Question<Result, Argument> = (
  electron: typeof import('electron'),
  argument: Argument,
) => Result | Promise<Result>;

/** A program that has just begun, or has much to do, may collect garbage many times in a row. */
const patienceMs = 15_000;
const pauseMs = 50;

/**
 * Runs a function in the main process and gives its answer. A collection of garbage there can take the answer away
 * before it is read; the function is then run again, so it must be one that may run twice.
 */
export async function evaluateInMain<Result, Argument = undefined>(
  electron: ElectronApplication,
  question: Question<Result, Argument>,
  argument?: Argument,
): Promise<Result> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      // Playwright takes its handles in place of values too, which no question here has.
      return await electron.evaluate<Result, Argument | undefined>(question as never, argument);
    } catch (error) {
      const isLost = error instanceof Error && /promise was garbage collected/i.test(error.message);
      if (!isLost || performance.now() > deadline) throw error;
      await pause(pauseMs);
    }
  }
}
