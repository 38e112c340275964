/** The order in which the program comes up. The icon first; everything heavy is loaded after it. */
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { app } from 'electron';
import type { Program } from './composition/program';
import { registerAppScheme } from './desktop/app-protocol';
import { parseCommandLine } from './desktop/command-line';
import { drawWithoutGraphicsCard } from './desktop/drawing';
import { takeLittle } from './desktop/footprint';
import { closeInspectionDoors } from './desktop/inspection';
import { createListeners } from './desktop/listeners';
import { isInspectable, runtimeOf } from './desktop/runtime';
import { hardenApp } from './desktop/security';
import { claimSingleInstance } from './desktop/single-instance';
import { createTray } from './desktop/tray';

const commandLine = parseCommandLine(process.argv.slice(1));
const refusals = createListeners<[what: string, address: string]>();
let program: Promise<Program> | undefined;

/**
 * Putting an icon into the panel takes a few messages to and fro, which loading the program would keep waiting: it
 * holds this thread for some hundred milliseconds.
 */
const iconHeadStartMs = 120;

if (commandLine.userDataFolder !== undefined) app.setPath('userData', commandLine.userDataFolder);
app.setAppUserModelId('com.offitray.OffiTray');
closeInspectionDoors(isInspectable());
hardenApp({ inspectable: isInspectable(), onRefused: refusals.tell });
registerAppScheme();
takeLittle();
drawWithoutGraphicsCard();

if (claimSingleInstance({ hidden: commandLine.hidden }, ({ hidden }) => hidden || later((it) => it.show()))) {
  app.dock?.hide();
  app.on('window-all-closed', () => undefined);
  app.on('activate', () => later((it) => it.show()));
  app.on('before-quit', closeFirst);
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start(): void {
  const tray = createTray({
    iconsFolder: join(__dirname, 'icons'),
    commands: {
      toggle: (point) => later((it) => it.toggle(point)),
      open: () => later((it) => it.open()),
      decide: (ticket, verb) => later((it) => it.decide(ticket, verb)),
      pause: (until) => later((it) => it.pause(until)),
      syncNow: () => later((it) => it.syncNow()),
      settings: () => later((it) => it.settings()),
      quit: () => app.quit(),
    },
  });
  program = rest(iconHeadStartMs)
    .then(() => import('./composition/program'))
    .then(({ startProgram }) => startProgram({ runtime: runtimeOf(__dirname), commandLine, tray, refusals }));
  program.catch(failLoudly);
}

/** What is asked before the program is up is done when it is. */
function later(ask: (program: Program) => void): void {
  void program?.then(ask);
}

/** Lets the program put everything down before it ends; a second wish to quit is not held back. */
function closeFirst(event: Electron.Event): void {
  const closing = program;
  if (closing === undefined) return;
  program = undefined;
  event.preventDefault();
  void closing
    .then((it) => it.close())
    .catch(failLoudly)
    .finally(() => app.quit());
}

/** An icon that does nothing would be worse than no program. */
function failLoudly(thrown: unknown): void {
  process.stderr.write(`OffiTray cannot run: ${thrown instanceof Error ? thrown.stack : thrown}\n`);
  app.exit(1);
}
