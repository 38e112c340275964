import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runQuietly } from './command.mjs';
import { withLock } from './lock.mjs';
import { inProject, projectFolder } from './paths.mjs';
import { runStep } from './report.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional] may be left out, such as a native part for another system
 */

/**
 * Whether what npm has installed is what the lock file asks for.
 *
 * @param {Record<string, LockedPackage>} locked `packages` of package-lock.json
 * @param {Record<string, LockedPackage>} installed `packages` of node_modules/.package-lock.json, which npm writes
 *   as the last act of an installation
 */
export function matchesLock(locked, installed) {
  for (const [path, wanted] of Object.entries(locked)) {
    const found = installed[path];
    if (path === '' || (!found && wanted.optional)) continue;
    if (!found || found.version !== wanted.version || found.integrity !== wanted.integrity) return false;
  }
  return Object.keys(installed).every((path) => path in locked);
}

/** Runs `npm ci` when node_modules is missing or is not what the lock file asks for. */
export async function prepareNpmPackages() {
  await runStep('npm packages', async (step) => {
    if (isInstalled()) return { outcome: 'up to date' };
    // The lock lives outside node_modules, which `npm ci` empties, and outside the project, which stays clean.
    const project = createHash('sha256').update(projectFolder).digest('hex').slice(0, 16);
    return withLock(join(tmpdir(), `offitray-npm-${project}.lock`), step.begin, async () => {
      if (isInstalled()) return { outcome: 'installed by another run' };
      step.begin('installing what package-lock.json lists');
      // No dependency needs its install script. Engines are the lock file's business: @electron/* ask for a newer
      // Node than they use.
      const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
      await runQuietly('npm', ['ci', ...flags], { onLine: step.progress });
      return { outcome: 'installed' };
    });
  });
}

function isInstalled() {
  const record = inProject('node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  return matchesLock(packagesIn(inProject('package-lock.json')), packagesIn(record));
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
