/**
 * The one window: a popover under the tray icon, or an ordinary small window where a popover cannot be. It is born
 * when first opened, hidden rather than closed, and let go after some time hidden.
 */
import { app, type BrowserWindow, type IpcMainInvokeEvent, type Point, screen } from 'electron';
import { slicePushChannel } from '../bridge/channels';
import type { SlicePush } from '../bridge/contract';
import { isOwnPage } from './app-address';
import type { Size, WindowMode } from './popover-place';
import { createPopoverWindow, keepInSight, placeAt } from './popover-window';

export interface PopoverOptions {
  /** Absolute path of the bundled preload. */
  readonly preload: string;
  readonly url: string;
  /** Developer tools may be opened; never in what is shipped. */
  readonly inspectable: boolean;
  keepMinutes(): number;
  mode(): WindowMode;
  /** The session is one of Wayland. */
  readonly wayland: boolean;
  /** Where the pointer is. Asked in popover mode alone. */
  pointer(): Promise<Point>;
  /** It stays when something else takes the focus. */
  pinned(): boolean;
  /** The size that window mode was left with. */
  rememberedSize(): Size | undefined;
  rememberSize(size: Size): void;
  /** It is on the screen. */
  onShown(): void;
  onHidden(): void;
  /** The window is no more; the next opening makes a new one. */
  onGone(): void;
  /** It could not be made, or its page died. */
  onFailed(what: string): void;
}

