/**
 * The tray icon. Loaded before anything else, because the icon is what a person waits for at start: it imports
 * nothing heavy, and needs no words until the first `render`.
 */
import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, nativeTheme, type Point, Tray } from 'electron';
import type { Words } from '../bridge/words/words';
import type { Verb } from '../office/ticket';
import {
  type PanelTheme,
  panelTheme,
  startOfTomorrow,
  type TrayCommand,
  type TrayMenuLine,
  type TrayState,
  type TrayStatus,
  trayIconFile,
  trayMenu,
  trayTitle,
  trayToolTip,
  type UrgentTicket,
} from './tray-state';

export interface TrayOptions {
  /** Holds `<status>-<theme>.png`, with `@2x` beside it, and `<status>Template.png` for macOS. */
  readonly iconsFolder: string;
  readonly commands: TrayCommands;
}

/** What a person can ask for at the tray. */
export interface TrayCommands {
  /** A click on the icon: shows the window, or hides it. Where it was, if the desktop tells. */
  toggle(point: Point | undefined): void;
  /** Shows the window, whatever it does now. */
  open(): void;
  decide(ticket: UrgentTicket, verb: Verb): void;
  /** Epoch milliseconds; `null` ends the pause. */
  pause(until: number | null): void;
  syncNow(): void;
  settings(): void;
  quit(): void;
}

export interface OfficeTray {
  /** Shows a state; nothing happens to what is the same as before. */
  render(state: TrayState, words: Words): void;
  /** Which panel the person says the icon stands on. */
  setTheme(chosen: 'system' | PanelTheme): void;
  destroy(): void;
}

/**
 * By this macOS knows where a person has put the icon. Windows would tie it to the path of a program that is not signed,
 * and show no icon once that was another.
 */
const placeId = '7d1c4a52-9c0e-4a6b-8f35-2b6e90d1c3fa';

/** Puts the icon into the tray at once, as idle and without a menu. Needs `app` to be ready. */
export function createTray(options: TrayOptions): OfficeTray {
  const { platform } = process;
  let chosen: 'system' | PanelTheme = 'system';
  let status: TrayStatus = 'idle';
  let shownFile = iconFile();
  // The first one is what Windows goes on calling the icon in its settings.
  let shownToolTip = 'OffiTray';
  let shownTitle = '';
  let shownLines = '';
  let menu: Menu | undefined;

  const tray = platform === 'darwin' ? new Tray(picture(shownFile), placeId) : new Tray(picture(shownFile));
  tray.setToolTip(shownToolTip);
  tray.on('click', (_event, _bounds, position) => options.commands.toggle(clickPoint(position)));
  if (platform === 'darwin') tray.on('right-click', () => menu && tray.popUpContextMenu(menu));
  nativeTheme.on('updated', showIcon);

  function iconFile(): string {
    const systemIsDark = nativeTheme.shouldUseDarkColors;
    const desktop = process.env.XDG_CURRENT_DESKTOP;
    return trayIconFile(status, panelTheme({ chosen, systemIsDark, platform, desktop }), platform);
  }

  function picture(file: string) {
    return nativeImage.createFromPath(join(options.iconsFolder, file));
  }

  function showIcon(): void {
    const file = iconFile();
    if (file === shownFile) return;
    shownFile = file;
    tray.setImage(picture(file));
  }

  function showToolTip(state: TrayState, words: Words): void {
    const toolTip = trayToolTip(state, words, Date.now());
    if (toolTip === shownToolTip) return;
    shownToolTip = toolTip;
    tray.setToolTip(toolTip);
  }

  function showTitle(state: TrayState): void {
    const title = trayTitle(state);
    if (platform !== 'darwin' || title === shownTitle) return;
    shownTitle = title;
    tray.setTitle(title);
  }

  function showMenu(state: TrayState, words: Words): void {
    const lines = trayMenu(state, words);
    const text = JSON.stringify(lines);
    if (text === shownLines) return;
    shownLines = text;
    menu = Menu.buildFromTemplate(lines.map(menuItem));
    // On macOS a menu that is set would take the left click as well.
    if (platform !== 'darwin') tray.setContextMenu(menu);
  }

  function menuItem(line: TrayMenuLine): MenuItemConstructorOptions {
    if (line.kind === 'separator') return { type: 'separator' };
    if (line.kind === 'group') return { label: line.label, submenu: line.lines.map(menuItem) };
    return { label: line.label, click: () => carryOut(line.command) };
  }

  function carryOut(command: TrayCommand): void {
    switch (command.do) {
      case 'open':
        options.commands.open();
        break;
      case 'decide':
        options.commands.decide(command.ticket, command.verb);
        break;
      case 'pause':
        options.commands.pause(command.for === 'hour' ? Date.now() + 3_600_000 : startOfTomorrow(Date.now()));
        break;
      case 'resume':
        options.commands.pause(null);
        break;
      case 'sync-now':
        options.commands.syncNow();
        break;
      case 'settings':
        options.commands.settings();
        break;
      case 'quit':
        options.commands.quit();
        break;
    }
  }

  return {
    render(state, words) {
      status = state.status;
      showIcon();
      showToolTip(state, words);
      showTitle(state);
      showMenu(state, words);
    },
    setTheme(now) {
      chosen = now;
      showIcon();
    },
    destroy() {
      nativeTheme.off('updated', showIcon);
      tray.destroy();
    },
  };
}

/** Linux tells no place of the click: the window goes where the pointer is then. */
function clickPoint(position: Point | undefined): Point | undefined {
  const told = position !== undefined && (position.x !== 0 || position.y !== 0);
  return told ? position : undefined;
}
