import { packageApplication } from './package.mjs';
import { runTests } from './run-tests.mjs';
import { say } from './setup/report.mjs';

/**
 * Packages the application and runs the end-to-end tests on it. They start a display, a message bus and a keychain
 * of their own.
 *
 * @param {string[]} [flags] handed to vitest
 * @returns {Promise<import('./run-tests.mjs').Counts>}
 */
export async function runEndToEndTests(flags = []) {
  if (process.platform !== 'linux') {
    say('End-to-end tests: left out, because their virtual desktop needs Linux.');
    return { passed: 0, failed: 0, skipped: 0 };
  }
  await packageApplication({ inspectable: true });
  return runTests(['e2e'], flags);
}
