import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFuses } from '../../build/fuses.mjs';
import { launchPlain } from '../desktop/launch-app';
import { type Desktop, startDesktop } from '../desktop/start-desktop';
import { waitUntil } from '../desktop/wait-until';
import { packagedProgram } from './support/packaged-program';

const production = packagedProgram('production');
const inspectable = packagedProgram('inspectable');

describe('the fuses', () => {
  test('of what is shipped are hardened', async () => {
    expect(await readFuses(production)).toMatchObject({
      RunAsNode: 'off',
      EnableCookieEncryption: 'on',
      EnableNodeOptionsEnvironmentVariable: 'off',
      EnableNodeCliInspectArguments: 'off',
      EnableEmbeddedAsarIntegrityValidation: 'on',
      OnlyLoadAppFromAsar: 'on',
      LoadBrowserProcessSpecificV8Snapshot: 'off',
      GrantFileProtocolExtraPrivileges: 'off',
    });
  });

  test('of what is tested here differ by one, and the application is the same to the byte', async () => {
    const shipped = await readFuses(production);
    expect(await readFuses(inspectable)).toEqual({ ...shipped, EnableNodeCliInspectArguments: 'on' });
    const archive = (program: string) => digest(join(dirname(program), 'resources/app.asar'));
    expect(await archive(inspectable)).toBe(await archive(production));
  });
});

describe('what is shipped', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop();
  });
  afterAll(() => desktop.close());

  test('starts, and opens no inspector when asked to', async () => {
    const app = await launchPlain(desktop, {
      executable: production,
      args: ['--hidden', '--inspect=0', '--remote-debugging-port=0'],
    });
    const item = await desktop.tray.item({ pid: app.pid });
    await waitUntil(async () => (await item.toolTip()) === 'OffiTray: sign-in needed', {
      what: 'its tool tip',
    });
    expect(app.output()).not.toMatch(/Debugger listening|DevTools listening/);
    await app.stop();
  });

  test('is no Node: neither by environment nor by options', async () => {
    const app = await launchPlain(desktop, {
      executable: production,
      args: ['--hidden', '--eval', 'console.log("ran as Node")'],
      env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/nowhere/at/all.cjs' },
    });
    await desktop.tray.item({ pid: app.pid });
    expect(app.output()).not.toMatch(/ran as Node|nowhere/);
    await app.stop();
  });
});

async function digest(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
