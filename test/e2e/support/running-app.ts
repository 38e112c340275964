import type { Page } from 'playwright-core';
import type { LaunchedApp } from '../../desktop/launch-app';
import type { Desktop } from '../../desktop/start-desktop';
import type { TrayItem } from '../../desktop/tray-item';
import { waitUntil } from '../../desktop/wait-until';
import { evaluateInMain, type Question } from './evaluate-in-main';

/** The application while it runs, with the two ways a person has to it: its tray icon and its window. */
export class RunningApp {
  readonly launched: LaunchedApp;
  readonly #desktop: Desktop;
  readonly #onEnd: () => void;

  constructor(desktop: Desktop, launched: LaunchedApp, onEnd: () => void) {
    this.#desktop = desktop;
    this.launched = launched;
    this.#onEnd = onEnd;
  }

  /** Runs a function in the main process, perhaps twice, and gives its answer. */
  evaluate<Result, Argument = undefined>(
    question: Question<Result, Argument>,
    argument?: Argument,
  ): Promise<Result> {
    return evaluateInMain(this.electron, question, argument);
  }

  get electron() {
    return this.launched.electron;
  }

  /** Its icon in the tray. */
  tray(): Promise<TrayItem> {
    return this.#desktop.tray.item({ pid: this.launched.pid });
  }

  /** Clicks a line of the tray's menu, once it is there and can be clicked. */
  async menu(...path: readonly string[]): Promise<void> {
    await waitUntil(() => this.#clickMenu(path), { what: `"${path.join('", "')}" in the tray menu` });
  }

  /** Says whether it could be clicked: the menu is made anew with every change, also between reading and clicking. */
  async #clickMenu(path: readonly string[]): Promise<boolean> {
    const item = await this.tray();
    try {
      await item.clickMenu(...path);
      return true;
    } catch (error) {
      if (error instanceof Error && isNotThereNow(error)) return false;
      throw error;
    }
  }

  /** Opens the window from the tray and waits until it is filled; a window that is open stays. */
  async open(): Promise<Page> {
    if (!(await this.isOpen())) await this.menu('Open OffiTray');
    return this.window();
  }

  /** Waits for a window that opens by itself. */
  async window(): Promise<Page> {
    const page = await this.launched.waitForWindow((candidate) => candidate.url().startsWith('app://'));
    // Machines are slow at times, but a failing test still ends in time to say what it waited for.
    page.setDefaultTimeout(30_000);
    await this.waitForOpen(true);
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
    return page;
  }

  /** Whether its window is on the screen. */
  isOpen(): Promise<boolean> {
    return this.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((window) => window.isVisible()),
    );
  }

  async waitForOpen(open: boolean): Promise<void> {
    await waitUntil(async () => (await this.isOpen()) === open, {
      what: open ? 'the window on the screen' : 'the window to be away',
      otherwise: () => this.launched.output().slice(-2_000),
    });
  }

  /** Puts the window away as a person does. */
  async putAway(): Promise<void> {
    const page = await this.launched.waitForWindow();
    await waitUntil(
      async () => {
        if (!(await this.isOpen())) return true;
        await page.keyboard.press('Escape');
        return false;
      },
      { what: 'Esc to put the window away', everyMs: 100 },
    );
  }

  /** Lets the application look at the server now. */
  async syncNow(): Promise<void> {
    await this.menu('Sync now');
  }

  /**
   * Asks for a look again and again, as a person would, until the tray says what is expected: a look may still join a
   * sign-in that was under way when it was asked for, and shows what that one met.
   */
  async syncUntilToolTip(expected: RegExp): Promise<void> {
    const item = await this.tray();
    await waitUntil(
      async () => {
        if (expected.test(await item.toolTip())) return true;
        await this.syncNow();
        return false;
      },
      { what: `the tool tip ${expected}`, everyMs: 500, timeoutMs: 30_000 },
    );
  }

  /** What the tray says, once it says what is expected. */
  async waitForToolTip(expected: string | RegExp): Promise<void> {
    const item = await this.tray();
    let last = '';
    await waitUntil(
      async () => {
        last = await item.toolTip();
        return typeof expected === 'string' ? last === expected : expected.test(last);
      },
      { what: `the tool tip ${expected}`, otherwise: () => `it says "${last}"`, timeoutMs: 30_000 },
    );
  }

  /** Ends it as a person does. */
  async quit(): Promise<void> {
    await this.launched.close();
    this.#onEnd();
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    await this.launched.kill();
    this.#onEnd();
  }
}

/** The line, or the whole menu, is not there yet or has just been replaced. */
function isNotThereNow({ name, message }: Error): boolean {
  return name === 'org.freedesktop.DBus.Error.Failed' || /in the tray menu|no context menu/.test(message);
}
