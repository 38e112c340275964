import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Desktop } from '../desktop/start-desktop';
import { putIconOnPanel } from './desktop-picture';

/** Takes the pictures of the tour: `NN-name.png` of the screen, `NN-name-window.png` of the window alone. */
export class Camera {
  readonly #desktop: Desktop;
  readonly #folder: string;
  #prefix = '00';
  #count = 0;

  constructor(desktop: Desktop, folder: string) {
    this.#desktop = desktop;
    this.#folder = folder;
  }

  /** How many pictures were taken. */
  get count(): number {
    return this.#count;
  }

  nextStep(number: number, name: string): void {
    this.#prefix = `${String(number).padStart(2, '0')}-${name}`;
  }

  /** Photographs the whole screen; returns the file. */
  async screen(what?: string): Promise<string> {
    const file = this.#file(what);
    await this.#desktop.screenshot(file);
    const item = this.#desktop.tray.items().at(-1);
    if (item !== undefined) await putIconOnPanel(file, await item.icon());
    return file;
  }

  /** Photographs the window's page. */
  async window(page: Page, what = 'window'): Promise<string> {
    const file = this.#file(what);
    await page.screenshot({ path: file });
    return file;
  }

  #file(what?: string): string {
    this.#count += 1;
    return join(this.#folder, `${this.#prefix}${what === undefined ? '' : `-${what}`}.png`);
  }
}
