import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { inProject } from '../../build/setup/paths.mjs';
import { type LaunchedApp, launchApp } from '../desktop/launch-app';
import { linkRuntime } from '../desktop/link-runtime';
import type { Desktop } from '../desktop/start-desktop';
import { chromiumOf, moment, startSteadyDesktop, steadyDrawing } from './drawing';
import { type ServedFolder, serveFolder } from './serve-folder';
import { media, type Theme } from './themes';

/**
 * The gallery of views in the Electron that development runs on, in a window of the popover's size: one clock, one
 * font, one scale, no motion. What is seen here is the same on every machine with the same Electron.
 */
export class Studio {
  readonly page: Page;
  readonly chromium: number;
  readonly #folder: string;
  readonly #served: ServedFolder;
  readonly #desktop: Desktop;
  readonly #app: LaunchedApp;
  #inspector: CDPSession | undefined;

  private constructor(
    folder: string,
    served: ServedFolder,
    desktop: Desktop,
    app: LaunchedApp,
    page: Page,
    chromium: number,
  ) {
    this.#folder = folder;
    this.#served = served;
    this.#desktop = desktop;
    this.#app = app;
    this.page = page;
    this.chromium = chromium;
  }

  static async open(): Promise<Studio> {
    const folder = await mkdtemp(join(tmpdir(), 'offitray-studio-'));
    const gallery = join(folder, 'gallery');
    await buildGallery(gallery);
    const served = await serveFolder(gallery);
    const { executable, appFolder } = await linkRuntime(folder);
    await cp(inProject('test/views/window'), appFolder, { recursive: true });
    const { desktop, env } = await startSteadyDesktop(folder, false);
    const app = await launchApp(desktop, { executable, args: steadyDrawing, env });
    const page = await app.waitForWindow();
    await page.clock.setFixedTime(moment);
    const chromium = await chromiumOf(page);
    return new Studio(folder, served, desktop, app, page, chromium);
  }

  /** Opens a scene anew, by its name in the gallery. */
  async show(scene: string): Promise<void> {
    await this.page.goto(`${this.#served.origin}/?${new URLSearchParams({ scene })}`);
    await this.page.locator('#root > *').first().waitFor();
    await this.page.evaluate(() => document.fonts.ready);
    await this.#forceStates();
  }

  /** Parts inside `data-state` look as if the pointer or the focus were there. */
  async #forceStates(): Promise<void> {
    const marked = this.page.locator('[data-state]');
    if ((await marked.count()) === 0) return;
    this.#inspector ??= await this.page.context().newCDPSession(this.page);
    await this.#inspector.send('DOM.enable');
    await this.#inspector.send('CSS.enable');
    const { root } = await this.#inspector.send('DOM.getDocument');
    for (const state of ['hover', 'focus-visible']) {
      const { nodeIds } = await this.#inspector.send('DOM.querySelectorAll', {
        nodeId: root.nodeId,
        selector: `[data-state="${state}"] :is(button, input, select)`,
      });
      for (const nodeId of nodeIds) {
        await this.#inspector.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: [state] });
      }
    }
  }

  /** As the operating system says it, while the view stays. */
  async light(theme: Theme): Promise<void> {
    await this.page.emulateMedia({ ...media[theme], reducedMotion: 'reduce' });
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.#desktop.close();
    await this.#served.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function buildGallery(outDir: string): Promise<void> {
  const { default: react } = await import('@vitejs/plugin-react');
  await build({
    root: inProject('renderer/dev/gallery'),
    configFile: false,
    envDir: false,
    publicDir: false,
    mode: 'production',
    logLevel: 'warn',
    base: './',
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  });
}
