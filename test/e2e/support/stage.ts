import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp, launchPlain, type PlainApp } from '../../desktop/launch-app';
import { type Desktop, type DesktopOptions, startDesktop } from '../../desktop/start-desktop';
import { type OfficeLogin, type OffiservControl, type RunningOffice, startOffice } from '../../offices';
import { type PackageKind, packagedProgram } from './packaged-program';
import { RunningApp } from './running-app';

/** What is on the stage; everything that is not said is there and works. */
export interface StageOptions {
  readonly desktop?: DesktopOptions;
  readonly people?: number;
  readonly seed?: number;
  /** Switches of the office. */
  readonly switches?: Readonly<Record<string, string | number | boolean>>;
  /** Whether the preset names the CA file; by default it does. */
  readonly trusted?: boolean;
}

export interface LaunchOptions {
  /** In place of the preset file. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A desktop, an office, and one person's profile on this desktop: all that an application needs around it. */
export interface Stage {
  readonly desktop: Desktop;
  readonly office: RunningOffice;
  readonly control: OffiservControl;
  /** Whom several requests wait for. */
  readonly approver: OfficeLogin;
  /** Everything the application keeps on disk is in here. */
  readonly userDataDir: string;
  readonly presetFile: string;
  /** Starts the application on the same profile as before. */
  launch(options?: LaunchOptions): Promise<RunningApp>;
  /** Starts it without Playwright: any build, also beside one that runs. */
  launchPlain(kind?: PackageKind, args?: readonly string[]): Promise<PlainApp>;
  close(): Promise<void>;
}

/** Sets a stage. `close` ends everything on it, what was launched included. */
export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const { people = 40, seed = 11, switches = {}, trusted = true } = options;
  const [desktop, office] = await Promise.all([
    startDesktop(options.desktop),
    startOffice({ system: 'offiserv', people, seed, switches }),
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'offitray-stage-'));
  const userDataDir = join(folder, 'profile');
  const presetFile = join(folder, 'preset.json');
  const approver = office.logins[0];
  if (approver === undefined) throw new Error('The office gave no login');
  await writeFile(
    presetFile,
    JSON.stringify({
      system: 'offiserv',
      server: office.url,
      login: approver.login,
      ...(trusted ? { caFile: office.caFile } : {}),
    }),
  );
  const running = new Set<RunningApp>();
  return {
    desktop,
    office,
    control: office.control,
    approver,
    userDataDir,
    presetFile,
    async launch({ args = ['--preset', presetFile], env = {} } = {}) {
      const executable = packagedProgram('inspectable');
      const launched = await launchApp(desktop, { executable, args, userDataDir, env });
      const app = new RunningApp(desktop, launched, () => running.delete(app));
      running.add(app);
      return app;
    },
    launchPlain: (kind = 'inspectable', args = []) =>
      launchPlain(desktop, { executable: packagedProgram(kind), args, userDataDir }),
    async close() {
      await Promise.all([...running].map((app) => app.kill()));
      await Promise.all([desktop.close(), office.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
