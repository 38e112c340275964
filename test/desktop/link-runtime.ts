import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { prepareElectron } from '../../build/setup/electron-runtime.mjs';

const run = promisify(execFile);

/** An Electron of one's own, to put a small program into. */
export interface LinkedRuntime {
  readonly executable: string;
  /** Where the program goes: its `package.json` and what that names. */
  readonly appFolder: string;
}

/** Links the Electron that development runs on into `folder`, which must exist. */
export async function linkRuntime(folder: string): Promise<LinkedRuntime> {
  const runtime = await prepareElectron();
  const dist = join(folder, 'electron');
  // Hard links, so that a runtime of 250 MB costs nothing; a copy where the two folders are on different disks.
  await run('cp', ['-al', runtime.folder, dist]).catch(async () => {
    await rm(dist, { recursive: true, force: true });
    await run('cp', ['-a', runtime.folder, dist]);
  });
  return { executable: join(dist, 'electron'), appFolder: join(dist, 'resources', 'app') };
}
