import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../desktop/launch-app';
import { ProcessGuard } from '../desktop/process-guard';
import { outputPath, packagedProgram } from '../e2e/support/packaged-program';
import { signIn } from '../e2e/support/views';
import { type RunningOffice, startOffice } from '../offices';
import { startDemo } from '../offices/start-demo';
import type { TourOptions } from './options';

/**
 * Opens the application on the desktop of whoever runs this, signed in to a demo office, and keeps both until the
 * application is quit or the terminal says stop. Resolves with the exit code.
 */
export async function runDemo({ people, seed }: TourOptions): Promise<number> {
  const office = await startOffice({ system: 'offiserv', people, seed });
  const guard = new ProcessGuard(await mkdtemp(join(tmpdir(), 'offitray-demo-')));
  try {
    const { child, pid } = await openApplication(office, guard);
    const stopped = stopSignal();
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const demo = startDemo(office, {
      onRequest: ({ requester, days }) => console.log(`${requester.name} asks for ${days} days of leave.`),
      onError: (error) => console.error(`A demo request could not be made: ${error}`),
    });
    console.log(guide(office, people, pid));
    await Promise.race([ended, stopped]);
    demo.stop();
    return 0;
  } finally {
    await guard.close();
    await office.close();
  }
}

async function openApplication(office: RunningOffice, guard: ProcessGuard) {
  const folder = outputPath('demo');
  // The office is new each time, so what was kept of the last one means nothing.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const [approver] = office.logins;
  if (approver === undefined) throw new Error('The demo office gave no login.');
  const preset = join(folder, 'preset.json');
  const { url: server, caFile } = office;
  await writeFile(
    preset,
    JSON.stringify({ system: 'offiserv', server, login: approver.login, caFile }, null, 2),
  );
  const launched = await launchApp(
    { env: ownEnvironment(), guard },
    {
      executable: packagedProgram('inspectable'),
      args: ['--preset', preset],
      userDataDir: join(folder, 'profile'),
    },
  );
  const page = await launched.waitForWindow((candidate) => candidate.url().startsWith('app://'), 30_000);
  await signIn(page, approver.password);
  return { child: launched.electron.process(), pid: launched.pid };
}

function guide(office: RunningOffice, people: number, pid: number): string {
  const [approver] = office.logins;
  return `
OffiTray runs (process ${pid}), signed in as ${approver?.name} at a demo office of ${people} people.

  Its icon is in the tray; a click opens it. Without a tray it is an ordinary window.
  About every 45 seconds somebody asks for leave, and a notification says so.
  A approves and R rejects the request in focus, U takes it back, / finds a colleague, ? lists the keys.

  Office    ${office.url}
  CA file   ${office.caFile}
  Control   ${office.controlUrl}/state
  Logins    ${office.logins.map(({ login, password }) => `${login} / ${password}`).join('\n            ')}

Quit OffiTray, or press Ctrl-C here, to end both.
`;
}

/**
 * Resolves at the first Ctrl-C or request to end. Playwright, which opened the application, would end this process by
 * itself then, before the office is closed; so it is not asked.
 */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.removeAllListeners(signal);
      process.once(signal, () => resolve());
    }
  });
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
