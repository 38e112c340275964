import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  autostartEntry,
  autostartFile,
  isAutostartEntryOn,
  removeAutostartEntry,
  writeAutostartEntry,
} from '../../../electron/desktop/autostart-entry';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offitray-autostart-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the autostart entry', () => {
  it('lies where the session looks for it', () => {
    expect(autostartFile({ XDG_CONFIG_HOME: '/cfg', HOME: '/home/a' })).toBe(
      '/cfg/autostart/offitray.desktop',
    );
    expect(autostartFile({ HOME: '/home/a' })).toBe('/home/a/.config/autostart/offitray.desktop');
    expect(autostartFile({ XDG_CONFIG_HOME: 'relative', HOME: '/home/a' })).toBe(
      '/home/a/.config/autostart/offitray.desktop',
    );
  });

  it('is written whole, read back, and removed', async () => {
    const file = join(folder, 'autostart', 'offitray.desktop');
    expect(await isAutostartEntryOn(file)).toBe(false);
    await writeAutostartEntry(file, ['/opt/OffiTray/offitray', '--hidden']);
    expect(await isAutostartEntryOn(file)).toBe(true);
    expect(await readFile(file, 'utf8')).toContain('Exec="/opt/OffiTray/offitray" "--hidden"\n');
    expect(await readdir(dirname(file))).toEqual(['offitray.desktop']);
    await removeAutostartEntry(file);
    await removeAutostartEntry(file);
    expect(await isAutostartEntryOn(file)).toBe(false);
  });

  it('counts as off where the desktop has switched it off', async () => {
    const file = join(folder, 'offitray.desktop');
    for (const line of ['Hidden=true', 'X-GNOME-Autostart-enabled=false']) {
      await writeFile(file, `[Desktop Entry]\nExec=x\n${line}\n`);
      expect(await isAutostartEntryOn(file)).toBe(false);
    }
  });

  it('names any program, however it is spelt', () => {
    const odd = `${String.raw`/opt/a b/$HOME/back\slash/"quoted"/100%/`}\`x\``;
    const exec = /^Exec=(.*)$/m.exec(autostartEntry([odd, '--hidden']))?.[1] ?? '';
    // First the escapes of a string value, then the field codes, then the quoting, which is the shell's.
    const unescaped = exec.replaceAll('\\\\', '\\').replaceAll('%%', '%');
    const words = execFileSync('/bin/sh', ['-c', `printf '%s\\n' ${unescaped}`], { encoding: 'utf8' });
    expect(words.split('\n')).toEqual([odd, '--hidden', '']);
  });

  it('cannot be made to hold another line', () => {
    expect(() => autostartEntry(['/opt/x\nExec=evil'])).toThrow('line break');
  });
});
