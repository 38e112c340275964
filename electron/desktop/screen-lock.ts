/** Whether the screen is locked, on Linux, where Electron does not tell. */
import { type Bus, variantValue } from './dbus';

/** Screen savers that say when they lock, by the name they own. */
const savers = [
  { name: 'org.freedesktop.ScreenSaver', path: '/org/freedesktop/ScreenSaver' },
  { name: 'org.gnome.ScreenSaver', path: '/org/gnome/ScreenSaver' },
  { name: 'org.cinnamon.ScreenSaver', path: '/org/cinnamon/ScreenSaver' },
  { name: 'org.mate.ScreenSaver', path: '/org/mate/ScreenSaver' },
  { name: 'org.xfce.ScreenSaver', path: '/org/xfce/ScreenSaver' },
] as const;

const login = 'org.freedesktop.login1';

export interface ScreenLockOptions {
  readonly sessionBus: Bus;
  /** Where logind is; it knows of lockers that own none of the names. */
  readonly systemBus?: Bus | undefined;
  onChange(locked: boolean): void;
}

/** Watches every source there is; locked is what at least one of them says. Returns what ends the watch. */
export function watchScreenLock({ sessionBus, systemBus, onChange }: ScreenLockOptions): () => void {
  const lockedBy = new Set<string>();
  let told = false;

  function set(source: string, locked: boolean): void {
    if (locked) lockedBy.add(source);
    else lockedBy.delete(source);
    if (told === lockedBy.size > 0) return;
    told = !told;
    onChange(told);
  }

  const stops = savers.flatMap(({ name, path }) => watchSaver(sessionBus, name, path, (on) => set(name, on)));
  if (systemBus !== undefined) stops.push(...watchLogin(systemBus, (on) => set(login, on)));
  return () => {
    for (const stop of stops) stop();
  };
}

function watchSaver(bus: Bus, name: string, path: string, set: (locked: boolean) => void): (() => void)[] {
  let owner: string | undefined;
  return [
    bus.onSignal({ sender: name, interface: name, member: 'ActiveChanged' }, ({ sender, body }) => {
      if (sender === owner) set(body[0] === true);
    }),
    bus.watchName(name, (now) => {
      owner = now;
      // A screen saver that dies while it locks has unlocked.
      if (now === undefined) set(false);
      else void askSaver(bus, now, name, path, set);
    }),
  ];
}

async function askSaver(
  bus: Bus,
  owner: string,
  name: string,
  path: string,
  set: (locked: boolean) => void,
): Promise<void> {
  const answer = await bus.call({ destination: owner, path, interface: name, member: 'GetActive' });
  if (answer.ok) set(answer.values[0] === true);
}

/** The session that this process runs in tells by its property `LockedHint`. */
function watchLogin(bus: Bus, set: (locked: boolean) => void): (() => void)[] {
  let owner: string | undefined;
  let sessionPath: string | undefined;
  const properties = 'org.freedesktop.DBus.Properties';
  const session = `${login}.Session`;
  return [
    bus.onSignal(
      { sender: login, interface: properties, member: 'PropertiesChanged', arg0: session },
      ({ sender, path, body }) => {
        if (sender !== owner || path !== sessionPath || !Array.isArray(body[1])) return;
        for (const [name, value] of body[1] as [unknown, unknown][]) {
          if (name === 'LockedHint') set(variantValue(value) === true);
        }
      },
    ),
    bus.watchName(login, async (now) => {
      owner = now;
      set(false);
      if (now === undefined) return;
      const own = await bus.call({
        destination: now,
        path: '/org/freedesktop/login1',
        interface: `${login}.Manager`,
        member: 'GetSessionByPID',
        signature: 'u',
        body: [process.pid],
      });
      if (!own.ok || now !== owner) return;
      sessionPath = String(own.values[0]);
      const hint = await bus.call({
        destination: now,
        path: sessionPath,
        interface: properties,
        member: 'Get',
        signature: 'ss',
        body: [session, 'LockedHint'],
      });
      if (hint.ok) set(variantValue(hint.values[0]) === true);
    }),
  ];
}
