import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPolicy } from '../../../electron/desktop/policy';
import { readPreset } from '../../../electron/desktop/preset';
import { readSmallFile } from '../../../electron/desktop/small-file';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offitray-file-'));
  path = join(folder, 'file');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('gives a small file whole', async () => {
  writeFileSync(path, 'Łódź');
  expect(await readSmallFile(path, 7)).toBe('Łódź');
  await expect(readSmallFile(path, 6)).rejects.toMatchObject({ code: 'EFBIG' });
});

it('reads no more of a large one than tells that it is large', async () => {
  writeFileSync(path, '');
  // Has that length, and takes no room.
  truncateSync(path, 3_000_000_000);
  await expect(readSmallFile(path, 1_000)).rejects.toMatchObject({ code: 'EFBIG' });
  await expect(readPreset(path)).rejects.toThrow(/too large/);
  const troubles: string[] = [];
  expect(await readPolicy(path, (why) => troubles.push(why))).toEqual({ exportPeople: false });
  expect(troubles).toHaveLength(1);
});

it.skipIf(process.platform === 'win32')('does not wait for a pipe, nor read a device', async () => {
  execFileSync('/bin/sh', ['-c', 'mkfifo "$0"', path]);
  await expect(readSmallFile(path, 1_000)).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(readPreset(path)).rejects.toThrow(/cannot be read/);
  await expect(readSmallFile('/dev/zero', 1_000)).rejects.toMatchObject({ code: 'EINVAL' });
});

it('says so where there is nothing', async () => {
  await expect(readSmallFile(path, 1_000)).rejects.toMatchObject({ code: 'ENOENT' });
});
