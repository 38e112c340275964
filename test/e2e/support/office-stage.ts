import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../../desktop/launch-app';
import { type Desktop, type DesktopOptions, startDesktop } from '../../desktop/start-desktop';
import { type OfficeName, type RunningOffice, startOffice } from '../../offices';
import { packagedProgram } from './packaged-program';
import { RunningApp } from './running-app';

export interface OfficeStageOptions<Name extends OfficeName> {
  readonly system: Name;
  readonly people?: number;
  readonly seed?: number;
  readonly switches?: Readonly<Record<string, string | number | boolean>>;
  readonly desktop?: DesktopOptions;
}

/** A desktop and an office of any system, with a profile on that desktop. */
export interface OfficeStage<Name extends OfficeName> {
  readonly desktop: Desktop;
  readonly office: RunningOffice<Name>;
  /** Starts the application with a preset for the office, as an administrator would hand it out. */
  launch(): Promise<RunningApp>;
  close(): Promise<void>;
}

/** Sets a stage. `close` ends everything on it. */
export async function setOfficeStage<Name extends OfficeName>(
  options: OfficeStageOptions<Name>,
): Promise<OfficeStage<Name>> {
  const { system, people = 40, seed = 11, switches = {} } = options;
  const [desktop, office] = await Promise.all([
    startDesktop(options.desktop),
    startOffice({ system, people, seed, switches }),
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'offitray-office-'));
  const preset = join(folder, 'preset.json');
  const [login] = office.logins;
  if (login === undefined) throw new Error('The office gave no login');
  await writeFile(
    preset,
    JSON.stringify({ system, server: office.url, login: login.login, caFile: office.caFile }),
  );
  const running = new Set<RunningApp>();
  return {
    desktop,
    office,
    async launch() {
      const launched = await launchApp(desktop, {
        executable: packagedProgram('inspectable'),
        args: ['--preset', preset],
        userDataDir: join(folder, 'profile'),
      });
      const app = new RunningApp(desktop, launched, () => running.delete(app));
      running.add(app);
      return app;
    },
    async close() {
      await Promise.all([...running].map((app) => app.kill()));
      await Promise.all([desktop.close(), office.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
