import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchApp, type Program } from '../desktop/launch-app';
import type { Desktop } from '../desktop/start-desktop';
import { waitUntil } from '../desktop/wait-until';
import { RunningApp } from '../e2e/support/running-app';
import { decideAtOnce, signIn } from '../e2e/support/views';
import { type OfficeLogin, type RunningOffice, startOffice } from '../offices';

export interface SignedInOptions {
  readonly desktop: Desktop;
  /** What is measured, and the build beside it that Playwright can drive. */
  readonly executable: string;
  readonly inspectable: string;
}

/** An office and the profile of its first approver, who is signed in; decisions have no undo window. */
export interface SignedIn {
  readonly office: RunningOffice;
  readonly approver: OfficeLogin;
  /** The program to measure, on this profile. One program at a time. */
  readonly program: Program;
  /** Starts the inspectable build on this profile. */
  launchInspectable(): Promise<RunningApp>;
  close(): Promise<void>;
}

/** As many as in the demonstration. */
const PEOPLE = 200;
/** A first look at the office is over when it has not been asked anything for so long. */
const QUIET_MS = 3_000;

/** Starts an office of 200 people and signs its first approver in through the form. */
export async function signInForMeasuring(options: SignedInOptions): Promise<SignedIn> {
  const { desktop, executable } = options;
  const office = await startOffice({ system: 'offiserv', people: PEOPLE, seed: 1 });
  try {
    const approver = office.logins[0];
    if (approver === undefined) throw new Error('The office gave no login');
    const userDataDir = join(desktop.homeDir, 'signed-in');
    const launchInspectable = async (args: readonly string[] = []) => {
      const program = { executable: options.inspectable, userDataDir, args };
      return new RunningApp(desktop, await launchApp(desktop, program), () => undefined);
    };
    const presetFile = join(desktop.homeDir, 'preset.json');
    const preset = { system: 'offiserv', server: office.url, login: approver.login, caFile: office.caFile };
    await writeFile(presetFile, JSON.stringify(preset));
    const app = await launchInspectable(['--preset', presetFile]);
    try {
      const page = await app.window();
      await signIn(page, approver.password);
      await decideAtOnce(page);
      await waitUntilQuiet(office);
    } finally {
      await app.quit();
    }
    return {
      office,
      approver,
      program: { executable, userDataDir },
      launchInspectable: () => launchInspectable(),
      close: () => office.close(),
    };
  } catch (error) {
    await office.close();
    throw error;
  }
}

/** Waits until the program has asked the office and then nothing more for a while. */
export async function waitUntilQuiet(office: RunningOffice): Promise<void> {
  let count = 0;
  let since = performance.now();
  await waitUntil(
    async () => {
      const now = (await office.control.requests()).count;
      if (now !== count || now === 0) since = performance.now();
      count = now;
      return performance.now() - since > QUIET_MS;
    },
    { what: 'the program to have read the office', timeoutMs: 60_000, everyMs: 100 },
  );
}
