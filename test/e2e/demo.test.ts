import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../desktop/start-desktop';
import { waitUntil } from '../desktop/wait-until';
import { connectControl } from '../offices';

const start = fileURLToPath(new URL('../tour/start.ts', import.meta.url));

describe('the demo, on a desktop with a display', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop();
  });
  afterAll(() => desktop.close());

  test('opens the application signed in, says what to do, and ends both at Ctrl-C', async () => {
    const program = await desktop.guard.start(
      process.execPath,
      ['--import', 'tsx', start, '--people', '30'],
      { env: { ...desktop.env, PATH: process.env.PATH } },
    );
    const said = () => program.log();
    const controlUrl = await waitUntil(() => /Control\s+(http:\S+)\/state/.exec(said())?.[1], {
      what: 'the demo to say where it is',
      timeoutMs: 60_000,
      otherwise: said,
    });
    const control = connectControl(controlUrl);
    expect(await control.signIns()).toMatchObject([{ accepted: true }]);
    const item = await desktop.tray.item();
    await waitUntil(async () => /wait for you$/.test(await item.toolTip()), {
      what: 'what waits in the tray',
    });

    const ended = once(program.child, 'exit');
    program.child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    await desktop.tray.waitUntilEmpty();
    await expect(control.state()).rejects.toThrow();
  });

  test('says at once that it knows no such system', async () => {
    const program = await desktop.guard.start(
      process.execPath,
      ['--import', 'tsx', start, '--system', 'elsewhere'],
      {
        env: { ...desktop.env, PATH: process.env.PATH },
      },
    );
    const [code] = await once(program.child, 'exit');
    expect(code).toBe(1);
    expect(program.log()).toContain('There is no office system "elsewhere"');
  });
});
