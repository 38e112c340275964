import { mkdir, mkdtemp } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBusDaemon } from './bus-daemon';
import { Dunst } from './dunst';
import { Keychain } from './keychain';
import { LoginManager } from './login-manager';
import { NotificationRecorder, type RecorderOptions } from './notification-recorder';
import { ProcessGuard } from './process-guard';
import { TrayHost } from './tray-host';
import { paintBackground, photographScreen, runXdotool, startVirtualDisplay } from './virtual-display';

export interface DesktopOptions {
  /** A display of its own (default), or the one this process has. */
  readonly display?: 'virtual' | 'inherit';
  /** Width x height x depth of a virtual display. */
  readonly screen?: string;
  /** ImageMagick picture for the background of a virtual display; none by default. */
  readonly background?: string;
  /** Whether a keychain is there; by default it is. */
  readonly keychain?: boolean;
  /** Who answers to org.freedesktop.Notifications; the recorder by default. */
  readonly notifications?: 'recorder' | 'dunst' | 'none';
  readonly recorder?: RecorderOptions;
  /** Whether a panel with a tray is there; by default it is. */
  readonly trayHost?: boolean;
  /** `none`: no message bus at all; `dead`: an address where nobody listens. Both leave out all that needs one. */
  readonly bus?: 'private' | 'none' | 'dead';
  /** Value of XDG_CURRENT_DESKTOP. */
  readonly name?: string;
}

/** A desktop session of its own around a program: screen, message bus, home folder and what lives on the bus. */
export interface Desktop {
  /** The whole environment for a program on this desktop; nothing of the user's own is in it. */
  readonly env: Readonly<Record<string, string>>;
  /** HOME: empty at the start, gone after `close`. */
  readonly homeDir: string;
  /** DBUS_SESSION_BUS_ADDRESS. */
  readonly busAddress: string;
  /** Takes over foreign processes so that they end with the desktop. */
  readonly guard: ProcessGuard;
  /** Throws on a desktop without the recorder. */
  readonly notifications: NotificationRecorder;
  /** Throws on a desktop without dunst. */
  readonly dunst: Dunst;
  /** Throws on a desktop without a tray. */
  readonly tray: TrayHost;
  /** Throws on a desktop without a keychain. */
  readonly keychain: Keychain;
  /** Tells programs that the machine sleeps and wakes. Throws on a desktop without a bus. */
  readonly power: LoginManager;
  /** Photographs the screen into `file` (its folder must exist). */
  screenshot(file: string): Promise<void>;
  /** Runs one xdotool command line; resolves with what it printed. */
  xdotool(...args: readonly string[]): Promise<string>;
  /** Stops every process of this desktop and removes its folders. Safe to call twice. */
  close(): Promise<void>;
}

interface Parts {
  notifications?: NotificationRecorder;
  dunst?: Dunst;
  tray?: TrayHost;
  keychain?: Keychain;
  power?: LoginManager;
}

/**
 * Starts a desktop. Several can run at once. When this process ends, in whatever way, everything the desktop started
 * is stopped and its folder removed.
 */
