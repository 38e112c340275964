import type { ElectronApplication } from 'playwright-core';

/** What is asked of the main process; it sees nothing but what it is given. */
export type Question<Result, Argument> = (
  electron: typeof import('electron'),
  argument: Argument,
) => Result | Promise<Result>;

const mostTries = 5;

/**
 * Runs a function in the main process and gives its answer. A collection of garbage there can take the answer away
 * before it is read; the function is then run again, so it must be one that may run twice.
 */
export async function evaluateInMain<Result, Argument = undefined>(
  electron: ElectronApplication,
  question: Question<Result, Argument>,
  argument?: Argument,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      // Playwright takes its handles in place of values too, which no question here has.
      return await electron.evaluate<Result, Argument | undefined>(question as never, argument);
    } catch (error) {
      const isLost = error instanceof Error && /promise was garbage collected/i.test(error.message);
      if (!isLost || tries === mostTries) throw error;
    }
  }
}
