import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrayItem } from '../desktop/tray-item';
import { waitUntil } from '../desktop/wait-until';
import { Probe } from './desktop-probe/run-probe';

let probe: Probe;
let icon: TrayItem;

// The first time on a machine an Electron has to be fetched.
beforeAll(async () => {
  probe = await Probe.start();
  icon = await probe.desktop.tray.item({ pid: probe.app.pid });
}, 900_000);

afterAll(() => probe?.close());

describe('the tray', () => {
  it('shows its icon before it is told anything, then what it is told', async () => {
    expect((await icon.icon()).pixmaps[0]?.widthPx).toBeGreaterThanOrEqual(16);
    await waitUntil(async () => (await icon.toolTip()) === 'OffiTray', { what: 'a name' });
    const urgent = {
      accountId: 'a',
      ticketId: 't1',
      version: 'v7',
      label: 'Anna & Co_x',
      verbs: ['approve', 'reject'],
    };
    await probe.ask('render', { status: 'waiting', count: 2, urgent: [urgent] });
    await waitUntil(async () => (await icon.toolTip()) === 'OffiTray: 2 wait for you', {
      what: 'the tool tip',
    });
    const menu = await waitUntil(
      async () => (await icon.menu()).find(({ label }) => label === 'Anna & Co_x'),
      {
        what: 'the menu',
      },
    );
    expect(menu.children.map(({ label }) => label)).toEqual(['Approve', 'Reject']);
  });

  it('decides, pauses and looks from its menu', async () => {
    await probe.until('decide', () => icon.clickMenu('Anna & Co_x', 'Reject'));
    await probe.until('pause', () => icon.clickMenu('Pause notifications until tomorrow'));
    await probe.until('sync', () => icon.clickMenu('Sync now'));
    expect(await probe.events('decide', 'pause', 'sync')).toEqual([
      ['decide', 't1', 'v7', 'reject'],
      ['pause', true],
      ['sync'],
    ]);
  });
});

describe('the popover', () => {
  it('opens by a click on the icon, inside the screen, with the page of the bundle', async () => {
    await probe.until('shown', () => icon.activate());
    const page = await probe.openPage();
    expect(page.url()).toBe('app://offitray/index.html');
    expect(await page.textContent('#answer')).toBe('0 hits');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(1, 2, 3)');
    const [window] = await probe.windows();
    expect(window?.bounds).toMatchObject({ width: 400, height: 600 });
    expect(window?.visible).toBe(true);
  });

  it('hides by a second click and is the same window afterwards', async () => {
    const page = await probe.openPage();
    await page.evaluate(() => Reflect.set(window, 'mark', 7));
    await probe.until('hidden', () => icon.activate());
    await probe.until('shown', () => icon.activate());
    expect(await page.evaluate(() => Reflect.get(window, 'mark'))).toBe(7);
  });

  it('hides when the focus goes elsewhere, but not while something is typed, a dialog is open or it is pinned', async () => {
    const page = await probe.openPage();
    const blur = () =>
      probe.inMain(({ BrowserWindow }) => void BrowserWindow.getAllWindows()[0]?.emit('blur'));
    const type = (on: boolean) =>
      page.evaluate((typing) => Reflect.get(window, 'offitray').typing({ on: typing }), on);
    await type(true);
    await blur();
    expect(await probe.ask('popover.isOpen')).toBe(true);
    await type(false);
    await probe.inMain(() => {
      const { popover } = Reflect.get(globalThis, 'probe');
      Reflect.set(
        globalThis,
        'dialog',
        popover.during(() => new Promise((done) => Reflect.set(globalThis, 'done', done))),
      );
    });
    await blur();
    expect(await probe.ask('popover.isOpen')).toBe(true);
    await probe.inMain(() => Reflect.get(globalThis, 'done')());
    await probe.set('pinned', true);
    await blur();
    expect(await probe.ask('popover.isOpen')).toBe(true);
    await probe.set('pinned', false);
    await probe.until('hidden', blur);
    expect((await probe.windows())[0]?.visible).toBe(false);
  });

  it('grows with what is enlarged in it, as far as the screen has room', async () => {
    await probe.openPage();
    const zoomTo = (factor: number) =>
      probe.inMain(
        ({ BrowserWindow }, zoom) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoom),
        factor,
      );
    await zoomTo(1.75);
    await probe.ask('popover.hide');
    await probe.openPage();
    const [window] = await probe.windows();
    expect(window?.bounds).toMatchObject({ y: 0, width: 700, height: 900 });
    await zoomTo(1);
    await probe.ask('popover.hide');
    await probe.openPage();
    expect((await probe.windows())[0]?.bounds).toMatchObject({ width: 400, height: 600 });
  });

  it('gets slices while it lives, and nothing is sent where there is no window', async () => {
    const page = await probe.openPage();
    expect(await probe.ask('bridge.pushSlice', 'people', { count: 3 })).toBe(true);
    await page.waitForFunction(() => Reflect.get(window, 'pushed').length === 1);
    expect(await page.evaluate(() => Reflect.get(window, 'pushed'))).toEqual([
      { name: 'people', value: { count: 3 } },
    ]);
    await probe.until('gone', () => probe.ask('popover.destroy'));
    expect(await probe.ask('bridge.pushSlice', 'people', { count: 4 })).toBe(false);
  });

  it('is let go after its time hidden', async () => {
    await probe.openPage();
    await probe.set('keepMinutes', 0);
    await probe.until('gone', () => probe.ask('popover.hide'));
    await probe.set('keepMinutes', 10);
    expect(await probe.windows()).toEqual([]);
  });

  it('comes back after its page has died', async () => {
    await probe.openPage();
    await probe.until('gone', () =>
      probe.inMain(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      ),
    );
    expect(await probe.events('failed')).toEqual([['failed', 'renderer crashed']]);
    expect(await (await probe.openPage()).textContent('#answer')).toBe('0 hits');
  });

  it('obeys the last of several wishes made at once', async () => {
    await probe.inMain(async () => {
      const { popover } = Reflect.get(globalThis, 'probe');
      popover.destroy();
      const opening = popover.open();
      popover.hide();
      await opening;
    });
    expect((await probe.windows()).some(({ visible }) => visible)).toBe(false);
    await probe.inMain(async () => {
      const { popover } = Reflect.get(globalThis, 'probe');
      popover.hide();
      await Promise.all([popover.open(), popover.open()]);
    });
    expect((await probe.windows()).map(({ visible }) => visible)).toEqual([true]);
  });

  it('is an ordinary window where a popover cannot be, and remembers its size', async () => {
    await probe.set('mode', 'window');
    await probe.ask('popover.hide');
    await probe.openPage();
    const [window] = await probe.windows();
    expect(window?.resizable).toBe(true);
    await probe.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(450, 520));
    await waitUntil(async () => (await probe.windows())[0]?.bounds.width === 450, { what: 'the new size' });
    await probe.until('hidden', () =>
      probe.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    );
    expect(await probe.windows()).toHaveLength(1);
    await probe.until('gone', () => probe.ask('popover.destroy'));
    await probe.openPage();
    expect((await probe.windows())[0]?.bounds).toMatchObject({ width: 450, height: 520 });
    await probe.set('mode', 'popover');
    await probe.ask('popover.hide');
    await probe.openPage();
    expect((await probe.windows())[0]?.bounds).toMatchObject({ width: 400, height: 600 });
  });
});
