/** Everything after the icon, in the order of start-up: the store, the house, the window, what the tray asks for. */
import { join } from 'node:path';
import { appPage, photoAddress } from '../desktop/app-address';
import { serveApp } from '../desktop/app-protocol';
import { createAutostart } from '../desktop/autostart';
import { type BridgeServer, serveBridge } from '../desktop/bridge-server';
import type { CommandLine } from '../desktop/command-line';
import { desktopSession, isWayland } from '../desktop/desktop-session';
import { drawPhoto } from '../desktop/draw-photo';
import type { Listeners } from '../desktop/listeners';
import { createLog, type Log } from '../desktop/log';
import { createPointerFinder } from '../desktop/pointer';
import { policyPath, readPolicy } from '../desktop/policy';
import { createPopover } from '../desktop/popover';
import { windowMode } from '../desktop/popover-place';
import { type PresetFile, readPreset } from '../desktop/preset';
import { createProxyResolver } from '../desktop/proxy';
import type { Runtime } from '../desktop/runtime';
import { createShortcut } from '../desktop/shortcut';
import type { OfficeTray, TrayCommands } from '../desktop/tray';
import { spreadMs } from '../sync/schedule';
import { createKeychainVault } from '../vault/keychain-vault';
import { createMemoryVault } from '../vault/memory-vault';
import { createDesktopFacts, initialDesktopState, unreadPanelHint } from './desktop-facts';
import { createHandlers } from './handlers';
import { createHands } from './hands';
import { createHouse } from './house';
import { createLanguage } from './language';
import { createLanguageFiles } from './language-files';
import { openKeptStore } from './open-store';
import { watchSurroundings } from './surroundings';

export interface ProgramOptions {
  readonly runtime: Runtime;
  readonly commandLine: CommandLine;
  readonly tray: OfficeTray;
  /** What the pages of this program were kept from doing. */
  readonly refusals: Listeners<[what: string, address: string]>;
}

/** What the early part of the program hands on to: the tray's commands, and another start of the program. */
export interface Program extends TrayCommands {
  show(): void;
  close(): Promise<void>;
}

