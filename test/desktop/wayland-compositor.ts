import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GuardedProcess } from './process-guard';
import type { Desktop } from './start-desktop';
import { waitUntil } from './wait-until';

const socket = 'wayland-test';

/** A Wayland session on a desktop: a real compositor that shows its screen in a window of the desktop's display. */
export interface WaylandSession {
  /** Added to the desktop's environment, or taken from it, for a program of this session. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Flags that make Electron a program of Wayland, and not of the X server that stands behind. */
  readonly flags: readonly string[];
  /** Starts a program that covers the whole screen and takes the focus. */
  cover(): Promise<GuardedProcess>;
}

export function hasWayland(): boolean {
  return spawnSync('weston', ['--version']).error === undefined;
}

/** Starts Weston in the upper left corner of the display, without a screen lock. It ends with the desktop. */
export async function startWayland(
  desktop: Desktop,
  size: { readonly width: number; readonly height: number },
): Promise<WaylandSession> {
  const weston = await desktop.guard.start(
    'weston',
    [
      '--backend=x11-backend.so',
      '--use-pixman',
      '--no-config',
      '--idle-time=0',
      `--socket=${socket}`,
      `--width=${size.width}`,
      `--height=${size.height}`,
    ],
    { env: desktop.env },
  );
  await waitUntil(() => existsSync(join(desktop.env.XDG_RUNTIME_DIR ?? '', socket)), {
    what: 'a Wayland compositor',
    otherwise: () => weston.log(),
  });
  const env = { WAYLAND_DISPLAY: socket, XDG_SESSION_TYPE: 'wayland', DISPLAY: undefined };
  return {
    env,
    flags: ['--ozone-platform=wayland'],
    cover: () =>
      desktop.guard.start('weston-terminal', ['--maximized'], {
        env: { ...desktop.env, WAYLAND_DISPLAY: socket },
      }),
  };
}
