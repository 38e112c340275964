import { access, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Program } from '../desktop/launch-app';
import { type Desktop, startDesktop } from '../desktop/start-desktop';
import { assembleBaseline, type BaselineName } from './baseline/assemble';
import type { Figure } from './figure';
import { type SignedIn, signInForMeasuring } from './signed-in-profile';

export interface BenchOptions {
  /** The program that is measured. */
  readonly executable: string;
  /** The same program as a build that Playwright can drive: it signs in, and clicks where only a page can be clicked. */
  readonly inspectable: string;
  /** Where the bare programs are put together; gone after `close`. On the same file system as `executable` if it can be. */
  readonly workDir: string;
  /** How often each side is measured; a group has its own default. */
  readonly rounds?: number;
  /** How many people the directories have that are read for the first time, and those that are searched. */
  readonly people: readonly number[];
  readonly searchedPeople: readonly number[];
  /** What the queries of the search are made from. */
  readonly seed: string;
  /** How long a program rests in the tray before its memory is read. */
  readonly idleMs: number;
}

/** What a group measures with. */
export interface BenchContext extends BenchOptions {
  readonly desktop: Desktop;
  /** The measured program, signed in to a running office; made at first use and kept as long as the context. */
  signedIn(): Promise<SignedIn>;
  /** A bare program on the subject's own runtime, put together at first use. */
  baseline(name: BaselineName): Promise<Program>;
  close(): Promise<void>;
}

/** A set of figures that belong together, run by its name. */
export interface BenchGroup {
  readonly name: string;
  /** One line for `--help`. */
  readonly about: string;
  run(context: BenchContext): Promise<readonly Figure[]>;
}

/** Starts a desktop for measuring. Rejects when the program to measure is not there. */
export async function openContext(options: BenchOptions): Promise<BenchContext> {
  for (const program of [options.executable, options.inspectable]) {
    await access(program).catch(() => {
      throw new Error(`There is no ${program}. Build it first: npm run package -- --inspectable`);
    });
  }
  const desktop = await startDesktop();
  const assembled = new Map<BaselineName, Promise<Program>>();
  const assemble = async (name: BaselineName): Promise<Program> => ({
    executable: await assembleBaseline({
      baseline: name,
      runtimeDir: dirname(options.executable),
      executableName: basename(options.executable),
      targetDir: join(options.workDir, name),
    }),
    userDataDir: join(desktop.homeDir, name),
  });
  let signedIn: Promise<SignedIn> | undefined;
  return {
    ...options,
    desktop,
    signedIn: () => {
      signedIn ??= signInForMeasuring({ ...options, desktop });
      return signedIn;
    },
    baseline: (name) => {
      const program = assembled.get(name) ?? assemble(name);
      assembled.set(name, program);
      return program;
    },
    close: async () => {
      await Promise.allSettled([signedIn?.then((profile) => profile.close())]);
      await desktop.close();
      await rm(options.workDir, { recursive: true, force: true });
    },
  };
}
