import { readFile } from 'node:fs/promises';

const BYTES_IN_KIB = 1_024;

/** Memory of this process, as Linux tells it (proc_pid_status(5)): what it has, or the most it has had. */
export async function memoryBytes(line: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8');
  const kibibytes = new RegExp(`^${line}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  if (kibibytes === undefined) throw new Error(`The system does not tell ${line}`);
  return Number(kibibytes) * BYTES_IN_KIB;
}
