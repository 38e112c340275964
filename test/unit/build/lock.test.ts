import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../../build/setup/lock.mjs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offitray-lock-'));
  file = join(folder, 'deep/lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a lock', () => {
  it('lets one in at a time, says that it waits, and leaves nothing behind', async () => {
    let inside = 0;
    let most = 0;
    const sentences: string[] = [];
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withLock(file, (sentence) => sentences.push(sentence), work)));
    expect(most).toBe(1);
    expect(sentences.length).toBeGreaterThan(0);
    expect(existsSync(file)).toBe(false);
  });

  it('is released when the work fails', async () => {
    await expect(
      withLock(
        file,
        () => {},
        () => Promise.reject(new Error('no')),
      ),
    ).rejects.toThrow('no');
    expect(
      await withLock(
        file,
        () => {},
        async () => 'mine',
      ),
    ).toBe('mine');
  });

  it('is taken over from a process that has ended', async () => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(child, 'exit');
    await withLock(
      file,
      () => {},
      async () => {},
    );
    writeFileSync(file, JSON.stringify({ pid: child.pid, host: hostname() }));
    expect(
      await withLock(
        file,
        () => {},
        async () => 'mine',
      ),
    ).toBe('mine');
  });

  it('is taken over from another machine that no longer refreshes it', async () => {
    await withLock(
      file,
      () => {},
      async () => {},
    );
    writeFileSync(file, JSON.stringify({ pid: 1, host: 'elsewhere' }));
    utimesSync(file, 1, 1);
    expect(
      await withLock(
        file,
        () => {},
        async () => 'mine',
      ),
    ).toBe('mine');
  });
});
