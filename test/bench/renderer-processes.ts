import { readdir, readFile } from 'node:fs/promises';

/** Whether the program that leads process group `group` has a process for pages. */
export async function hasPage(group: number): Promise<boolean> {
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const [stat, command] = await Promise.all([
      readUnlessGone(name, 'stat'),
      readUnlessGone(name, 'cmdline'),
    ]);
    // pid (command) state ppid pgrp ...; the command may hold anything, a closing bracket too.
    const processGroup = Number(/^\d+ \(.*\) \S \d+ (\d+) /s.exec(stat)?.[1]);
    if (processGroup === group && command.includes('--type=renderer')) return true;
  }
  return false;
}

async function readUnlessGone(pid: string, file: string): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return '';
    throw error;
  }
}
