import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, in memory, that can be filled, made read-only and made larger. */
export interface SmallDisk {
  readonly folder: string;
  resize(kilobytes: number): void;
  /** Nobody may hold a file on it open for writing. */
  makeReadOnly(): void;
  /** At once, whoever still holds a file on it. */
  remove(): void;
}

/** `undefined` where this process may not mount: that takes root on Linux, and not even then in every container. */
export function smallDisk(kilobytes: number): SmallDisk | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'offitray-disk-'));
  const mount = (...words: readonly string[]) => spawnSync('mount', words, { encoding: 'utf8' });
  if (mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder).status !== 0) {
    rmdirSync(folder);
    return undefined;
  }
  const remount = (option: string) => {
    const { status, stderr } = mount('-o', `remount,${option}`, folder);
    if (status !== 0) throw new Error(`remount,${option}: ${stderr}`);
  };
  return {
    folder,
    resize: (size) => remount(`size=${size}k`),
    makeReadOnly: () => remount('ro'),
    remove() {
      const { status, stderr } = spawnSync('umount', ['-l', folder], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      rmdirSync(folder);
    },
  };
}
