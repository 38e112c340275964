/** The only place that makes a window. */
import { BrowserWindow, nativeTheme, type Point, screen } from 'electron';
import { placePopover, popoverSize, type Size, type WindowMode, windowSize, within } from './popover-place';

export interface PopoverWindowOptions {
  readonly preload: string;
  readonly inspectable: boolean;
  readonly mode: WindowMode;
  rememberedSize(): Size | undefined;
}

/** Makes the window, hidden, with nothing loaded. */
export function createPopoverWindow(options: PopoverWindowOptions): BrowserWindow {
  const common = {
    show: false,
    title: 'OffiTray',
    fullscreenable: false,
    maximizable: false,
    autoHideMenuBar: true,
    // Seen for an instant before the first paint.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1f23' : '#f6f7f8',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      backgroundThrottling: true,
      devTools: options.inspectable,
      v8CacheOptions: 'code',
    },
  } as const;
  if (options.mode === 'window') {
    const { workArea } = screen.getPrimaryDisplay();
    const window = new BrowserWindow({
      ...common,
      ...windowSize(options.rememberedSize(), workArea),
    });
    window.removeMenu();
    return window;
  }
  return new BrowserWindow({
    ...common,
    ...popoverSize,
    frame: false,
    resizable: false,
    minimizable: false,
    movable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    hasShadow: true,
  });
}

/** Moves the popover to where the tray icon was clicked. It grows with what is enlarged in it. */
export function placeAt(window: BrowserWindow, point: Point): void {
  const display = screen.getDisplayNearestPoint(point);
  const zoom = Math.max(1, window.webContents.getZoomFactor());
  const size = { width: Math.round(popoverSize.width * zoom), height: Math.round(popoverSize.height * zoom) };
  window.setBounds(placePopover(point, display.bounds, display.workArea, size));
}

/** Brings the popover back onto a monitor when its own is pulled out, or becomes smaller. */
export function keepInSight(window: BrowserWindow): void {
  const bounds = window.getBounds();
  const { workArea } = screen.getDisplayMatching(bounds);
  window.setBounds(within(workArea, bounds));
}
