import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchPlain } from '../desktop/launch-app';
import { hasWayland, startWayland, type WaylandSession } from '../desktop/wayland-compositor';
import { eventually } from './support/eventually';
import { outputPath, packagedProgram } from './support/packaged-program';
import type { RunningApp } from './support/running-app';
import { type Stage, setStage } from './support/stage';
import { inbox, signInForm } from './support/views';

/** So small that whatever place the compositor chooses, the window is under its middle. */
const screen = { width: 800, height: 820 };
const middle = { x: screen.width / 2, y: screen.height / 2 };

const title = 'on Wayland, with a real compositor';
describe.skipIf(!hasWayland())(hasWayland() ? title : `${title} (left out: Weston is not installed)`, () => {
  let stage: Stage;
  let session: WaylandSession;
  let app: RunningApp;

  beforeAll(async () => {
    stage = await setStage();
    session = await startWayland(stage.desktop, screen);
    app = await start('--preset', stage.presetFile);
  });
  afterAll(() => stage.close());

  const start = (...args: readonly string[]) =>
    stage.launch({ args: [...args, ...session.flags], env: session.env });

  const facts = () =>
    app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return {
        visible: window?.isVisible(),
        focused: window?.isFocused(),
        resizable: window?.isResizable(),
        onTop: window?.isAlwaysOnTop(),
        size: window?.getSize(),
      };
    });

  test('it opens as an ordinary small window, in which one signs in by keyboard', async () => {
    const page = await app.window();
    await eventually(async () => (await facts()).focused).toBe(true);
    expect(await facts()).toMatchObject({ resizable: true, onTop: false });
    const { password } = signInForm(page);
    await eventually(() => password.evaluate((field) => field === document.activeElement)).toBe(true);
    await stage.desktop.xdotool('mousemove', `${middle.x}`, `${middle.y}`);
    await stage.desktop.xdotool('type', '--delay', '20', stage.approver.password);
    await stage.desktop.xdotool('key', 'Return');
    await inbox(page).getByRole('listitem').first().waitFor();
    await mkdir(outputPath('e2e'), { recursive: true });
    await stage.desktop.screenshot(outputPath('e2e/wayland.png'));
  });

  test('it keeps the size that it was given, over a restart', async () => {
    const given = [430, 610];
    await app.evaluate(
      ({ BrowserWindow }, [width = 0, height = 0]) =>
        BrowserWindow.getAllWindows()[0]?.setSize(width, height),
      given,
    );
    await eventually(async () => (await facts()).size).toEqual(given);
    await app.quit();
    app = await start();
    await app.open();
    expect((await facts()).size).toEqual(given);
  });

  test('it stays when something else takes the focus, and a second start brings it to the front', async () => {
    const terminal = await session.cover();
    await eventually(async () => (await facts()).focused).toBe(false);
    expect(await facts()).toMatchObject({ visible: true });
    const second = await launchPlain(stage.desktop, {
      executable: packagedProgram('inspectable'),
      args: session.flags,
      userDataDir: stage.userDataDir,
      env: session.env,
    });
    expect((await second.exit).code).toBe(0);
    await eventually(async () => (await facts()).focused).toBe(true);
    await stage.desktop.screenshot(outputPath('e2e/wayland-second-start.png'));
    await terminal.stop();
  });
});
