import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Credentials } from '../../../electron/office/office-system';
import type { OfficeName } from '../../offices';

const CLI = fileURLToPath(new URL('../../offices/cli.ts', import.meta.url));

/** An office that has a process, and so a main thread, of its own. */
export interface OfficeProcess {
  readonly url: string;
  readonly caPem: string;
  /** The same in a file. */
  readonly caFile: string;
  /** Of the first who can sign in. */
  readonly credentials: Credentials;
  close(): Promise<void>;
}

/** @throws Error when the office ends before it says where it is */
export async function startOfficeProcess(system: OfficeName, people: number): Promise<OfficeProcess> {
  const office = spawn(
    process.execPath,
    ['--import', 'tsx', CLI, '--system', system, '--people', String(people), '--seed', '3'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exit = once(office, 'exit');
  const printed = once(createInterface(office.stdout), 'line') as Promise<[string]>;
  const [line] = await Promise.race([printed, exit.then(() => [])]);
  if (line === undefined) throw new Error(`The office of ${system} did not open`);
  const { url, ca, logins } = JSON.parse(line) as { url: string; ca: string; logins: Credentials[] };
  const credentials = logins[0];
  const close = async () => {
    office.kill('SIGTERM');
    await exit;
  };
  if (credentials === undefined) {
    await close();
    throw new Error(`Nobody can sign in to ${system}`);
  }
  return { url, caPem: await readFile(ca, 'utf8'), caFile: ca, credentials, close };
}
