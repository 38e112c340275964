/**
 * Whether the desktop keeps notifications quiet, on Linux. Nothing common says so; each that can be read is asked in its
 * own way, and asked again whenever it tells that something changed:
 *
 * - KDE Plasma, and who else has the capability `inhibitions`: the property `Inhibited` of the notification service;
 * - dunst: the property `paused` of its own interface;
 * - Xfce: the setting `/do-not-disturb` of its notification service, from xfconf;
 * - GNOME and Cinnamon: a setting of GSettings, whose changes dconf announces on the bus.
 */
import { execFile } from 'node:child_process';
import { type Bus, type BusSignal, variantValue } from './dbus';

const service = 'org.freedesktop.Notifications';
const object = { path: '/org/freedesktop/Notifications', interface: 'org.freedesktop.DBus.Properties' };
const xfconf = {
  destination: 'org.xfce.Xfconf',
  path: '/org/xfce/Xfconf',
  interface: 'org.xfce.Xfconf',
} as const;
/** By a word in the name of the notification service: the setting that is on while banners are shown. */
const banners = [
  { word: 'gnome-shell', schema: 'org.gnome.desktop.notifications', key: 'show-banners' },
  { word: 'cinnamon', schema: 'org.cinnamon.desktop.notifications', key: 'display-notifications' },
] as const;
const commandLimitMs = 3_000;

/**
 * @param onChange called with the first answer and with every change; `undefined` where the desktop does not say.
 * @returns what ends the watch.
 */
export function watchDoNotDisturb(bus: Bus, onChange: (on: boolean | undefined) => void): () => void {
  let owner: string | undefined;
  let told: boolean | undefined;
  let asked = 0;

  async function look(): Promise<void> {
    asked += 1;
    const mine = asked;
    const now = owner === undefined ? undefined : await doNotDisturb(bus);
    // Only the newest question counts: answers may overtake one another.
    if (mine !== asked || now === told) return;
    told = now;
    onChange(now);
  }

  const lookIf = (isAbout: (signal: BusSignal) => boolean) => (signal: BusSignal) => {
    if (isAbout(signal)) void look();
  };
  const stops = [
    bus.watchName(service, (now) => {
      owner = now;
      void look();
    }),
    bus.onSignal(
      { sender: service, ...object, member: 'PropertiesChanged' },
      lookIf(({ sender }) => sender === owner),
    ),
    bus.onSignal(
      {
        sender: xfconf.destination,
        interface: xfconf.interface,
        member: 'PropertyChanged',
        arg0: 'xfce4-notifyd',
      },
      lookIf(({ body }) => body[1] === '/do-not-disturb'),
    ),
    bus.onSignal(
      { sender: 'ca.desrt.dconf', interface: 'ca.desrt.dconf.Writer', member: 'Notify' },
      lookIf(({ body }) => /\/desktop\/notifications\//.test(String(body[0]))),
    ),
  ];
  return () => {
    // An answer that is still under way finds nobody.
    asked += 1;
    for (const stop of stops) stop();
  };
}

async function doNotDisturb(bus: Bus): Promise<boolean | undefined> {
  const [capabilities, [name]] = await Promise.all([
    ask(bus, 'GetCapabilities'),
    ask(bus, 'GetServerInformation'),
  ]);
  const [list] = capabilities;
  if (Array.isArray(list) && list.includes('inhibitions')) return await property(bus, service, 'Inhibited');
  const server = String(name).toLowerCase();
  if (server === 'dunst') return await property(bus, 'org.dunstproject.cmd0', 'paused');
  if (server.includes('xfce')) return await xfceSetting(bus);
  const setting = banners.find(({ word }) => server.includes(word));
  return setting && (await bannersHidden(setting.schema, setting.key));
}

/** A question of the specification to the notification service; empty where it does not answer. */
async function ask(bus: Bus, member: string): Promise<readonly unknown[]> {
  const answer = await bus.call({ destination: service, path: object.path, interface: service, member });
  return answer.ok ? answer.values : [];
}

async function property(bus: Bus, of: string, name: string): Promise<boolean | undefined> {
  const answer = await bus.call({
    destination: service,
    ...object,
    member: 'Get',
    signature: 'ss',
    body: [of, name],
  });
  return answer.ok ? booleanOf(variantValue(answer.values[0])) : undefined;
}

async function xfceSetting(bus: Bus): Promise<boolean | undefined> {
  const answer = await bus.call({
    ...xfconf,
    member: 'GetProperty',
    signature: 'ss',
    body: ['xfce4-notifyd', '/do-not-disturb'],
  });
  return answer.ok ? booleanOf(variantValue(answer.values[0])) : undefined;
}

function booleanOf(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** `undefined` where the command or the setting is not there. */
function bannersHidden(schema: string, key: string): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    execFile('gsettings', ['get', schema, key], { timeout: commandLimitMs }, (error, output) => {
      const word = output.trim();
      resolve(error !== null || (word !== 'true' && word !== 'false') ? undefined : word === 'false');
    });
  });
}
