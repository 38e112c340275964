import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Monitors, startMonitors, whyNoMonitors } from '../desktop/monitors';
import { eventually } from './support/eventually';
import { outputPath } from './support/packaged-program';
import type { RunningApp } from './support/running-app';
import { type Stage, setStage } from './support/stage';
import { inbox, signIn } from './support/views';

const first = { x: 0, y: 0, width: 1280, height: 1024 };
const second = { x: 1280, y: 0, width: 1600, height: 900 };

const missing = await whyNoMonitors();
const title = 'with two monitors';
describe.skipIf(missing !== undefined)(
  missing === undefined ? title : `${title} (left out: ${missing})`,
  () => {
    let stage: Stage;
    let monitors: Monitors;
    let app: RunningApp;

    beforeAll(async () => {
      stage = await setStage();
      monitors = await startMonitors(stage.desktop, [first, second]);
      app = await stage.launch({ args: ['--preset', stage.presetFile], env: monitors.env });
      const page = await app.window();
      await signIn(page, stage.approver.password);
      await inbox(page).getByRole('listitem').first().waitFor();
      await app.putAway();
    });
    afterAll(() => stage.close());

    const bounds = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds() ?? null);
    const displays = () =>
      app.evaluate(({ screen }) => screen.getAllDisplays().map(({ bounds }) => ({ ...bounds })));

    /** Opens it with a click on an icon, which is where the pointer is. */
    async function clickAt({ x, y }: { readonly x: number; readonly y: number }): Promise<void> {
      await monitors.xdotool('mousemove', `${x}`, `${y}`);
      await (await app.tray()).activate(x, y);
      await app.waitForOpen(true);
    }

    test('both are known', async () => {
      expect(await displays()).toEqual(expect.arrayContaining([first, second]));
    });

    test.each([
      ['at the top of the second', { x: 2_700, y: 12 }, { x: 2_480, y: 20 }],
      ['at the bottom of the second', { x: 1_400, y: 888 }, { x: 1_280, y: 280 }],
      ['at the bottom of the first', { x: 640, y: 1_010 }, { x: 440, y: 402 }],
    ])('it opens beside the icon %s', async (_where, icon, corner) => {
      await clickAt(icon);
      await eventually(bounds).toMatchObject(corner);
      await app.putAway();
    });

    test('opened without an icon it comes to the monitor where the pointer is', async () => {
      await monitors.xdotool('mousemove', '2080', '500');
      await app.menu('Open OffiTray');
      await app.waitForOpen(true);
      await eventually(async () => (await bounds())?.x).toBe(1_880);
      await app.putAway();
    });

    test('when its monitor is pulled out while it is open, it comes to the one that is left', async () => {
      await clickAt({ x: 2_700, y: 12 });
      await eventually(async () => (await bounds())?.x).toBe(2_480);
      await monitors.unplugLast();
      await eventually(async () => (await displays()).length).toBe(1);
      await eventually(async () => {
        const found = await bounds();
        return found !== null && found.x >= 0 && found.x + found.width <= first.width && found.y >= 0;
      }).toBe(true);
      await mkdir(outputPath('e2e'), { recursive: true });
      await monitors.screenshot(outputPath('e2e/monitors.png'));
    });
  },
);

describe.skipIf(missing !== undefined)(
  missing === undefined ? `${title}, twice as fine` : `${title}, twice as fine (left out: ${missing})`,
  () => {
    test('it opens beside the icon', async () => {
      const stage = await setStage();
      try {
        const monitors = await startMonitors(stage.desktop, [first, { width: 1_600, height: 1_400 }]);
        const args = ['--preset', stage.presetFile, '--force-device-scale-factor=2'];
        const app = await stage.launch({ args, env: monitors.env });
        await app.window();
        await app.putAway();
        await monitors.xdotool('mousemove', '2700', '12');
        await (await app.tray()).activate(2_700, 12);
        await app.waitForOpen(true);
        const bounds = () =>
          app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
        await eventually(bounds).toMatchObject({ x: 1_040, y: 14 });
      } finally {
        await stage.close();
      }
    });
  },
);
