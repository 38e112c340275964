import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { inProject } from '../../build/setup/paths.mjs';
import type { Gallery } from '../../renderer/dev/gallery/fake-bridge';
import { type LaunchedApp, launchApp } from '../desktop/launch-app';
import { linkRuntime } from '../desktop/link-runtime';
import { type Desktop, startDesktop } from '../desktop/start-desktop';
import { fontConfiguration } from './fonts';
import { type ServedFolder, serveFolder } from './serve-folder';
import { media, type Theme } from './themes';

/** A Wednesday in winter, on the wall in Warsaw. Every view is looked at in this very moment. */
const moment = new Date('2026-12-02T09:41:00+01:00');

/** Playwright hides the caret by its colour, which a contrast theme overrules. */
const steadyCaret = '[Settings]\ngtk-cursor-blink=0\n';

/**
 * The gallery of views in the Electron that development runs on, in a window of the popover's size: one clock, one
 * font, one scale, no motion. What is seen here is the same on every machine with the same Electron.
 */
export class Studio {
  readonly page: Page;
  /** Chromium's major version: another one draws and words things a little differently. */
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
    await Promise.all([buildGallery(gallery), writeFile(join(folder, 'fonts.conf'), fontConfiguration)]);
    const served = await serveFolder(gallery);
    const { executable, appFolder } = await linkRuntime(folder);
    await cp(inProject('test/views/window'), appFolder, { recursive: true });
    const desktop = await startDesktop({ keychain: false, notifications: 'none', trayHost: false });
    await mkdir(join(desktop.homeDir, '.config/gtk-3.0'), { recursive: true });
    await writeFile(join(desktop.homeDir, '.config/gtk-3.0/settings.ini'), steadyCaret);
    const app = await launchApp(desktop, {
      executable,
      env: { TZ: 'Europe/Warsaw', FONTCONFIG_FILE: join(folder, 'fonts.conf') },
    });
    const page = await app.waitForWindow();
    await page.clock.setFixedTime(moment);
    const chromium = await page.evaluate(() => Number(/Chrome\/(\d+)/.exec(navigator.userAgent)?.[1]));
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

  /** As if the computer spoke another language, while the view stays. Components are in English alone. */
  async speak(locale: string): Promise<void> {
    const speaks = await this.page.evaluate(async (wanted) => {
      const language = wanted.split('-')[0] ?? wanted;
      const { settings, words } = (window.offitray as unknown as Gallery).slices;
      if (words.locale !== wanted) {
        await window.offitray.changeSettings({ language } as Partial<typeof settings>);
      }
      return document.querySelector('.shell') !== null;
    }, locale);
    if (speaks) await this.page.locator(`:root[lang="${locale}"]`).waitFor();
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
