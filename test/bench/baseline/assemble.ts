import { copyFile, cp, link, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

export type BaselineName = 'bare-tray' | 'bare-window';

export interface AssembleOptions {
  readonly baseline: BaselineName;
  /** Folder of an Electron distribution, or of a packaged program, whose runtime is taken as it is. */
  readonly runtimeDir: string;
  /** File name of the executable in there, such as `electron`. */
  readonly executableName: string;
  /** Made anew; whatever is there goes first. */
  readonly targetDir: string;
}

/** What belongs to the program in the runtime's folder and not to the runtime. */
const OF_THE_PROGRAM = new Set([
  'app',
  'app.asar',
  'app.asar.unpacked',
  'app-update.yml',
  'default_app.asar',
]);

/**
 * Makes a runnable bare program on exactly the runtime of another one, and returns the path of its executable.
 * Files are hard-linked where the file system allows it. All fuses stay as they are but for "only from an asar
 * archive", which would keep the bare program's plain folder from loading; the executable is copied for that.
 */
export async function assembleBaseline(options: AssembleOptions): Promise<string> {
  const { baseline, runtimeDir, executableName, targetDir } = options;
  await rm(targetDir, { recursive: true, force: true });
  await linkFolder(runtimeDir, targetDir, new Set([executableName]));
  const executable = join(targetDir, baseline);
  await copyFile(join(runtimeDir, executableName), executable);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  });
  const source = fileURLToPath(new URL(`${baseline}/`, import.meta.url));
  await cp(source, join(targetDir, 'resources', 'app'), { recursive: true });
  return executable;
}

async function linkFolder(from: string, to: string, without: ReadonlySet<string>): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (without.has(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkFolder(source, target, OF_THE_PROGRAM);
    else await linkOrCopy(source, target);
  }
}

async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // Another file system, one without hard links, or a file of another user.
    if (code !== 'EXDEV' && code !== 'EPERM' && code !== 'EMLINK') throw error;
    await copyFile(source, target);
  }
}
