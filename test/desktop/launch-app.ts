import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { GuardedProcess } from './process-guard';
import { processTreePssMiB } from './process-memory';
import type { Desktop } from './start-desktop';
import { waitUntil } from './wait-until';

export interface Program {
  /** Absolute path of the packaged program. */
  readonly executable: string;
  readonly args?: readonly string[];
  /** Profile folder; by default the program's own choice inside the desktop's home. */
  readonly userDataDir?: string;
  /** Added to the desktop's environment, or taken from it with `undefined`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface LaunchedApp {
  readonly electron: ElectronApplication;
  readonly pid: number;
  /** Waits for a window that `accept` takes; by default the first. */
  waitForWindow(accept?: (page: Page) => boolean | Promise<boolean>, timeoutMs?: number): Promise<Page>;
  /** What the program wrote to standard output and standard error since Playwright handed it over. */
  output(): string;
  pssMiB(): Promise<number>;
  /** Quits the program; where it does not quit within `graceMs`, ends its processes. */
  close(graceMs?: number): Promise<void>;
  /** Ends its processes at once, as a crash or a power cut does. */
  kill(): Promise<void>;
}

export interface PlainApp {
  readonly pid: number;
  /** `performance.now()` just before the program was started. */
  readonly spawnedAtMs: number;
  output(): string;
  /** Standard output alone. */
  stdout(): string;
  /** Resolves when the program has ended. */
  readonly exit: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  pssMiB(): Promise<number>;
  /** Asks the program to end, and ends its processes where it does not within `graceMs`. */
  stop(graceMs?: number): Promise<void>;
  kill(): Promise<void>;
}

/** Starts an inspectable build under Playwright. Fails on a build whose fuses forbid `--inspect`. */
export async function launchApp(
  desktop: Pick<Desktop, 'env' | 'guard'>,
  program: Program,
): Promise<LaunchedApp> {
  const electron = await _electron.launch({
    executablePath: program.executable,
    args: commandLine(program),
    env: environment(desktop, program),
    timeout: 30_000,
    // Playwright switches it off by itself otherwise.
    chromiumSandbox: sandboxWorks(),
  });
  const child = electron.process();
  const guarded = desktop.guard.adopt(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  }
  return {
    electron,
    pid: guarded.pid,
    output: () => output,
    waitForWindow: (accept = () => true, timeoutMs = 30_000) => findWindow(electron, accept, timeoutMs),
    pssMiB: () => processTreePssMiB(guarded.pid),
    close: (graceMs) => closeGracefully(electron, guarded, graceMs),
    kill: () => guarded.stop(0),
  };
}

/** Starts any build, the production one too, without Playwright. */
export async function launchPlain(desktop: Desktop, program: Program): Promise<PlainApp> {
  const spawnedAtMs = performance.now();
  const guarded = await desktop.guard.start(program.executable, commandLine(program), {
    env: environment(desktop, program),
    pipeOutput: true,
  });
  const { child } = guarded;
  let stdout = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
  });
  return {
    pid: guarded.pid,
    spawnedAtMs,
    stdout: () => stdout,
    output: () => `${stdout}${guarded.log()}`,
    exit: once(child, 'exit').then(([code, signal]) => ({ code, signal })),
    pssMiB: () => processTreePssMiB(guarded.pid),
    stop: (graceMs) => guarded.stop(graceMs),
    kill: () => guarded.stop(0),
  };
}

function commandLine(program: Program): string[] {
  return [
    ...(sandboxWorks() ? [] : ['--no-sandbox']),
    ...(program.userDataDir === undefined ? [] : [`--user-data-dir=${program.userDataDir}`]),
    ...(program.args ?? []),
  ];
}

let sandbox: boolean | undefined;

/** Chromium refuses its sandbox to root, and has none where user namespaces are forbidden. */
function sandboxWorks(): boolean {
  sandbox ??=
    process.getuid?.() !== 0 && spawnSync('unshare', ['--user', '--map-root-user', 'true']).status === 0;
  return sandbox;
}

function environment(desktop: Pick<Desktop, 'env'>, program: Program): Record<string, string> {
  const merged = Object.entries({ ...desktop.env, ...program.env });
  return Object.fromEntries(merged.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function findWindow(
  electron: ElectronApplication,
  accept: (page: Page) => boolean | Promise<boolean>,
  timeoutMs: number,
): Promise<Page> {
  return waitUntil(
    async () => {
      for (const page of electron.windows()) if (await accept(page)) return page;
      return undefined;
    },
    { what: 'a window', timeoutMs, otherwise: () => `open: ${electron.windows().map((page) => page.url())}` },
  );
}

async function closeGracefully(
  electron: ElectronApplication,
  guarded: GuardedProcess,
  graceMs = 5_000,
): Promise<void> {
  const timer = setTimeout(() => void guarded.stop(0), graceMs);
  // Playwright rejects when the process is ended from outside before it could say goodbye; ended it is either way.
  await electron.close().catch(() => guarded.stop());
  clearTimeout(timer);
  await guarded.stop();
}
