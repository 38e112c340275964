import { constants, existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, bundleFolder } from './bundle.mjs';
import { checkFuses, setFuses } from './fuses.mjs';
import { runQuietly } from './setup/command.mjs';
import { prepareElectron } from './setup/electron-runtime.mjs';
import { withLock } from './setup/lock.mjs';
import { inProject, outputFolder } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { failWith, runStep, SetupError, say } from './setup/report.mjs';
import { hashOf, unlessStamped } from './setup/stamp.mjs';

/** @typedef {import('./fuses.mjs').PackageKind} PackageKind */

/**
 * Where electron-builder leaves the program, and where the program itself and the file with its fuses lie in there.
 *
 * @returns {{ unpacked: string, executable: string, fuses: string }}
 */
function layout() {
  const { platform, arch } = process;
  if (platform === 'darwin') {
    const unpacked = arch === 'arm64' ? 'mac-arm64' : 'mac';
    return { unpacked, executable: 'OffiTray.app/Contents/MacOS/OffiTray', fuses: 'OffiTray.app' };
  }
  const name = platform === 'win32' ? 'offitray.exe' : 'offitray';
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  return {
    unpacked: `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`,
    executable: name,
    fuses: name,
  };
}

/** @param {PackageKind} kind */
function unpackedFolder(kind) {
  return join(outputFolder, kind === 'production' ? 'package' : 'inspectable', layout().unpacked);
}

/**
 * Bundles and packages the application where anything has changed since the last time. The end-to-end build is a
 * copy of the production package with one fuse flipped, so that what is tested is what is shipped.
 *
 * @param {object} options
 * @param {boolean} options.inspectable make the end-to-end build as well
 * @returns {Promise<{ production: string, inspectable: string }>} the programs
 */
export async function packageApplication({ inspectable }) {
  if (!existsSync(inProject('electron/main.ts'))) {
    throw new SetupError('There is nothing to package: electron/main.ts is missing.');
  }
  const electron = await prepareElectron();
  await withLock(
    join(outputFolder, '.package.lock'),
    (sentence) => say(`Package: ${sentence} ...`),
    async () => {
      await runStep('Bundle', async (step) => {
        step.progress('vite');
        return outcome(await bundle());
      });
      const inputs = hashOf(
        [
          bundleFolder,
          ...[
            'package.json',
            'package-lock.json',
            'build/electron-builder.mjs',
            'build/fuses.mjs',
            'build/package.mjs',
            'build/icons',
          ].map((path) => inProject(path)),
        ],
        { values: [electron.folder, electron.version] },
      );
      await runStep('Package', async (step) =>
        outcome(
          await unlessStamped('package', inputs, [unpackedFolder('production')], () => pack(electron, step)),
        ),
      );
      if (inspectable) {
        await runStep('End-to-end build', async () =>
          outcome(
            await unlessStamped('inspectable', inputs, [unpackedFolder('inspectable')], copyInspectable),
          ),
        );
      }
    },
  );
  const { executable } = layout();
  return {
    production: join(unpackedFolder('production'), executable),
    inspectable: join(unpackedFolder('inspectable'), executable),
  };
}

/** @param {boolean} done */
function outcome(done) {
  return { outcome: done ? 'made' : 'up to date' };
}

/**
 * @param {import('./setup/electron-runtime.mjs').ElectronRuntime} electron
 * @param {import('./setup/report.mjs').Step} step
 */
async function pack(electron, step) {
  const work = join(outputFolder, '.package-work');
  await rm(work, { recursive: true, force: true });
  const platform = { darwin: '--mac', win32: '--win' }[/** @type {string} */ (process.platform)] ?? '--linux';
  const program = inProject('node_modules/electron-builder/cli.js');
  await runQuietly(
    process.execPath,
    [program, platform, 'dir', '--publish', 'never', '--config', inProject('build/electron-builder.mjs')],
    {
      environment: {
        ...process.env,
        OFFITRAY_ELECTRON_FOLDER: electron.folder,
        OFFITRAY_ELECTRON_VERSION: electron.version,
        OFFITRAY_PACKAGE_FOLDER: work,
        // Signing belongs to releases.
        CSC_IDENTITY_AUTO_DISCOVERY: 'false',
      },
      onLine: step.progress,
    },
  );
  const { unpacked, fuses } = layout();
  await checkFuses(join(work, unpacked, fuses), 'production');
  await putInPlace(join(work, unpacked), unpackedFolder('production'));
  await rm(work, { recursive: true, force: true });
}

async function copyInspectable() {
  const work = join(outputFolder, '.inspectable-work');
  await rm(work, { recursive: true, force: true });
  const mode = constants.COPYFILE_FICLONE;
  await cp(unpackedFolder('production'), work, { recursive: true, verbatimSymlinks: true, mode });
  await setFuses(join(work, layout().fuses), 'inspectable');
  await putInPlace(work, unpackedFolder('inspectable'));
}

/**
 * Swaps a folder for a new one. A program that still runs from the old one keeps its open files.
 *
 * @param {string} made
 * @param {string} place
 */
async function putInPlace(made, place) {
  const old = `${place}-old`;
  await rm(old, { recursive: true, force: true });
  await mkdir(join(place, '..'), { recursive: true });
  if (existsSync(place)) await rename(place, old);
  await rename(made, place);
  await rm(old, { recursive: true, force: true });
}

const [, script, ...flags] = process.argv;
if (script && import.meta.url === pathToFileURL(script).href) {
  try {
    const unknown = flags.filter((flag) => flag !== '--inspectable');
    if (unknown.length > 0)
      throw new SetupError(`npm run package knows --inspectable only, not ${unknown.join(' ')}.`);
    const inspectable = flags.includes('--inspectable');
    await prepare({ needs: [] });
    const programs = await packageApplication({ inspectable });
    say(inspectable ? programs.inspectable : programs.production);
  } catch (error) {
    failWith(error);
  }
}
