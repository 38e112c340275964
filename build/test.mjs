import { runChecks } from './check.mjs';
import { runEndToEndTests } from './e2e-phase.mjs';
import { runTests, summaryOf } from './run-tests.mjs';
import { prepare } from './setup/prepare.mjs';
import { failWith, say } from './setup/report.mjs';

/** @typedef {import('./run-tests.mjs').Counts} Counts */

// npm test: everything that can be known about this checkout, whatever fails on the way. The last line is for
// machines: `N passed, N failed`, and `, N skipped` where tests were.
try {
  await prepare({ needs: ['system-libraries'] });
  const counts = [
    await phase('Checks', async () => ({ ...(await runChecks()), skipped: 0 })),
    await phase('Unit and integration tests', () => runTests(['unit', 'integration'])),
    await phase('End-to-end tests', runEndToEndTests),
  ];
  for (const line of counts.flatMap(({ failures = [] }) => failures)) say(`failed: ${line}`);
  say(summaryOf(counts));
  if (counts.some(({ failed }) => failed > 0)) process.exitCode = 1;
} catch (error) {
  failWith(error);
}

/**
 * Runs one phase; one that cannot even start counts as one failure.
 *
 * @param {string} title
 * @param {() => Promise<Counts>} run
 * @returns {Promise<Counts>}
 */
async function phase(title, run) {
  say(`\n== ${title}`);
  try {
    return await run();
  } catch (error) {
    failWith(error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
