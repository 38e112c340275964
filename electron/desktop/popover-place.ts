/** Where the popover goes. Knows no Electron. */

export interface Place {
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Area extends Place, Size {}

export const popoverSize: Size = { width: 400, height: 600 };
export const smallestWindow: Size = { width: 360, height: 480 };
/** Between the popover and what it hangs from, and the edges of the screen. */
const gap = 8;

/**
 * Beside the panel that was clicked: centred on the point across the panel, against the nearest edge of the work
 * area, and never outside it.
 *
 * @param point where the tray icon was clicked.
 * @param display the whole display that has the point.
 * @param workArea what its panels leave free.
 */
export function placePopover(point: Place, display: Area, workArea: Area, size: Size = popoverSize): Area {
  const width = Math.min(size.width, workArea.width);
  const height = Math.min(size.height, workArea.height);
  const room = {
    top: point.y - display.y,
    bottom: display.y + display.height - point.y,
    left: point.x - display.x,
    right: display.x + display.width - point.x,
  };
  const nearest = Math.min(room.top, room.bottom, room.left, room.right);
  let x = point.x - width / 2;
  let y = point.y - height / 2;
  if (nearest === room.top) y = Math.max(workArea.y, point.y) + gap;
  else if (nearest === room.bottom) y = Math.min(workArea.y + workArea.height, point.y) - height - gap;
  else if (nearest === room.left) x = Math.max(workArea.x, point.x) + gap;
  else x = Math.min(workArea.x + workArea.width, point.x) - width - gap;
  return {
    x: clamp(x, workArea.x, workArea.x + workArea.width - width),
    y: clamp(y, workArea.y, workArea.y + workArea.height - height),
    width,
    height,
  };
}

/** The size of the window in window mode: as it was left, within reason. */
export function windowSize(remembered: Size | undefined, workArea: Size): Size {
  const wished = remembered ?? { width: popoverSize.width + 20, height: popoverSize.height + 40 };
  return {
    width: clamp(wished.width, Math.min(smallestWindow.width, workArea.width), workArea.width),
    height: clamp(wished.height, Math.min(smallestWindow.height, workArea.height), workArea.height),
  };
}

function clamp(value: number, least: number, most: number): number {
  if (!Number.isFinite(value)) return least;
  return Math.round(Math.min(Math.max(value, least), most));
}

export type WindowMode = 'popover' | 'window';

/** A popover needs a tray to hang from and a desktop that lets a window choose its place. */
export function windowMode(facts: {
  readonly platform: NodeJS.Platform;
  readonly trayHost: boolean;
  /** XDG_SESSION_TYPE and WAYLAND_DISPLAY. */
  readonly sessionType?: string | undefined;
  readonly waylandDisplay?: string | undefined;
}): WindowMode {
  if (facts.platform !== 'linux') return 'popover';
  const wayland = facts.sessionType === 'wayland' || (!facts.sessionType && Boolean(facts.waylandDisplay));
  return facts.trayHost && !wayland ? 'popover' : 'window';
}
