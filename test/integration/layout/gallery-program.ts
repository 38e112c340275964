import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { prepareElectron } from '../../../build/setup/electron-runtime.mjs';
import type { Slices } from '../../../electron/bridge/slices';
import { type LaunchedApp, launchApp } from '../../desktop/launch-app';
import { type Desktop, startDesktop } from '../../desktop/start-desktop';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Opens a window of the popover's size onto the gallery, and does nothing else. */
const main = `
const { app, BrowserWindow, protocol } = require('electron');
const { readFile } = require('node:fs/promises');
const { extname, join } = require('node:path');
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
protocol.registerSchemesAsPrivileged([{ scheme: 'gallery', privileges: { standard: true, secure: true } }]);
app.whenReady().then(() => {
  protocol.handle('gallery', async ({ url }) => {
    const { pathname } = new URL(url);
    const type = types[extname(pathname)] + '; charset=utf-8';
    return new Response(await readFile(join(__dirname, 'page', pathname)), { headers: { 'Content-Type': type } });
  });
  const window = new BrowserWindow({ width: 400, height: 600, frame: false });
  void window.loadURL('gallery://page/index.html');
});
`;

/** The gallery of the views on a real Electron: every state that a scene describes, with no office behind it. */
export class GalleryProgram {
  readonly page: Page;
  readonly #folder: string;
  readonly #desktop: Desktop;
  readonly #app: LaunchedApp;

  private constructor(folder: string, desktop: Desktop, app: LaunchedApp, page: Page) {
    this.#folder = folder;
    this.#desktop = desktop;
    this.#app = app;
    this.page = page;
  }

  static async start(): Promise<GalleryProgram> {
    const folder = await mkdtemp(join(tmpdir(), 'offitray-gallery-'));
    const executable = await makeProgram(folder);
    const desktop = await startDesktop({ keychain: false, trayHost: false });
    const app = await launchApp(desktop, { executable });
    const page = await app.waitForWindow((window) => window.url().startsWith('gallery://'));
    return new GalleryProgram(folder, desktop, app, page);
  }

  /** The names of all scenes. */
  async scenes(): Promise<readonly string[]> {
    await this.page.goto('gallery://page/index.html');
    await this.page.locator('a').first().waitFor();
    return this.page.locator('a').allTextContents();
  }

  /** Shows a scene, with its first list, form or sentence there. */
  async show(scene: string): Promise<void> {
    await this.page.goto(`gallery://page/index.html?${new URLSearchParams({ scene })}`);
    await this.page.locator('main').waitFor();
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
  }

  /** Changes the language of what is shown, as a change of the setting does. */
  async speak(words: Slices['words']): Promise<void> {
    await this.page.evaluate((value) => {
      const { offitray } = window as unknown as { offitray: { push(name: string, value: unknown): void } };
      offitray.push('words', value);
    }, words);
    await this.page.locator(`html[lang="${words.locale}"]`).waitFor({ state: 'attached' });
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.#desktop.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function makeProgram(folder: string): Promise<string> {
  const runtime = await prepareElectron();
  const dist = join(folder, 'electron');
  const run = promisify(execFile);
  // Hard links, so that a runtime of 250 MB costs nothing; a copy where the two folders are on different disks.
  await run('cp', ['-al', runtime.folder, dist]).catch(async () => {
    await rm(dist, { recursive: true, force: true });
    await cp(runtime.folder, dist, { recursive: true });
  });
  const resources = join(dist, 'resources', 'app');
  await mkdir(resources, { recursive: true });
  await writeFile(
    join(resources, 'package.json'),
    JSON.stringify({ name: 'offitray-gallery', version: '0.0.0', main: 'main.cjs' }),
  );
  await writeFile(join(resources, 'main.cjs'), main);
  const { default: react } = await import('@vitejs/plugin-react');
  await build({
    root: join(root, 'renderer/dev/gallery'),
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    base: './',
    plugins: [react()],
    build: {
      outDir: join(resources, 'page'),
      emptyOutDir: true,
      target: 'chrome130',
      modulePreload: { polyfill: false },
    },
  });
  return join(dist, 'electron');
}
