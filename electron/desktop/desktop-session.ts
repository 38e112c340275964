/** What kind of desktop session this is. Knows no Electron. */

export interface SessionFacts {
  readonly platform: NodeJS.Platform;
  /** XDG_SESSION_TYPE and WAYLAND_DISPLAY. */
  readonly sessionType?: string | undefined;
  readonly waylandDisplay?: string | undefined;
}

/** The session that the program runs in. */
export const desktopSession: SessionFacts = {
  platform: process.platform,
  sessionType: process.env.XDG_SESSION_TYPE,
  waylandDisplay: process.env.WAYLAND_DISPLAY,
};

/** There no window chooses its place, learns where the pointer is, or comes forward by itself. */
export function isWayland({ platform, sessionType, waylandDisplay }: SessionFacts): boolean {
  if (platform !== 'linux') return false;
  return sessionType === 'wayland' || (!sessionType && Boolean(waylandDisplay));
}
