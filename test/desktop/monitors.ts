import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ProcessGuard } from './process-guard';
import type { Desktop } from './start-desktop';
import { photographScreen, runXdotool, startXServer } from './virtual-display';

const run = promisify(execFile);
const server = '/usr/lib/xorg/Xorg';

export interface Monitor {
  readonly width: number;
  readonly height: number;
}

/** An X server with monitors that are plugged in and pulled out, beside the screen of a desktop. */
export interface Monitors {
  /** For a program that is to be shown on them. */
  readonly env: Readonly<Record<string, string>>;
  /** The last one goes; windows stay where they are, as on a desktop without a window manager that moves them. */
  unplugLast(): Promise<void>;
  xdotool(...args: readonly string[]): Promise<string>;
  screenshot(file: string): Promise<void>;
}

/** Why there are none here; `undefined` where there are, which is tried. */
export async function whyNoMonitors(): Promise<string | undefined> {
  // Only root may name a configuration of its own.
  if (process.getuid?.() !== 0) return 'Xorg takes its configuration from root alone';
  try {
    accessSync(server, constants.X_OK);
    accessSync('/usr/lib/xorg/modules/drivers/dummy_drv.so', constants.R_OK);
  } catch {
    return 'Xorg or its dummy driver is not installed';
  }
  const folder = await mkdtemp(join(tmpdir(), 'offitray-monitors-'));
  const guard = new ProcessGuard(folder);
  try {
    await startXorg(guard, folder, [{ width: 640, height: 480 }], process.env);
    return undefined;
  } catch (error) {
    return `Xorg does not start here: ${error instanceof Error ? error.message.slice(0, 300) : ''}`;
  } finally {
    await guard.close();
  }
}

/** Starts Xorg with the monitors given, from left to right, their upper edges in one line. It ends with the desktop. */
export async function startMonitors(desktop: Desktop, monitors: readonly Monitor[]): Promise<Monitors> {
  const folder = await mkdtemp(join(desktop.env.TMPDIR ?? '', 'monitors-'));
  const place = await startXorg(desktop.guard, folder, monitors, desktop.env);
  const env = { ...desktop.env, ...place };
  const xrandr = async (...args: readonly string[]) => void (await run('xrandr', [...args], { env }));
  let left = 0;
  for (const [at, { width, height }] of monitors.entries()) {
    const mode = `${width}x${height}-${at}`;
    await xrandr('--newmode', mode, ...timing(width, height));
    await xrandr('--addmode', output(at), mode);
    await xrandr('--output', output(at), '--mode', mode, '--pos', `${left}x0`);
    left += width;
  }
  // Only who asks anew makes the server look which monitors are connected.
  await xrandr('--query');
  return {
    env,
    unplugLast: () => xrandr('--output', output(monitors.length - 1), '--off'),
    xdotool: (...args) => runXdotool(env, args),
    screenshot: (file) => photographScreen(env, file),
  };
}

async function startXorg(
  guard: ProcessGuard,
  folder: string,
  monitors: readonly Monitor[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly DISPLAY: string; readonly XAUTHORITY: string }> {
  const config = join(folder, 'xorg.conf');
  await writeFile(config, configuration(monitors));
  const authorityFile = join(folder, 'Xauthority');
  await writeFile(authorityFile, '', { mode: 0o600 });
  const args = [
    ...['-config', config, '-logfile', join(folder, 'xorg.log'), '-displayfd', '3'],
    ...['-nolisten', 'tcp', '-noreset', '-novtswitch', '-sharevts', '-dpi', '96', 'vt7'],
  ];
  return { DISPLAY: await startXServer(guard, server, args, env), XAUTHORITY: authorityFile };
}

function output(at: number): string {
  return `DUMMY${at}`;
}

/** Of a monitor that nobody looks at: any that the driver takes. */
function timing(width: number, height: number): readonly string[] {
  const [total, lines] = [width + 200, height + 40];
  const clockMhz = ((total * lines * 60) / 1e6).toFixed(2);
  const across = [width, width + 40, width + 100, total];
  const down = [height, height + 3, height + 10, lines];
  return [clockMhz, ...across.map(String), ...down.map(String)];
}

function configuration(monitors: readonly Monitor[]): string {
  const width = monitors.reduce((sum, monitor) => sum + monitor.width, 0);
  const height = Math.max(...monitors.map((monitor) => monitor.height));
  return `
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
EndSection
Section "Device"
  Identifier "nothing"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Monitor"
  Identifier "any"
  HorizSync 5-1000
  VertRefresh 5-200
EndSection
Section "Screen"
  Identifier "screen"
  Device "nothing"
  Monitor "any"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual ${width} ${height}
  EndSubSection
EndSection
`;
}
