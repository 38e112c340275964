import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../desktop/launch-app';
import { ProcessGuard } from '../desktop/process-guard';
import { outputPath, packagedProgram } from '../e2e/support/packaged-program';
import { type OfficeName, type RunningOffice, startOffice } from '../offices';
import { startDemo } from '../offices/start-demo';
import type { OfficeOnShow } from './office-on-show';
import type { TourOptions } from './options';
import { saidHere } from './said-here';
import { showOffice } from './show-office';
import { typeCredentials } from './type-credentials';

/**
 * Opens the application on the desktop of whoever runs this, signed in to a demo office, and keeps both until the
 * application is quit or the terminal says stop. Resolves with the exit code.
 */
export async function runDemo({ system, people, seed }: TourOptions): Promise<number> {
  const office = await startOffice({ system, people, seed });
  const guard = new ProcessGuard(await mkdtemp(join(tmpdir(), 'offitray-demo-')));
  try {
    const show = await showOffice(system, office);
    const { child, pid } = await openApplication(system, office, { show, guard });
    const stopped = stopSignal();
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const demo = startDemo(
      {
        waiting: async () => (await show.waiting()).length,
        makeWork: async (count) => (await show.newWork(count)).news,
      },
      {
        onNews: (news) => console.log(news),
        onError: (error) => console.error(`A new ${show.noun} could not be made: ${error}`),
      },
    );
    console.log(guide({ office, show, people, pid }));
    await Promise.race([ended, stopped]);
    demo.stop();
    return 0;
  } finally {
    await guard.close();
    await office.close();
  }
}

async function openApplication(
  system: OfficeName,
  office: RunningOffice<OfficeName>,
  { show, guard }: { readonly show: OfficeOnShow; readonly guard: ProcessGuard },
) {
  const folder = outputPath('demo');
  // The office is new each time, so what was kept of the last one means nothing.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const [first] = office.logins;
  if (first === undefined) throw new Error('The demo office gave no login.');
  const preset = join(folder, 'preset.json');
  const { url: server, caFile } = office;
  await writeFile(preset, JSON.stringify({ system, server, login: first.login, caFile }, null, 2));
  const launched = await launchApp(
    { env: ownEnvironment(), guard },
    {
      executable: packagedProgram('inspectable'),
      args: ['--preset', preset],
      userDataDir: join(folder, 'profile'),
    },
  );
  const page = await launched.waitForWindow((candidate) => candidate.url().startsWith('app://'), 30_000);
  const said = await saidHere(launched.electron);
  await typeCredentials(
    page,
    show.fields.map(({ label, text }) => ({ label: said(label), text })),
  );
  await page.getByRole('button', { name: said('Sign in'), exact: true }).click();
  await page.getByRole('tabpanel', { name: said('Inbox') }).waitFor();
  return { child: launched.electron.process(), pid: launched.pid };
}

interface Shown {
  readonly office: RunningOffice<OfficeName>;
  readonly show: OfficeOnShow;
  readonly people: number;
  readonly pid: number;
}

function guide({ office, show, people, pid }: Shown): string {
  return `
OffiTray runs (process ${pid}), signed in as ${show.person} at a demo office of ${people} people.

  Its icon is in the tray; a click opens it. Without a tray it is an ordinary window.
${show.guide.map((line) => `  ${line}`).join('\n')}

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
