import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { outputFolder, projectFolder } from './paths.mjs';

/**
 * A hash over the names and the contents of files. Order, dates and modes do not matter.
 *
 * @param {string[]} paths files and folders; what does not exist counts as such
 * @param {object} [options]
 * @param {string} [options.base] names are taken relative to it, the project by default
 * @param {string[]} [options.values] other things the result depends on, such as versions
 * @returns {string} 64 hexadecimal digits
 */
export function hashOf(paths, options = {}) {
  const base = options.base ?? projectFolder;
  const hash = createHash('sha256');
  for (const value of options.values ?? []) hash.update(`value ${value.length} ${value}\n`);
  for (const file of paths.flatMap(filesBelow).sort()) {
    const content = existsSync(file) ? readFileSync(file) : undefined;
    const name = relative(base, file).split(sep).join('/');
    hash.update(`file ${name.length} ${name} ${content?.length ?? 'missing'}\n`);
    if (content) hash.update(content);
  }
  return hash.digest('hex');
}

/**
 * Does work only when its inputs have changed or its result is gone.
 *
 * @param {string} name of the stamp
 * @param {string} inputs a hash over everything the result depends on
 * @param {string[]} results paths that must exist for the result to count as there
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether there was something to do
 */
export async function unlessStamped(name, inputs, results, work) {
  const file = join(outputFolder, '.stamps', name);
  if (
    results.every((path) => existsSync(path)) &&
    existsSync(file) &&
    readFileSync(file, 'utf8') === inputs
  ) {
    return false;
  }
  // Gone before the work starts: an interrupted run must not be taken for a finished one.
  rmSync(file, { force: true });
  await work();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, inputs);
  return true;
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}
