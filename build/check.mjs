import { pathToFileURL } from 'node:url';
import { CommandError, runQuietly } from './setup/command.mjs';
import { inProject } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { failWith, SetupError, say, secondsSince } from './setup/report.mjs';

/**
 * One thing that is checked: resolves with what was found, or with nothing when all is well.
 *
 * @typedef {[title: string, check: () => Promise<string | undefined>]} Check
 */

/** @type {Check[]} */
const checks = [
  ['Types', () => complaintsOf('typescript/bin/tsc', ['--project', '.', '--pretty', 'false'])],
  [
    'Lint',
    () =>
      complaintsOf('@biomejs/biome/bin/biome', [
        'check',
        '--max-diagnostics=200',
        '--diagnostic-level=warn',
        '--error-on-warnings',
        '--colors=off',
      ]),
  ],
  ['Import rules', complaintsAboutImports],
  ['Languages', complaintsAboutLanguages],
  [
    'Unused files and exports',
    () => complaintsOf('knip/bin/knip.js', ['--no-progress', '--config', 'build/knip.json']),
  ],
];

/**
 * Runs every check and reports all that they found.
 *
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  const results = await Promise.all(
    checks.map(async ([title, check]) => {
      const started = performance.now();
      const complaints = await check();
      say(`${title}: ${complaints === undefined ? 'in order' : 'not in order'} (${secondsSince(started)})`);
      return { title, complaints };
    }),
  );
  const bad = results.filter(({ complaints }) => complaints !== undefined);
  for (const { title, complaints } of bad) say(`\n--- ${title}\n${complaints}`);
  return { passed: results.length - bad.length, failed: bad.length };
}

/**
 * @param {string} program relative to node_modules
 * @param {string[]} flags
 */
async function complaintsOf(program, flags) {
  try {
    await runQuietly(process.execPath, [inProject('node_modules', program), ...flags]);
    return undefined;
  } catch (error) {
    if (error instanceof CommandError) return error.output.trim() || error.reason;
    throw error;
  }
}

async function complaintsAboutImports() {
  const { refusedImports } = await import('./imports.mjs');
  return refusedImports().join('\n') || undefined;
}

async function complaintsAboutLanguages() {
  const { languageComplaints } = await import('./language-check.mjs');
  return languageComplaints().join('\n') || undefined;
}

const [, script] = process.argv;
if (script && import.meta.url === pathToFileURL(script).href) {
  try {
    await prepare({ needs: [] });
    const { failed } = await runChecks();
    if (failed > 0) throw new SetupError(`${failed} of ${checks.length} checks failed.`);
  } catch (error) {
    failWith(error);
  }
}