export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const folder = await mkdtemp(join(tmpdir(), 'offitray-desktop-'));
  const guard = new ProcessGuard(folder);
  const parts: Parts = {};
  const close = async () => {
    // A part whose bus died already has nothing to say goodbye to, and must not keep the rest from closing.
    await Promise.allSettled([
      parts.notifications?.vanish(),
      parts.tray?.vanish(),
      parts.keychain?.close(),
      parts.power?.close(),
      parts.dunst?.close(),
    ]);
    await guard.close();
  };
  try {
    const env = await prepareEnvironment(folder, guard, options);
    if ((options.bus ?? 'private') === 'private') await startParts(parts, guard, folder, env, options);
    return describe(env, guard, parts, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepareEnvironment(
  folder: string,
  guard: ProcessGuard,
  options: DesktopOptions,
): Promise<Record<string, string>> {
  const env = await baseEnvironment(folder, options.name ?? 'XFCE');
  const screen = options.screen ?? '1280x900x24';
  const bus = options.bus ?? 'private';
  const [display, address] = await Promise.all([
    options.display === 'inherit' ? inheritedDisplay() : virtualDisplay(guard, folder, screen, env),
    bus === 'private' ? startBusDaemon(guard, folder, env) : busAddressOf(bus, folder),
  ]);
  Object.assign(env, display, {
    DBUS_SESSION_BUS_ADDRESS: address,
    // The user's own system bus stays out of it: power and network are the desktop's to announce.
    DBUS_SYSTEM_BUS_ADDRESS: address,
  });
  if (options.background !== undefined) await paintBackground(env, options.background, screen);
  return env;
}

async function baseEnvironment(folder: string, name: string): Promise<Record<string, string>> {
  const home = join(folder, 'home');
  const folders = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_STATE_HOME: join(home, '.local', 'state'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    TMPDIR: join(folder, 'tmp'),
  };
  for (const path of Object.values(folders)) await mkdir(path, { recursive: true, mode: 0o700 });
  return {
    ...folders,
    PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
    USER: process.env.USER ?? 'tester',
    LANG: 'C.UTF-8',
    TZ: process.env.TZ ?? 'UTC',
    XDG_CURRENT_DESKTOP: name,
    XDG_SESSION_DESKTOP: name.toLowerCase(),
    XDG_SESSION_TYPE: 'x11',
    GSETTINGS_BACKEND: 'memory',
    NO_AT_BRIDGE: '1',
  };
}

async function virtualDisplay(
  guard: ProcessGuard,
  folder: string,
  screen: string,
  env: Record<string, string>,
): Promise<Record<string, string>> {
  const { display, authorityFile } = await startVirtualDisplay(guard, folder, screen, env);
  return { DISPLAY: display, XAUTHORITY: authorityFile };
}

function inheritedDisplay(): Record<string, string> {
  const display = process.env.DISPLAY;
  if (display === undefined) throw new Error('There is no display to inherit');
  // The default file is below the user's HOME, which the desktop replaces by its own.
  return { DISPLAY: display, XAUTHORITY: process.env.XAUTHORITY ?? join(homedir(), '.Xauthority') };
}

/** An unset address would make the D-Bus library start a bus through X11, which is not what "none" means. */
function busAddressOf(bus: 'none' | 'dead', folder: string): string {
  return bus === 'none' ? 'disabled:' : `unix:path=${join(folder, 'nobody-listens')}`;
}

async function startParts(
  parts: Parts,
  guard: ProcessGuard,
  folder: string,
  env: Record<string, string>,
  options: DesktopOptions,
): Promise<void> {
  const address = env.DBUS_SESSION_BUS_ADDRESS ?? '';
  const notifications = options.notifications ?? 'recorder';
  const starting: Promise<unknown>[] = [LoginManager.start(address).then((l) => (parts.power = l))];
  if (notifications === 'recorder') {
    starting.push(
      NotificationRecorder.start(address, options.recorder).then((r) => (parts.notifications = r)),
    );
  }
  if (notifications === 'dunst') {
    starting.push(Dunst.start(guard, folder, env, address).then((d) => (parts.dunst = d)));
  }
  if (options.trayHost !== false) starting.push(TrayHost.start(address).then((t) => (parts.tray = t)));
  if (options.keychain !== false) {
    starting.push(Keychain.start(guard, env, address).then((k) => (parts.keychain = k)));
  }
  const outcomes = await Promise.allSettled(starting);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

function describe(
  env: Record<string, string>,
  guard: ProcessGuard,
  parts: Parts,
  close: () => Promise<void>,
): Desktop {
  let closing: Promise<void> | undefined;
  return {
    env,
    homeDir: env.HOME ?? '',
    busAddress: env.DBUS_SESSION_BUS_ADDRESS ?? '',
    guard,
    get notifications() {
      return present(parts.notifications, 'notification recorder');
    },
    get dunst() {
      return present(parts.dunst, 'dunst');
    },
    get tray() {
      return present(parts.tray, 'tray');
    },
    get keychain() {
      return present(parts.keychain, 'keychain');
    },
    get power() {
      return present(parts.power, 'message bus');
    },
    screenshot: (file) => photographScreen(env, file),
    xdotool: (...args) => runXdotool(env, args),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function present<T>(part: T | undefined, name: string): T {
  if (part === undefined) throw new Error(`This desktop was started without a ${name}`);
  return part;
}
