import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project: the one with package.json. */
export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything that is built, reported or photographed goes below this folder. */
export const outputFolder = join(projectFolder, 'out');

/**
 * A path inside the project.
 *
 * @param {string[]} parts
 */
export function inProject(...parts) {
  return join(projectFolder, ...parts);
}

/**
 * Where Electron runtimes are kept between checkouts: outside node_modules, because `npm ci` empties that.
 *
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function electronCacheFolder(environment = process.env) {
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'offitray', 'electron');
}
