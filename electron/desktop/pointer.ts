/** Where the pointer is. */
import { type Point, screen } from 'electron';
import { type XEnvironment, XPointer } from './x11-pointer';

/** A display that takes longer is not waited for: somebody wants to see the window. */
const limitMs = 200;

/**
 * Tells, whenever it is asked, where the pointer is on the screen, in the units of windows. On X11 Electron tells where a
 * window of this program saw it last, which is somewhere else when the tray icon is clicked
 * (github.com/electron/electron/issues/42519): there the display itself is asked. Not for Wayland, where nobody is told.
 */
export function createPointerFinder(platform: NodeJS.Platform, env: XEnvironment): () => Promise<Point> {
  if (platform !== 'linux') return async () => screen.getCursorScreenPoint();
  const pointer = new XPointer(env);
  return async () => {
    try {
      return inUnitsOfWindows(await pointer.ask(limitMs));
    } catch {
      // The window still has to be somewhere.
      return screen.getCursorScreenPoint();
    }
  };
}

function inUnitsOfWindows(place: Point): Point {
  // Older Electrons offer it on Windows alone.
  const convert: typeof screen.screenToDipPoint | undefined = screen.screenToDipPoint;
  if (convert !== undefined) return convert.call(screen, place);
  const { scaleFactor } = screen.getPrimaryDisplay();
  return { x: Math.round(place.x / scaleFactor), y: Math.round(place.y / scaleFactor) };
}
