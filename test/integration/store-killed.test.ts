import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openStore } from '../../electron/store/open-store';
import { recoverStore } from '../../electron/store/recover-store';
import type { Store } from '../../electron/store/types';

const writer = fileURLToPath(new URL('store-writer.ts', import.meta.url));

/** Runs the writer until it has kept so many decisions, then kills it; the answer is what it said it had kept. */
async function writeAndKill(file: string, key: string, atLeast: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, file, key], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > atLeast) child.kill('SIGKILL');
    });
  });
  return said.split('\n').slice(0, -1);
}

test('every decision that was taken before the program was killed is there afterwards, even without the cache', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'offitray-killed-'));
  const file = join(folder, 'office.db');
  const key = randomBytes(32).toString('hex');
  const open: Store[] = [];
  try {
    const said = await writeAndKill(file, key, 40);
    expect(said.length).toBeGreaterThanOrEqual(40);
    const store = openStore({ file, key });
    open.push(store);
    for (const id of said) expect(store.decisions.get(id)?.id).toBe(id);
    const unsettled = store.decisions.open().map(({ id }) => id);
    store.close();
    open.pop();

    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    const recovered = recoverStore({ file, key }).store;
    open.push(recovered);
    expect(recovered.decisions.open().map(({ id }) => id)).toEqual(unsettled);
  } finally {
    for (const store of open) store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