export interface Popover {
  /** Shows the window, near the point in popover mode; makes it first where there is none. */
  open(point?: Point): Promise<void>;
  /** For a click on the tray icon: shows what is hidden and hides what is shown. */
  toggle(point?: Point): Promise<void>;
  hide(): void;
  /** The renderer asked for its snapshot: call it when the answer is on its way. */
  snapshotTaken(): void;
  /** While something is being typed the popover does not hide by itself. */
  setTyping(on: boolean): void;
  /** Keeps the popover on the screen while a dialog has the focus; `window` is what it belongs to. */
  during<Result>(work: (window: BrowserWindow | undefined) => Promise<Result>): Promise<Result>;
  /** `false` when there is no window to send to; a new one asks for everything by itself. */
  send(push: SlicePush): boolean;
  /** Whether a request comes from the main frame of this window, showing our own page. */
  isOurs(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean;
  readonly isOpen: boolean;
  readonly isFocused: boolean;
  destroy(): void;
}

/** A tray click first takes the focus away, which hides the popover: a click within this time meant to hide it. */
const sameClickMs = 300;
/** A page that has not painted by then is shown as it is. */
const paintLimitMs = 3_000;

interface Living {
  readonly window: BrowserWindow;
  readonly mode: WindowMode;
  /** Resolves when it may be shown without a flash. */
  readonly presentable: Promise<void>;
  snapshotTaken(): void;
}

/** Makes nothing yet: the window comes with the first `open`. */
export function createPopover(options: PopoverOptions): Popover {
  let living: Living | undefined;
  /** Bumped by every wish to show or hide; an opening that was overtaken gives up. */
  let wish = 0;
  let open = false;
  let typing = false;
  let dialogs = 0;
  let hiddenByBlurAt = Number.NEGATIVE_INFINITY;
  let letGo: NodeJS.Timeout | undefined;
  let quitting = false;
  app.on('before-quit', () => {
    quitting = true;
  });
  screen.on('display-removed', monitorsChanged);
  screen.on('display-metrics-changed', monitorsChanged);

  function monitorsChanged(): void {
    // A window of the desktop's is the desktop's to move; one that is hidden is placed when it is shown.
    if (living?.mode === 'popover' && open && !living.window.isDestroyed()) keepInSight(living.window);
  }

  function birth(): Living {
    const mode = options.mode();
    const window = createPopoverWindow({ ...options, mode });
    const born: Living = { window, mode, ...presentability(window) };
    window.on('blur', () => {
      const stays = typing || dialogs > 0 || options.pinned() || window.webContents.isDevToolsOpened();
      if (mode === 'popover' && open && !stays) {
        hiddenByBlurAt = Date.now();
        hide();
      }
    });
    window.on('close', (event) => {
      // A window that refuses to close would keep the whole program from ending.
      if (quitting) return;
      event.preventDefault();
      hide();
    });
    window.on('closed', () => forget(born));
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      options.onFailed(`renderer ${reason}`);
      end(born);
    });
    window.webContents.on('did-fail-load', (_event, code, description) => {
      options.onFailed(`page ${code} ${description}`);
    });
    // A load that fails is reported by the event above.
    window.loadURL(options.url).catch(() => undefined);
    return born;
  }

  function forget(gone: Living): void {
    if (living !== gone) return;
    living = undefined;
    typing = false;
    clearTimeout(letGo);
    setOpen(false);
    options.onGone();
  }

  function end(ending: Living | undefined): void {
    if (ending === undefined) return;
    keepSize(ending);
    forget(ending);
    if (!ending.window.isDestroyed()) ending.window.destroy();
  }

  /** Asked when it goes from the screen: not every system tells when a person has finished resizing. */
  function keepSize({ window, mode }: Living): void {
    if (mode !== 'window' || !open || window.isDestroyed()) return;
    const [width = 0, height = 0] = window.getSize();
    const kept = options.rememberedSize();
    if (kept?.width !== width || kept.height !== height) options.rememberSize({ width, height });
  }

  function setOpen(now: boolean): void {
    if (open === now) return;
    open = now;
    if (now) options.onShown();
    else options.onHidden();
  }

  async function show(point?: Point): Promise<void> {
    wish += 1;
    const mine = wish;
    clearTimeout(letGo);
    if (living !== undefined && !open && living.mode !== options.mode()) end(living);
    living ??= birth();
    const shown = living;
    const isToBePlaced = shown.mode === 'popover' && !open;
    const asked = isToBePlaced ? (point ?? options.pointer()) : undefined;
    const [place] = await Promise.all([asked, shown.presentable]);
    if (mine !== wish || living !== shown || shown.window.isDestroyed()) return;
    if (place !== undefined && !open) placeAt(shown.window, place);
    // It may not come forward by itself there; one that appears does.
    if (open && options.wayland && !shown.window.isFocused()) shown.window.hide();
    setOpen(true);
    if (shown.window.isMinimized()) shown.window.restore();
    shown.window.show();
    shown.window.focus();
  }

  function hide(): void {
    wish += 1;
    typing = false;
    if (living === undefined) return;
    const hidden = living;
    keepSize(hidden);
    hidden.window.hide();
    setOpen(false);
    clearTimeout(letGo);
    letGo = setTimeout(() => living === hidden && !open && end(hidden), options.keepMinutes() * 60_000);
  }

  return {
    open: show,
    async toggle(point) {
      if (open) hide();
      else if (Date.now() - hiddenByBlurAt > sameClickMs) await show(point);
    },
    hide,
    snapshotTaken: () => living?.snapshotTaken(),
    setTyping(on) {
      typing = on;
    },
    async during(work) {
      dialogs += 1;
      try {
        return await work(living?.window);
      } finally {
        dialogs -= 1;
      }
    },
    send(push) {
      if (living === undefined || living.window.isDestroyed()) return false;
      const { webContents } = living.window;
      if (webContents.isDestroyed() || webContents.isCrashed()) return false;
      webContents.send(slicePushChannel, push);
      return true;
    },
    isOurs({ sender, senderFrame }) {
      if (living === undefined || living.window.isDestroyed()) return false;
      return (
        sender === living.window.webContents &&
        senderFrame !== null &&
        senderFrame === sender.mainFrame &&
        isOwnPage(senderFrame.url)
      );
    },
    get isOpen() {
      return open;
    },
    get isFocused() {
      return open && living !== undefined && !living.window.isDestroyed() && living.window.isFocused();
    },
    destroy() {
      wish += 1;
      end(living);
    },
  };
}

/** Presentable once something was painted and what was painted came from a snapshot. */
function presentability(window: BrowserWindow): Pick<Living, 'presentable' | 'snapshotTaken'> {
  let snapshotTaken: () => void = () => undefined;
  const painted = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()));
  const filled = new Promise<void>((resolve) => {
    snapshotTaken = resolve;
  }).then(() => nextFrame(window));
  const gone = new Promise<void>((resolve) => window.once('closed', () => resolve()));
  const limit = new Promise<void>((resolve) => setTimeout(resolve, paintLimitMs).unref());
  return {
    presentable: Promise.race([Promise.all([painted, filled]).then(() => undefined), gone, limit]),
    snapshotTaken,
  };
}

/** The next frame holds what the page was given; it is painted while the window comes onto the screen. */
async function nextFrame(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed()) return;
  const oneFrame = 'new Promise((done) => requestAnimationFrame(() => done()))';
  // A page that goes away in between is dealt with where it ends.
  await window.webContents.executeJavaScript(oneFrame).catch(() => undefined);
}
