import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchApp } from '../../desktop/launch-app';
import { waitUntil } from '../../desktop/wait-until';
import { RunningApp } from '../../e2e/support/running-app';
import { button, inbox, searchPeople } from '../../e2e/support/views';
import { type OfficeName, officeSystems } from '../../offices';
import type { BenchContext, BenchGroup } from '../bench-context';
import { type Figure, formatTable, makeFigure } from '../figure';
import { type OfficeProcess, startOfficeProcess } from '../first-sync/office-process';
import { watchMainThread } from '../watch-main-thread';

const AIM_MS = 50;
/** Reading a hundred thousand people one by one takes minutes. */
const READING_MS = 600_000;
/** A main thread that has spent less than this in a second rests. */
const AT_REST_MS = 150;
/** Between two keystrokes. */
const KEYSTROKE_MS = 150;
const TYPED = ['kat', 'ana mar', 'schmitd'];

/**
 * How long the program keeps everybody waiting in its window and its tray: the longest turn of its main thread while it
 * signs in and reads a directory for the first time, puts it in order, and is typed into, also right after a start. The
 * program is the build that can be driven; the office has a process of its own.
 */
export const answeringGroup: BenchGroup = {
  name: 'answering',
  about: 'how long the program keeps others waiting while it reads a directory and is typed into',
  async run(context) {
    const figures: Figure[] = [];
    for (const people of context.people) {
      for (const system of officeSystems) {
        const measured = await measureSystem(context, system, people);
        console.log(formatTable(measured));
        figures.push(...measured);
      }
    }
    return figures;
  },
};

async function measureSystem(
  { desktop, inspectable }: BenchContext,
  system: OfficeName,
  people: number,
): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'offitray-bench-'));
  const office = await startOfficeProcess(system, people);
  const preset = join(folder, 'preset.json');
  await writeFile(preset, JSON.stringify({ system, server: office.url, caFile: office.caFile }));
  const program = {
    executable: inspectable,
    args: ['--preset', preset],
    userDataDir: join(folder, 'profile'),
  };
  const launch = async () => new RunningApp(desktop, await launchApp(desktop, program), () => undefined);
  let app: RunningApp | undefined;
  try {
    app = await launch();
    const reading = await firstReading(app, office);
    await app.quit();
    app = await launch();
    const again = await app.open();
    const read = await watchMainThread(app);
    await type(again);
    const cold = await read();
    const id = `answering.${system}.${people}`;
    const figure = (name: string, ms: number) => makeFigure(`${id}.${name}`, { value: ms }, 'ms', AIM_MS);
    return [
      figure('first-reading', reading.readingMs),
      figure('typing', reading.typingMs),
      figure('typing-after-start', cold.longestMs),
    ];
  } finally {
    await app?.kill();
    await office.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Signs in and waits until everybody is there and in order. */
async function firstReading(app: RunningApp, office: OfficeProcess) {
  const page = await app.window();
  await fillIn(page, office);
  const read = await watchMainThread(app);
  await button(page, 'Sign in').click();
  await inbox(page).waitFor({ timeout: 60_000 });
  await searchPeople(page, '');
  await page.getByText(/colleagues? kept on this computer$/).waitFor({ timeout: READING_MS });
  await waitUntil(() => page.getByText(/^As of /).isVisible(), {
    what: 'the whole directory',
    timeoutMs: READING_MS,
    everyMs: 1_000,
  });
  let longestMs = 0;
  for (let isBusy = true; isBusy; ) {
    await pause(1_000);
    const last = await read();
    longestMs = Math.max(longestMs, last.longestMs);
    isBusy = last.spentMs > AT_REST_MS;
  }
  await type(page);
  return { readingMs: longestMs, typingMs: (await read()).longestMs };
}

async function fillIn(page: Page, { credentials }: OfficeProcess): Promise<void> {
  const { login, password, token = '' } = credentials;
  await button(page, 'Sign in').waitFor();
  const texts = {
    'E-mail': login,
    'User name': login,
    Password: password,
    'API token': token,
    'API secret': password,
    'I am': login,
  };
  // Each system asks for some of these.
  for (const [label, text] of Object.entries(texts)) {
    const field = page.getByLabel(label, { exact: true });
    if (await field.isVisible()) await field.fill(text);
  }
}

/** As somebody types who looks for one and then another. */
async function type(page: Page): Promise<void> {
  for (const text of TYPED) {
    const field = page.getByLabel('Search people');
    await searchPeople(page, '');
    await field.pressSequentially(text, { delay: KEYSTROKE_MS });
    await page.getByRole('listitem').first().waitFor();
  }
}
