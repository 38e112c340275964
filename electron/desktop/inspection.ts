/** Keeps the doors shut that the fuses do not cover. */
import { app } from 'electron';

/** Switches of Chromium through which another program could read the window. */
const doors = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-allow-origins'];

/** Has to run before `app` is ready. In what is shipped, asking for remote debugging does nothing. */
export function closeInspectionDoors(inspectable: boolean): void {
  if (inspectable) return;
  for (const door of doors) app.commandLine.removeSwitch(door);
}
