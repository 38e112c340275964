/** The file that starts a program with a Linux desktop session. Knows no Electron. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

const fileName = 'offitray.desktop';

/** Where the session looks (Desktop Application Autostart Specification). */
export function autostartFile(env: NodeJS.ProcessEnv = process.env): string {
  const configured = env.XDG_CONFIG_HOME;
  // The specification tells to ignore a relative one.
  const base = configured && isAbsolute(configured) ? configured : join(env.HOME || homedir(), '.config');
  return join(base, 'autostart', fileName);
}

/** @param command program and arguments, unquoted. */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    'Name=OffiTray',
    'Comment=Tells what waits for you in your office system',
    `Exec=${command.map(execWord).join(' ')}`,
    'Icon=offitray',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * One word of `Exec`: quoted by the rules of that key, then escaped by the rules of every string in the file, so that
 * a backslash is written four times.
 */
function execWord(word: string): string {
  if (/[\n\r\0]/.test(word)) throw new Error('A line break cannot be part of an autostart command');
  const quoted = `"${word.replaceAll(/["`$\\]/g, (letter) => `\\${letter}`)}"`;
  return quoted.replaceAll('\\', '\\\\').replaceAll('%', '%%');
}

/** Writes the entry whole or not at all. Rejects with the file system's error. */
export async function writeAutostartEntry(file: string, command: readonly string[]): Promise<void> {
  const entry = autostartEntry(command);
  const beside = `${file}.${process.pid}.new`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(beside, entry, { mode: 0o644 });
    await rename(beside, file);
  } finally {
    await rm(beside, { force: true });
  }
}

export async function removeAutostartEntry(file: string): Promise<void> {
  await rm(file, { force: true });
}

/** A desktop's own settings may switch an entry off and leave it there. */
export async function isAutostartEntryOn(file: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text !== undefined && !/^(?:Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(text);
}
