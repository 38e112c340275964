/** A person's hands at the desktop: keys and clicks go through the X server, and the page is only looked at. */
import type { Locator, Page } from 'playwright-core';
import type { Desktop } from '../../desktop/start-desktop';
import { waitUntil } from '../../desktop/wait-until';
import type { RunningApp } from './running-app';

/** How far one turn of the wheel scrolls, at most. */
const wheelPixels = 120;

export class Keyboard {
  readonly #desktop: Desktop;
  readonly #page: Page;

  constructor(desktop: Desktop, page: Page) {
    this.#desktop = desktop;
    this.#page = page;
  }

  /** Presses keys one after the other, each by its X name, such as `Down` or `ctrl+Return`. */
  async press(...keys: readonly string[]): Promise<void> {
    await this.#desktop.xdotool('key', '--delay', '20', ...keys);
  }

  async type(text: string): Promise<void> {
    await this.#desktop.xdotool('type', '--delay', '15', text);
  }

  /** Whether a row of a list, or something in it, has the focus. */
  async isOnRow(): Promise<boolean> {
    return (await this.#rows()).at >= 0;
  }

  /** Moves with the arrow keys until the focus is on the row whose name begins so. */
  async goTo(name: string): Promise<void> {
    await waitUntil(
      async () => {
        const { at, names } = await this.#rows();
        const wanted = names.findIndex((one) => one.startsWith(name));
        if (wanted < 0) return false;
        if (at === wanted) return true;
        const steps = at < 0 ? 1 : Math.abs(wanted - at);
        await this.press(...Array<string>(steps).fill(wanted > at ? 'Down' : 'Up'));
        return false;
      },
      { what: `the focus on ${name}` },
    );
  }

  /** What a screen reader calls the rows, and which of them has the focus; -1 for none. */
  #rows(): Promise<{ readonly at: number; readonly names: readonly string[] }> {
    return this.#page.evaluate(() => {
      const rows = [...document.querySelectorAll('main [data-row]')];
      const nameOf = (row: Element) =>
        row.getAttribute('aria-label') ??
        document.getElementById(row.getAttribute('aria-labelledby') ?? '')?.textContent ??
        '';
      return {
        at: rows.findIndex((row) => row.contains(document.activeElement)),
        names: rows.map(nameOf),
      };
    });
  }
}

export class Pointer {
  readonly #desktop: Desktop;
  readonly #app: RunningApp;
  readonly #page: Page;

  constructor(desktop: Desktop, app: RunningApp, page: Page) {
    this.#desktop = desktop;
    this.#app = app;
    this.#page = page;
  }

  /** Brings it under the pointer, turning the wheel where it is out of sight, and clicks once it can be seen there. */
  async click(target: Locator): Promise<void> {
    await target.waitFor();
    const window = await this.#place();
    await waitUntil(
      async () => {
        const at = await whereOf(target);
        if (at.reachable) await this.#move(window.x + at.x, window.y + at.y);
        else await this.#scroll(window, at);
        // The list settles around the pointer, and rolls on a little after the wheel.
        await nextFrame(this.#page);
        const later = await whereOf(target);
        return at.reachable && later.hovered && later.y === at.y && later.x === at.x;
      },
      { what: `${target} under the pointer` },
    );
    await this.#desktop.xdotool('click', '1');
  }

  async #scroll(window: Rectangle, target: Spot): Promise<void> {
    await this.#move(window.x + window.width / 2, window.y + window.height / 2);
    const away = target.y - window.height / 2;
    const turns = Math.max(1, Math.floor(Math.abs(away) / wheelPixels) - 1);
    await this.#desktop.xdotool('click', '--delay', '5', '--repeat', `${turns}`, away < 0 ? '4' : '5');
  }

  async #move(x: number, y: number): Promise<void> {
    await this.#desktop.xdotool('mousemove', `${Math.round(x)}`, `${Math.round(y)}`);
  }

  #place(): Promise<Rectangle> {
    return this.#app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.isVisible());
      return window?.getContentBounds() ?? { x: 0, y: 0, width: 0, height: 0 };
    });
  }
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Spot {
  /** Its middle, in the window. */
  readonly x: number;
  readonly y: number;
  /** A click there falls on it, and on nothing that lies above it. */
  readonly reachable: boolean;
  /** The pointer is on it. */
  readonly hovered: boolean;
}

function whereOf(target: Locator): Promise<Spot> {
  return target.evaluate(
    (element) =>
      new Promise<Spot>((done) =>
        requestAnimationFrame(() => {
          const { left, top, width, height } = element.getBoundingClientRect();
          const [x, y] = [left + width / 2, top + height / 2];
          const hit = document.elementFromPoint(x, y);
          done({
            x,
            y,
            reachable: hit !== null && element.contains(hit),
            hovered: element.matches(':hover'),
          });
        }),
      ),
  );
}

function nextFrame(page: Page): Promise<void> {
  return page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => done())));
}
