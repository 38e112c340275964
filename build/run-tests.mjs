import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runInForeground } from './setup/command.mjs';
import { inProject, outputFolder } from './setup/paths.mjs';

/**
 * How many tests ended how, and a line about each that failed.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Counts
 */

/** @typedef {{ status: string, fullName?: string, failureMessages?: string[] }} TestResult */

/**
 * Runs some of the projects in vitest.config.ts. A project without tests counts nothing.
 *
 * @param {string[]} projects
 * @param {string[]} [flags] handed to vitest, such as a part of a file's name
 * @returns {Promise<Counts>}
 */
export async function runTests(projects, flags = []) {
  const report = join(outputFolder, 'test', `${projects.join('-')}.json`);
  await mkdir(join(outputFolder, 'test'), { recursive: true });
  await rm(report, { force: true });
  const code = await runInForeground(process.execPath, [
    inProject('node_modules/vitest/vitest.mjs'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...flags,
  ]);
  const results = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  return { ...countTests(results, code), failures: failuresOf(results) };
}

/**
 * The tests that failed, with the first line of why: for the end of a long output, whose beginning may be cut.
 *
 * @param {{ testResults: { name?: string, message?: string, assertionResults: TestResult[] }[] } | undefined} report
 * @returns {string[]}
 */
export function failuresOf(report) {
  return (report?.testResults ?? []).flatMap(({ name, message, assertionResults }) => [
    ...(message ? [`${name}: ${firstLine(message)}`] : []),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map((test) => `${test.fullName}: ${firstLine(test.failureMessages?.[0] ?? '')}`),
  ]);
}

/** @param {string} text */
function firstLine(text) {
  return text.split('\n', 1)[0];
}

/**
 * What vitest's JSON report adds up to.
 *
 * @param {{ testResults: { status: string, assertionResults: TestResult[] }[] } | undefined} report
 *   undefined when vitest has not got as far as writing one
 * @param {number} exitCode a failure outside any test shows here alone
 * @returns {Counts}
 */
export function countTests(report, exitCode) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of report?.testResults ?? []) {
    // A file that cannot be loaded has no tests, but has failed.
    if (status === 'failed' && assertionResults.every((test) => test.status !== 'failed')) counts.failed += 1;
    for (const test of assertionResults) {
      if (test.status === 'passed') counts.passed += 1;
      else if (test.status === 'failed') counts.failed += 1;
      else counts.skipped += 1;
    }
  }
  if (exitCode !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

/**
 * The line a test run ends with.
 *
 * @param {Counts[]} all
 */
export function summaryOf(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return `${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`;
}
