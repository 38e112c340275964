import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { access, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { BusConnection, type BusMessage } from '../desktop/bus-connection';
import { NOTIFICATIONS } from '../desktop/notification-log';
import { type Desktop, type DesktopOptions, startDesktop } from '../desktop/start-desktop';
import { waitUntil } from '../desktop/wait-until';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function desktopWith(options: DesktopOptions): Promise<Desktop> {
  const desktop = await startDesktop(options);
  closers.push(() => desktop.close());
  return desktop;
}

/** A connection that stands for the program under test, and the signals it hears from the notification daemon. */
async function programOn(desktop: Desktop) {
  const bus = await BusConnection.open(desktop.busAddress);
  closers.push(() => bus.close());
  const heard: BusMessage[] = [];
  await bus.onSignal(`interface='${NOTIFICATIONS.interface}'`, (message) => {
    if (message.interface === NOTIFICATIONS.interface) heard.push(message);
  });
  const call = (member: string, signature: string, body: unknown[]) => {
    const { name: destination, path, interface: interfaceName } = NOTIFICATIONS;
    return bus.call({ destination, path, interface: interfaceName, member, signature, body });
  };
  const notify = async (summary: string, replacesId = 0): Promise<number> => {
    const actions = ['default', 'Open', 'approve', 'Approve', 'reject', 'Reject'];
    const body = ['Program', replacesId, '', summary, 'text', actions, [['urgency', ['y', 1]]], 0];
    const [id] = await call('Notify', 'susssasa{sv}i', body);
    return Number(id);
  };
  return { bus, call, notify, heard: () => heard.map(({ member, body }) => [member, ...(body ?? [])]) };
}

/** Processes which were started with `folder` somewhere in their environment. */
function processesOf(folder: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && environmentOf(pid).includes(folder));
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return ''; // Gone meanwhile, or another user's: not one of ours.
  }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

const bare: DesktopOptions = { notifications: 'none', keychain: false, trayHost: false };

