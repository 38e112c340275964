import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { type Bus, createBus } from '../../electron/desktop/dbus';
import { watchDoNotDisturb } from '../../electron/desktop/do-not-disturb';
import { BusConnection } from '../desktop/bus-connection';
import { startBusDaemon } from '../desktop/bus-daemon';
import { ProcessGuard } from '../desktop/process-guard';
import { startDesktop } from '../desktop/start-desktop';
import { waitUntil } from '../desktop/wait-until';

const notifications = { name: 'org.freedesktop.Notifications', path: '/org/freedesktop/Notifications' };
const properties = 'org.freedesktop.DBus.Properties';

let told: (boolean | undefined)[];
let ends: (() => unknown)[];

beforeEach(() => {
  told = [];
  ends = [];
});

afterEach(async () => {
  for (const end of ends.reverse()) await end();
});

function watch(address: string): void {
  const bus: Bus = createBus({ address: () => address, retryMs: 20 });
  const stop = watchDoNotDisturb(bus, (on) => told.push(on));
  ends.push(() => bus.close(), stop);
}

async function comesTo(...expected: readonly (boolean | undefined)[]): Promise<void> {
  await waitUntil(() => JSON.stringify(told) === JSON.stringify(expected), {
    what: JSON.stringify(expected),
    otherwise: () => `told ${JSON.stringify(told)}`,
  });
}

describe('a desktop with dunst', () => {
  it('is not disturbed while dunst is paused', async () => {
    const desktop = await startDesktop({ notifications: 'dunst', keychain: false, trayHost: false });
    ends.push(() => desktop.close());
    const connection = await BusConnection.open(desktop.busAddress);
    ends.push(() => connection.close());
    const pause = (paused: boolean) =>
      connection.call({
        destination: notifications.name,
        path: notifications.path,
        interface: properties,
        member: 'Set',
        signature: 'ssv',
        body: ['org.dunstproject.cmd0', 'paused', ['b', paused]],
      });
    watch(desktop.busAddress);
    await comesTo(false);
    await pause(true);
    await comesTo(false, true);
    await pause(false);
    await comesTo(false, true, false);
    await pause(true);
    await comesTo(false, true, false, true);
    await desktop.dunst.vanish();
    await comesTo(false, true, false, true, undefined);
  });
});

describe('on a bus of its own', () => {
  let address: string;
  let folder: string;
  let server: BusConnection;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offitray-quiet-'));
    const guard = new ProcessGuard(folder);
    ends.push(() => rm(folder, { recursive: true, force: true }));
    ends.push(() => guard.close());
    address = await startBusDaemon(guard, folder, { ...process.env });
    server = await BusConnection.open(address);
    ends.push(() => server.close());
  });

  /** A notification service that calls itself so, and says by a property of its own whether it is inhibited. */
  async function serve(name: string, inhibited?: boolean) {
    const knows = inhibited !== undefined;
    const implementation = {
      GetServerInformation: () => [name, 'tests', '1.0', '1.2'],
      GetCapabilities: () => ['body', ...(knows ? ['inhibitions'] : [])],
      Inhibited: inhibited,
    };
    server.serve(
      notifications.path,
      {
        name: notifications.name,
        methods: { GetServerInformation: ['', 'ssss'], GetCapabilities: ['', 'as'] },
        properties: knows ? { Inhibited: 'b' } : {},
        signals: {},
      },
      implementation,
    );
    await server.requestName(notifications.name);
    return implementation;
  }

  it('Plasma says it by a property of its notification service', async () => {
    const plasma = await serve('Plasma', true);
    watch(address);
    await comesTo(true);
    plasma.Inhibited = false;
    server.emit(notifications.path, properties, 'PropertiesChanged', 'sa{sv}as', [
      notifications.name,
      [],
      [],
    ]);
    await comesTo(true, false);
  });

  it('Xfce says it by a setting', async () => {
    let on = true;
    const settings = await BusConnection.open(address);
    ends.push(() => settings.close());
    settings.serve(
      '/org/xfce/Xfconf',
      { name: 'org.xfce.Xfconf', methods: { GetProperty: ['ss', 'v'] }, properties: {}, signals: {} },
      { GetProperty: () => ['b', on] },
    );
    await settings.requestName('org.xfce.Xfconf');
    await serve('Xfce Notify Daemon');
    watch(address);
    await comesTo(true);
    on = false;
    const changed = (property: string) =>
      settings.emit('/org/xfce/Xfconf', 'org.xfce.Xfconf', 'PropertyChanged', 'ssv', [
        'xfce4-notifyd',
        property,
        ['b', on],
      ]);
    changed('/notify-location');
    changed('/do-not-disturb');
    await comesTo(true, false);
  });

  it('GNOME says it by a setting that dconf tells the changes of', async () => {
    // GSettings itself, over a plain file in place of dconf's own.
    vi.stubEnv('GSETTINGS_BACKEND', 'keyfile').stubEnv('XDG_CONFIG_HOME', folder);
    ends.push(() => vi.unstubAllEnvs());
    const show = (on: boolean) =>
      promisify(execFile)('gsettings', [
        'set',
        'org.gnome.desktop.notifications',
        'show-banners',
        String(on),
      ]);
    await show(false);
    await server.requestName('ca.desrt.dconf');
    await serve('gnome-shell');
    watch(address);
    await comesTo(true);
    await show(true);
    server.emit('/ca/desrt/dconf/Writer/user', 'ca.desrt.dconf.Writer', 'Notify', 'sass', [
      '/org/gnome/desktop/notifications/show-banners',
      [''],
      'tag',
    ]);
    await comesTo(true, false);
  });

  it('a service that says nothing of it leaves it unknown, and takes back what another one said', async () => {
    await serve('Plasma', true);
    watch(address);
    await comesTo(true);
    await server.close();
    await comesTo(true, undefined);
    server = await BusConnection.open(address);
    ends.push(() => server.close());
    await serve('a small one');
    // Once the name has an owner that does speak, whatever the small one said has been heard.
    await server.close();
    server = await BusConnection.open(address);
    ends.push(() => server.close());
    await serve('Plasma', false);
    await comesTo(true, undefined, false);
  });
});