export async function startProgram({
  runtime,
  commandLine,
  tray,
  refusals,
}: ProgramOptions): Promise<Program> {
  const log = createLog({ folder: join(runtime.dataFolder, 'logs') });
  refusals.add((what, address) => log.warning('refused', { what, address }));
  const preset = await presetOf(commandLine, log);
  const vault = createKeychainVault();
  const opened = await openKeptStore(join(runtime.dataFolder, 'offitray.db'), () => vault.databaseKey());
  if (opened.failure !== undefined) log.warning('store', { ...opened.failure, certificate: undefined });

  const language = createLanguage(
    () => house.settings().language,
    runtime.languages,
    createLanguageFiles(join(runtime.bundleFolder, 'languages')),
  );
  const facts = createDesktopFacts(initialDesktopState(runtime, opened));
  const policy = await readPolicy(policyPath(), (why) => log.warning('policy', { why }));
  if (!policy.exportPeople || preset.exportPeople === false) facts.set({ exportForbidden: true });
  const surroundings = watchSurroundings({
    onTrayHost: (present) =>
      facts.set({
        trayHost: present,
        windowMode: windowMode({ ...desktopSession, trayHost: present }),
        panelHint: unreadPanelHint(opened.store, present),
      }),
    onOnline(online) {
      facts.set({ online });
      if (online) lookSoon();
      else house.accounts.replanAll();
    },
    onDoNotDisturb: (on) => house.doNotDisturb(on),
    onActivity: (asleep) => house.rest(asleep),
    onBack: () => void house.accounts.lookAtAll(),
    onGap: lookSoon,
  });
  facts.set({ online: surroundings.online });
  let soon: NodeJS.Timeout | undefined;
  function lookSoon(): void {
    clearTimeout(soon);
    const wait = spreadMs(surroundings.activity(popover.isOpen), Date.now(), Math.random());
    soon = setTimeout(() => void house.accounts.lookAtAll(), wait);
  }

  const popover = createPopover({
    preload: join(runtime.bundleFolder, 'preload', 'preload.cjs'),
    url: appPage,
    inspectable: runtime.inspectable,
    keepMinutes: () => house.settings().keepWindowMinutes,
    mode: () => facts.get().windowMode,
    wayland: isWayland(desktopSession),
    pointer: createPointerFinder(process.platform, process.env),
    pinned: () => facts.get().pinned,
    rememberedSize: () => house.windowSize(),
    rememberSize: (size) => house.rememberWindowSize(size),
    onShown: () => house.windowShown(),
    onHidden: () => house.accounts.replanAll(),
    onGone: () => house.windowGone(),
    onFailed: (what) => log.warning('window', { what }),
  });

  let bridge: BridgeServer | undefined;
  const house = createHouse({
    store: opened.store,
    keychain: vault,
    memory: createMemoryVault(),
    preset,
    facts,
    notifier: surroundings.notifier,
    userAgent: `OffiTray/${runtime.version}`,
    language,
    resolveProxy: createProxyResolver(runtime.session(), () => log.warning('proxy script is slow')),
    activity: () => surroundings.activity(popover.isOpen),
    windowAlive: () => bridge !== undefined,
    windowFocused: () => popover.isFocused,
    send: (name, value) => bridge?.pushSlice(name, value),
    drawPhoto,
    photoAddress,
    renderTray: (state) => tray.render(state, language.words()),
    openWindow: () => void popover.open(),
    log: (what, { name, detail }) => log.warning(what, { name, detail }),
  });

  const shortcut = createShortcut(() => {
    facts.wish({ view: 'people' });
    void popover.open();
  });
  const quit = () => runtime.quit();
  const hands = createHands({
    popover,
    tray,
    shortcut,
    autostart: createAutostart(),
    facts,
    log,
    house: () => house,
    language,
    setTheme: runtime.setTheme,
    quit,
  });
  serveApp(runtime.session(), {
    folder: join(runtime.bundleFolder, 'renderer'),
    photos: house.photos,
    onRefused: (address) => log.warning('no such page', { address }),
  });
  bridge = serveBridge({
    handlers: createHandlers(house, hands),
    isOurs: popover.isOurs,
    send: popover.send,
    onRefused: (what, name, problem) => log.warning('bridge refused', { what, name, problem }),
    onFailed: (name, error) => log.error('bridge', error, { name }),
  });

  surroundings.notifier.onCapabilities((capabilities) => facts.notifierCan(capabilities));
  facts.notifierCan(surroundings.notifier.capabilities);
  const { shortcut: combination, theme, trayIcon } = house.settings();
  facts.set({ shortcutFailure: shortcut.set(combination) !== undefined });
  runtime.setTheme(theme);
  tray.setTheme(trayIcon);
  house.renderTray();
  house.start();

  const show = () => void popover.open();
  void surroundings.trayHost.then((present) => {
    const nobodySignedIn = house.store.accounts.all().length === 0;
    if (!commandLine.hidden && (nobodySignedIn || !present)) show();
  });

  return {
    show,
    toggle: (point) => void popover.toggle(point),
    open: () => void popover.open(),
    decide: ({ accountId, ticketId, version }, verb) =>
      house.decideFromOutside({ accountId, ticketId }, version, verb),
    pause: (until) => house.pause(until ?? undefined),
    syncNow: () => void house.accounts.lookAtAll(),
    settings() {
      facts.wish({ view: 'settings' });
      show();
    },
    quit,
    async close() {
      clearTimeout(soon);
      bridge?.stop();
      popover.destroy();
      shortcut.stop();
      await house.close();
      surroundings.stop();
      await log.flush();
    },
  };
}

/** A preset that cannot be used is told and left out: the form is then empty, and what it could forbid is forbidden. */
async function presetOf({ preset }: CommandLine, log: Log): Promise<PresetFile> {
  if (preset === undefined) return {};
  try {
    return await readPreset(preset);
  } catch (thrown) {
    log.error('preset', thrown);
    process.stderr.write(`${thrown instanceof Error ? thrown.message : thrown}\n`);
    return { exportPeople: false };
  }
}
