import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Decision } from '../../electron/office/decision';
import { openStore } from '../../electron/store/open-store';
import type { Keychain } from '../desktop/keychain';

/** The key of the program's store, as it lies in the keychain. */
export async function databaseKey(keychain: Keychain): Promise<Buffer> {
  const entries = await keychain.list();
  const entry = entries.find(({ attributes }) => attributes.account === 'database-key');
  if (entry === undefined) throw new Error('The keychain holds no key of a store');
  return Buffer.from(entry.secret, 'base64');
}

/**
 * Every decision that the files of a program that does not run hold. They are read from a copy: opening would mend what
 * the next start has to mend by itself.
 */
export async function keptDecisions(userDataDir: string, key: Buffer): Promise<readonly Decision[]> {
  const folder = await mkdtemp(join(tmpdir(), 'offitray-kept-'));
  try {
    for (const name of await readdir(userDataDir)) {
      if (/^offitray\.db(-wal|\.safety)?$/.test(name)) {
        await copyFile(join(userDataDir, name), join(folder, name));
      }
    }
    const store = openStore({ file: join(folder, 'offitray.db'), key });
    try {
      return [...store.decisions.open(), ...store.decisions.history(0)];
    } finally {
      store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
