import { readdir, readFile } from 'node:fs/promises';

interface ProcessMemory {
  readonly pid: number;
  readonly command: string;
  readonly pssMiB: number;
}

/**
 * Proportional set size of every process in the tree below `pid`, it included, from `/proc/PID/smaps_rollup`.
 * Members of its process group count as well: a helper that was started twice removed hangs below init.
 * Rejects where a process may not be read (another user's, or sandboxed while we are not root).
 */
async function processTreeMemory(pid: number): Promise<readonly ProcessMemory[]> {
  const members = treeOf(pid, await allProcesses());
  const measured = await Promise.all(members.map(measure));
  return measured.filter((memory) => memory !== undefined);
}

/** Sum of `processTreeMemory`, in MiB. */
export async function processTreePssMiB(pid: number): Promise<number> {
  const memories = await processTreeMemory(pid);
  if (memories.length === 0) throw new Error(`Process ${pid} is gone`);
  return memories.reduce((sum, { pssMiB }) => sum + pssMiB, 0);
}

interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly command: string;
}

async function allProcesses(): Promise<readonly ProcessEntry[]> {
  const names = await readdir('/proc');
  const entries = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(readEntry));
  return entries.filter((entry) => entry !== undefined);
}

async function readEntry(pid: string): Promise<ProcessEntry | undefined> {
  const stat = await readUnlessGone(`/proc/${pid}/stat`);
  // pid (command) state ppid pgrp ...; the command may hold anything, a closing bracket too.
  const match = stat === undefined ? null : /^\d+ \((.*)\) \S (\d+) (\d+) /s.exec(stat);
  if (match === null) return undefined;
  return { pid: Number(pid), command: match[1] ?? '', parent: Number(match[2]), group: Number(match[3]) };
}

function treeOf(root: number, processes: readonly ProcessEntry[]): readonly ProcessEntry[] {
  const members = new Set(processes.filter((p) => p.pid === root || p.group === root).map((p) => p.pid));
  for (let before = -1; before !== members.size; ) {
    before = members.size;
    for (const { pid, parent } of processes) if (members.has(parent)) members.add(pid);
  }
  return processes.filter(({ pid }) => members.has(pid));
}

async function measure({ pid, command }: ProcessEntry): Promise<ProcessMemory | undefined> {
  const rollup = await readUnlessGone(`/proc/${pid}/smaps_rollup`);
  const pssKiB = rollup === undefined ? undefined : /^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1];
  return pssKiB === undefined ? undefined : { pid, command, pssMiB: Number(pssKiB) / 1_024 };
}

async function readUnlessGone(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) {
      return undefined;
    }
    throw error;
  }
}
