import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { runQuietly } from '../../build/setup/command.mjs';
import { inProject } from '../../build/setup/paths.mjs';
import { type LaunchedApp, launchApp } from '../desktop/launch-app';
import type { Desktop } from '../desktop/start-desktop';
import { waitUntil } from '../desktop/wait-until';
import { evaluateInMain } from '../e2e/support/evaluate-in-main';
import { packagedProgram } from '../e2e/support/packaged-program';
import { chromiumOf, moment, startSteadyDesktop, steadyDrawing } from './drawing';
import type { PlayedMain, takeOver } from './played-main';
import { media, type Theme } from './themes';

/** Where the played main process is kept in the program. */
interface Stage {
  played?: PlayedMain;
}

/**
 * The packaged program, its own window in front: the preload, the page, the styles and the words that are shipped. Only
 * what its main process would know of an office is played, by the gallery's scenes: one clock, one font, one scale.
 */
export class ShownProgram {
  readonly page: Page;
  readonly chromium: number;
  readonly #folder: string;
  readonly #desktop: Desktop;
  readonly #app: LaunchedApp;

  private constructor(folder: string, desktop: Desktop, app: LaunchedApp, page: Page, chromium: number) {
    this.#folder = folder;
    this.#desktop = desktop;
    this.#app = app;
    this.page = page;
    this.chromium = chromium;
  }

  static async open(): Promise<ShownProgram> {
    await packageProgram();
    const folder = await mkdtemp(join(tmpdir(), 'offitray-shown-'));
    const [{ desktop, env }, source] = await Promise.all([startSteadyDesktop(folder, true), playedMain()]);
    const app = await launchApp(desktop, {
      executable: packagedProgram('inspectable'),
      userDataDir: join(folder, 'profile'),
      args: steadyDrawing,
      env,
    });
    // With no account it opens by itself.
    const page = await app.waitForWindow((window) => window.url().startsWith('app://'));
    await waitUntil(() => isOnScreen(app), { what: 'the window on the screen' });
    await evaluateInMain(app.electron, begin, { source, now: moment.getTime() });
    await page.clock.setFixedTime(moment);
    await page.emulateMedia({ ...media.light, reducedMotion: 'reduce' });
    return new ShownProgram(folder, desktop, app, page, await chromiumOf(page));
  }

  /** Loads the page anew, with a scene of the gallery, as on a computer of that language. */
  async show(scene: string, locale = 'en-GB'): Promise<void> {
    await evaluateInMain(
      this.#app.electron,
      (_electron, { scene, locale }) => (globalThis as Stage).played?.play(scene, locale),
      { scene, locale },
    );
    // Where the last click was, something would now look pointed at.
    await this.page.mouse.move(0, 0);
    await this.page.reload();
    await this.page.locator(`:root[lang="${locale}"] .shell`).waitFor();
    await this.settle();
  }

  /** Waits until nothing is asked any more, every answer is drawn and the letters are there. */
  async settle(): Promise<void> {
    let before: number | undefined;
    await waitUntil(
      async () => {
        await this.page.evaluate(askAndDraw);
        const { answered, waiting } = await this.#asked();
        const isQuiet = waiting === 0 && answered - 1 === before;
        before = answered;
        return isQuiet;
      },
      { what: 'an end of the questions', everyMs: 1 },
    );
  }

  /** As the operating system says it, while the view stays. */
  async light(theme: Theme): Promise<void> {
    await this.page.emulateMedia({ ...media[theme], reducedMotion: 'reduce' });
  }

  /** Where what was played is not as the two processes have agreed. */
  async complaints(): Promise<readonly string[]> {
    return evaluateInMain(this.#app.electron, () => (globalThis as Stage).played?.complaints() ?? []);
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.#desktop.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #asked(): Promise<ReturnType<PlayedMain['asked']>> {
    return evaluateInMain(
      this.#app.electron,
      () => (globalThis as Stage).played?.asked() ?? { answered: 0, waiting: 0 },
    );
  }
}

/** Makes the inspectable build where it is not up to date. Vitest's own environment would change what is made. */
async function packageProgram(): Promise<void> {
  const { NODE_ENV: _ours, VITEST: _too, ...environment } = process.env;
  await runQuietly(process.execPath, [inProject('build/package.mjs'), '--inspectable'], { environment });
}

/** The played main process as one script. */
async function playedMain(): Promise<string> {
  const made = await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      lib: { entry: inProject('test/views/played-main.ts'), formats: ['iife'], name: 'played' },
      target: 'node20.18',
      write: false,
      minify: false,
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const [chunk] = output !== undefined && 'output' in output ? output.output : [];
  if (chunk?.type !== 'chunk') throw new Error('The played main process did not become a script');
  return chunk.code;
}

function isOnScreen({ electron }: LaunchedApp): Promise<boolean> {
  return evaluateInMain(electron, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isVisible()),
  );
}

/** Runs in the main process. */
function begin(
  { BrowserWindow, ipcMain }: typeof import('electron'),
  { source, now }: { readonly source: string; readonly now: number },
): void {
  const stage = globalThis as Stage;
  const [window] = BrowserWindow.getAllWindows();
  if (stage.played !== undefined || window === undefined) return;
  // At the edge, so that the pointer, which is in the middle of the screen, is not over it.
  window.setPosition(0, 0);
  // The scenes know one moment; the program's own clock goes on.
  class FixedDate extends Date {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [now] : given) as [number]));
    }

    static override now(): number {
      return now;
    }
  }
  const played = new Function('Date', `${source}; return played;`)(FixedDate) as {
    readonly takeOver: typeof takeOver;
  };
  stage.played = played.takeOver(ipcMain, window.webContents);
}

/** Runs in the page. Requests are answered in order: after one that does nothing, those before it are under way. */
async function askAndDraw(): Promise<void> {
  await document.fonts.ready;
  await window.offitray.looking({ view: null });
  await new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
