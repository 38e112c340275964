import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { type LaunchedApp, launchApp } from '../../desktop/launch-app';
import { linkRuntime } from '../../desktop/link-runtime';
import { type Desktop, startDesktop } from '../../desktop/start-desktop';
import { waitUntil } from '../../desktop/wait-until';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const probeFolder = join(root, 'test/integration/desktop-probe');

type Electron = typeof import('electron');

/**
 * The desktop room on a real Electron, on a desktop of its own: its modules bundled into a small program that keeps
 * what it was asked and told.
 */
export class Probe {
  readonly executable: string;
  readonly desktop: Desktop;
  readonly app: LaunchedApp;
  readonly #folder: string;

  private constructor(folder: string, executable: string, desktop: Desktop, app: LaunchedApp) {
    this.#folder = folder;
    this.executable = executable;
    this.desktop = desktop;
    this.app = app;
  }

  static async start(args: readonly string[] = []): Promise<Probe> {
    const folder = await mkdtemp(join(tmpdir(), 'offitray-probe-'));
    const executable = await makeProgram(folder);
    const desktop = await startDesktop({ keychain: false });
    const app = await launchApp(desktop, { executable, args });
    const probe = new Probe(folder, executable, desktop, app);
    await waitUntil(() => probe.inMain(() => Reflect.has(globalThis, 'probe')), { what: 'the probe' });
    return probe;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.desktop.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Runs a function in the main process; it sees Electron and the argument, and nothing around it. */
  inMain<Result, Argument = undefined>(
    work: (electron: Electron, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    return this.app.electron.evaluate(work as never, argument as never) as Promise<Result>;
  }

  /** Calls or reads something of the probe by its path, such as `popover.open`. */
  ask(path: string, ...args: unknown[]): Promise<unknown> {
    return this.inMain(
      async (_electron, call) => {
        const names = call.path.split('.');
        const last = names.pop() ?? '';
        let owner = Reflect.get(globalThis, 'probe') as object;
        for (const name of names) owner = Reflect.get(owner, name) as object;
        const found: unknown = Reflect.get(owner, last);
        return typeof found === 'function' ? await found.apply(owner, call.args) : found;
      },
      { path, args },
    );
  }

  /** Changes one of its settings. */
  set(name: string, value: unknown): Promise<void> {
    return this.inMain(
      (_electron, change) => void Object.assign(Reflect.get(globalThis, 'probe').settings, change),
      { [name]: value },
    );
  }

  /** What happened so far, of some kinds. */
  async events(...kinds: string[]): Promise<unknown[][]> {
    const all = (await this.ask('events')) as unknown[][];
    return all.filter(([kind]) => kinds.includes(String(kind)));
  }

  /** Resolves when one more event of a kind has come than there was before `work`. */
  async until(kind: string, work: () => Promise<unknown>): Promise<void> {
    const before = (await this.events(kind)).length;
    await work();
    await waitUntil(async () => (await this.events(kind)).length > before, { what: kind });
  }

  /** Opens the popover where it is not open, and gives its page. */
  async openPage(): Promise<Page> {
    if ((await this.ask('popover.isOpen')) !== true)
      await this.until('shown', () => this.ask('popover.open'));
    return this.app.waitForWindow((page) => page.url().startsWith('app://offitray/'));
  }

  windows() {
    return this.inMain(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => ({
        bounds: window.getBounds(),
        visible: window.isVisible(),
        resizable: window.isResizable(),
      })),
    );
  }
}

async function makeProgram(folder: string): Promise<string> {
  const { executable, appFolder: resources } = await linkRuntime(folder);
  await bundle('main', join(probeFolder, 'main.ts'), resources);
  await bundle('preload', join(root, 'electron/preload.ts'), resources);
  await cp(join(probeFolder, 'page'), join(resources, 'page'), { recursive: true });
  await cp(join(root, 'build/icons/tray'), join(resources, 'icons'), { recursive: true });
  const description = { name: 'offitray-probe', version: '0.0.0', main: 'main.cjs' };
  await writeFile(join(resources, 'package.json'), JSON.stringify(description));
  return executable;
}

async function bundle(name: string, entry: string, outDir: string): Promise<void> {
  await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: { [name]: entry },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: name === 'main' },
      },
    },
  });
}
