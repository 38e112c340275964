/** Where the popover goes. Knows no Electron. */
import { isWayland, type SessionFacts } from './desktop-session';

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
const smallestWindow: Size = { width: 360, height: 480 };
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

/** The nearest place wholly within an area, smaller where it has to be. */
export function within(area: Area, bounds: Area): Area {
  const width = Math.min(bounds.width, area.width);
  const height = Math.min(bounds.height, area.height);
  return {
    x: clamp(bounds.x, area.x, area.x + area.width - width),
    y: clamp(bounds.y, area.y, area.y + area.height - height),
    width,
    height,
  };
}

/** Where the program draws title bar and shadow itself, as on GNOME, some 44 by 80 of it are theirs. */
const usualWindow: Size = { width: popoverSize.width + 60, height: popoverSize.height + 100 };
/** Where the desktop draws the title bar, it is on top of the window's size. */
const titleBar = 48;

/** The size of the window in window mode, and how small it may become: as it was left, within reason. */
export function windowSize(
  remembered: Size | undefined,
  workArea: Size,
): Size & { readonly minWidth: number; readonly minHeight: number } {
  const wished = remembered ?? usualWindow;
  const most = { width: workArea.width, height: workArea.height - titleBar };
  const minWidth = Math.min(smallestWindow.width, most.width);
  const minHeight = Math.min(smallestWindow.height, most.height - titleBar);
  return {
    width: clamp(wished.width, minWidth, most.width),
    height: clamp(wished.height, minHeight, most.height),
    minWidth,
    minHeight,
  };
}

function clamp(value: number, least: number, most: number): number {
  if (!Number.isFinite(value)) return least;
  return Math.round(Math.min(Math.max(value, least), most));
}

export type WindowMode = 'popover' | 'window';

/** A popover needs a tray to hang from and a desktop that lets a window choose its place. */
export function windowMode({
  trayHost,
  ...session
}: SessionFacts & { readonly trayHost: boolean }): WindowMode {
  if (session.platform !== 'linux') return 'popover';
  return trayHost && !isWayland(session) ? 'popover' : 'window';
}
