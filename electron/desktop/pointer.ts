/** Where the pointer is. */
import { type Point, screen } from 'electron';
import { askForPointer, type XEnvironment } from './x11-pointer';

/** A display that takes longer is not waited for: somebody wants to see the window. */
const limitMs = 200;

/**
 * Where the pointer is on the screen, in the units of windows. On X11 Electron tells where a window of this program saw it
 * last, which is somewhere else when the tray icon is clicked (github.com/electron/electron/issues/42519): there the display
 * itself is asked. Not for Wayland, where nobody is told.
 */
export async function pointerPlace(platform: NodeJS.Platform, env: XEnvironment): Promise<Point> {
  if (platform !== 'linux') return screen.getCursorScreenPoint();
  try {
    return inUnitsOfWindows(await askForPointer(env, limitMs));
  } catch {
    // The window still has to be somewhere.
    return screen.getCursorScreenPoint();
  }
}

function inUnitsOfWindows(place: Point): Point {
  // Older Electrons offer it on Windows alone.
  const convert: typeof screen.screenToDipPoint | undefined = screen.screenToDipPoint;
  if (convert !== undefined) return convert.call(screen, place);
  const { scaleFactor } = screen.getPrimaryDisplay();
  return { x: Math.round(place.x / scaleFactor), y: Math.round(place.y / scaleFactor) };
}
