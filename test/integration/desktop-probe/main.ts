/** A program of the desktop room alone, with nothing behind it: what it was asked and told is kept for the test. */
import { join } from 'node:path';
import { app, nativeImage, screen, session } from 'electron';
import type { Handlers } from '../../../electron/bridge/contract';
import { dictionaryOf } from '../../../electron/bridge/words/dictionary';
import english from '../../../electron/bridge/words/languages/en.json';
import { createWords } from '../../../electron/bridge/words/words';
import { appPage } from '../../../electron/desktop/app-address';
import { registerAppScheme, serveApp } from '../../../electron/desktop/app-protocol';
import { createAutostart } from '../../../electron/desktop/autostart';
import { serveBridge } from '../../../electron/desktop/bridge-server';
import { parseCommandLine } from '../../../electron/desktop/command-line';
import { drawPhoto } from '../../../electron/desktop/draw-photo';
import { createElectronNotifier } from '../../../electron/desktop/notifier-electron';
import { createPopover } from '../../../electron/desktop/popover';
import type { Size, WindowMode } from '../../../electron/desktop/popover-place';
import { watchPower } from '../../../electron/desktop/power';
import { createProxyResolver } from '../../../electron/desktop/proxy';
import { hardenApp } from '../../../electron/desktop/security';
import { createShortcut } from '../../../electron/desktop/shortcut';
import { claimSingleInstance } from '../../../electron/desktop/single-instance';
import { createTray } from '../../../electron/desktop/tray';
import { readPicture } from '../../../electron/session/picture';

const events: unknown[][] = [];
const note = (...event: unknown[]) => void events.push(event);
const settings = {
  mode: 'popover' as WindowMode,
  pinned: false,
  keepMinutes: 10,
  size: undefined as Size | undefined,
};

/** Names of one letter, repeated: `a` has a picture, `b` has none after all, the others are nobody's. */
const photos = {
  isKnown: (name: string) => /^(?:a+|b+)$/.test(name),
  read: async (name: string) => (name.startsWith('a') ? drawPhoto(readPicture(aPicture())) : undefined),
};

function aPicture(): Buffer {
  return nativeImage.createFromBitmap(Buffer.alloc(40 * 60 * 4, 200), { width: 40, height: 60 }).toPNG();
}

/** A picture drawn anew, with how long that took. */
function drawn(base64: string) {
  const photo = readPicture(Buffer.from(base64, 'base64'));
  const startedAt = performance.now();
  const { mediaType, bytes } = drawPhoto(photo);
  const tookMs = performance.now() - startedAt;
  return {
    mediaType,
    size: nativeImage.createFromBuffer(Buffer.from(bytes)).getSize(),
    bytes: bytes.length,
    tookMs,
  };
}

const commandLine = parseCommandLine(process.argv.slice(1));
if (commandLine.userDataFolder !== undefined) app.setPath('userData', commandLine.userDataFolder);
registerAppScheme();
hardenApp({ inspectable: false, onRefused: (what, address) => note('refused', what, address) });
if (!claimSingleInstance({ hidden: commandLine.hidden }, (second) => note('second', second))) app.quit();
app.on('window-all-closed', () => undefined);
void app.whenReady().then(start);

function start(): void {
  const words = createWords('en', dictionaryOf(english));
  const tray = createTray({
    iconsFolder: join(__dirname, 'icons'),
    commands: {
      toggle: (point) => void popover.toggle(point),
      open: () => void popover.open(),
      decide: (ticket, verb) => note('decide', ticket.ticketId, ticket.version, verb),
      pause: (until) => note('pause', until === null ? null : until > Date.now()),
      syncNow: () => note('sync'),
      settings: () => note('settings'),
      quit: () => app.quit(),
    },
  });
  serveApp(session.defaultSession, {
    folder: join(__dirname, 'page'),
    photos,
    onRefused: (address) => note('no such page', address),
  });
  const popover = createPopover({
    preload: join(__dirname, 'preload.cjs'),
    url: appPage,
    inspectable: false,
    keepMinutes: () => settings.keepMinutes,
    mode: () => settings.mode,
    wayland: false,
    pointer: async () => screen.getCursorScreenPoint(),
    pinned: () => settings.pinned,
    rememberedSize: () => settings.size,
    rememberSize: (size) => {
      settings.size = size;
    },
    onShown: () => note('shown'),
    onHidden: () => note('hidden'),
    onGone: () => note('gone'),
    onFailed: (what) => note('failed', what),
  });
  const bridge = serveBridge({
    handlers: handlersThat((name, input) => {
      // Stands for the snapshot, which the probe has none of.
      if (name === 'searchPeople') {
        popover.snapshotTaken();
        return { hits: [], more: false };
      }
      if (name === 'typing') popover.setTyping((input as { on: boolean }).on);
      note('asked', name);
      return undefined;
    }),
    isOurs: popover.isOurs,
    send: popover.send,
    onRefused: (...facts) => note('bridge refused', ...facts),
    onFailed: (name) => note('bridge failed', name),
  });
  Object.assign(globalThis, {
    probe: {
      events,
      settings,
      drawn,
      preload: join(__dirname, 'preload.cjs'),
      popover,
      bridge,
      render: (state: Parameters<typeof tray.render>[0]) => tray.render(state, words),
      autostart: createAutostart(),
      shortcut: createShortcut(() => note('shortcut')),
      resolveProxy: createProxyResolver(session.defaultSession, () => note('proxy is slow')),
      notifier: createElectronNotifier(),
      power: watchPower({ onChange: (state) => note('power', state) }),
    },
  });
}

function handlersThat(answer: (name: string, input: unknown) => unknown): Handlers {
  return new Proxy({} as Handlers, {
    get: (_handlers, name) => (input: unknown) => answer(String(name), input),
  });
}