describe('a desktop', () => {
  test('has a screen, a bus and a home of its own, beside another one', async () => {
    const [one, other] = await Promise.all([desktopWith(bare), desktopWith(bare)]);
    for (const name of ['DISPLAY', 'HOME', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR']) {
      expect(one.env[name]).toBeTruthy();
      expect(one.env[name]).not.toBe(other.env[name]);
    }
    expect(await one.xdotool('getdisplaygeometry')).toBe('1280 900');
  });

  test('leaves neither a process nor a file behind when it is closed', async () => {
    const desktop = await startDesktop({ notifications: 'dunst' });
    const folder = dirname(desktop.homeDir);
    expect(processesOf(folder).length).toBeGreaterThanOrEqual(4);
    await desktop.close();
    expect(processesOf(folder)).toEqual([]);
    expect(await exists(folder)).toBe(false);
  });

  test('leaves neither a process nor a file behind when the test process is killed', async () => {
    const module = join(root, 'test/desktop/start-desktop.ts');
    const script = `import { startDesktop } from ${JSON.stringify(module)};
      const desktop = await startDesktop({ notifications: 'dunst' });
      process.stdout.write(desktop.homeDir + '\\n');
      setInterval(() => undefined, 1000);`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    closers.push(() => child.kill('SIGKILL'));
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const folder = dirname(line.toString('utf8').trim());
    expect(processesOf(folder).length).toBeGreaterThanOrEqual(4);
    child.kill('SIGKILL');
    await waitUntil(async () => processesOf(folder).length === 0 && !(await exists(folder)), {
      what: 'the desktop to be cleared away',
    });
  });

  test('photographs its screen', async () => {
    const desktop = await desktopWith({ ...bare, background: 'xc:#3366cc' });
    const folder = await mkdtemp(join(tmpdir(), 'offitray-photo-'));
    closers.push(() => rm(folder, { recursive: true }));
    const file = join(folder, 'screen.png');
    await desktop.screenshot(file);
    expect((await stat(file)).size).toBeGreaterThan(0);
    const { stdout } = await run('convert', [file, '-resize', '1x1!', '-format', '%[hex:u.p{0,0}]', 'info:']);
    expect(stdout).toMatch(/^3366CC/i);
  });
});

describe('the notification recorder', () => {
  test('writes every call down and presses buttons like a user', async () => {
    const desktop = await desktopWith({ keychain: false, trayHost: false });
    const program = await programOn(desktop);
    const id = await program.notify('Anna asks for leave');
    const call = await desktop.notifications.waitFor(({ summary }) => summary.startsWith('Anna'));
    expect(call).toMatchObject({ id, appName: 'Program', body: 'text', hints: { urgency: 1 } });
    expect(call.actions.map(({ label }) => label)).toEqual(['Open', 'Approve', 'Reject']);

    expect(await program.notify('Anna asks for more leave', id)).toBe(id);
    expect(desktop.notifications.visible().map(({ summary }) => summary)).toEqual([
      'Anna asks for more leave',
    ]);
    desktop.notifications.press(id, 'approve');
    const expected = [
      ['ActionInvoked', id, 'approve'],
      ['NotificationClosed', id, 2],
    ];
    await waitUntil(() => program.heard().length >= 2, { what: 'both signals' });
    expect(program.heard()).toEqual(expected);
    expect(() => desktop.notifications.press(id, 'approve')).toThrow('is visible');
  });

  test('vanishes, refuses, and comes back counting from 1', async () => {
    const desktop = await desktopWith({ keychain: false, trayHost: false });
    const program = await programOn(desktop);
    await program.notify('one');
    await program.notify('two');
    await desktop.notifications.vanish();
    await expect(program.notify('nobody hears')).rejects.toThrow('ServiceUnknown');
    await desktop.notifications.appear();
    expect(await program.notify('three')).toBe(1);
    await program.call('CloseNotification', 'u', [1]);
    expect((await desktop.notifications.waitForClose(1)).id).toBe(1);
    desktop.notifications.refusal = 'Too many notifications';
    await expect(program.notify('four')).rejects.toThrow('Too many notifications');
    expect(desktop.notifications.calls.map(({ summary }) => summary)).toEqual(['one', 'two', 'three']);
  });
});

test('dunst shows notifications and its menu presses exactly the button asked for', async () => {
  const desktop = await desktopWith({ notifications: 'dunst', keychain: false, trayHost: false });
  const program = await programOn(desktop);
  const anna = await program.notify('Anna [x] (y) asks');
  const bob = await program.notify('Bob asks');
  await desktop.dunst.waitForDisplayed(2);
  expect((await desktop.dunst.pressAction('Reject')).id).toBe(bob);
  expect((await desktop.dunst.pressAction('Approve', anna)).id).toBe(anna);
  await waitUntil(() => program.heard().length >= 2, { what: 'both signals' });
  expect(program.heard()).toEqual([
    ['ActionInvoked', bob, 'reject'],
    ['ActionInvoked', anna, 'approve'],
  ]);
  await program.call('CloseNotification', 'u', [anna]);
  await desktop.dunst.waitForDisplayed(1);
});

test('the keychain shows what was stored, locks, unlocks, and goes away', async () => {
  const desktop = await desktopWith({ notifications: 'none', trayHost: false });
  const keytar = (expression: string) =>
    run(process.execPath, ['--eval', `require('keytar').${expression}`], { cwd: root, env: desktop.env });
  await keytar(`setPassword('OffiTray', 'anna@office.example', 'päss')`);
  expect(await desktop.keychain.list()).toMatchObject([
    { attributes: { service: 'OffiTray', account: 'anna@office.example' }, secret: 'päss' },
  ]);
  await desktop.keychain.lock();
  expect(await desktop.keychain.isLocked()).toBe(true);
  await desktop.keychain.unlock();
  expect(await desktop.keychain.isLocked()).toBe(false);
  await desktop.keychain.vanish();
  await expect(keytar(`getPassword('OffiTray', 'anna@office.example')`)).rejects.toThrow();
  await desktop.keychain.appear();
  expect(await desktop.keychain.list()).toHaveLength(1);
  await desktop.keychain.clear();
  expect(await desktop.keychain.list()).toEqual([]);
});
