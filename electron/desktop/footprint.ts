/** How little of the machine the program takes while it does nothing. */
import { setFlagsFromString } from 'node:v8';
import { app } from 'electron';

/**
 * Has to run before `app` is ready, and as early as it can. The window shows pages of the program's own alone, so
 * Chromium's network needs no process to itself: that saves about 10 MiB and some of the start. Compact code instead of
 * fast code saves some more; what has to be fast here is done by the database and the kernel.
 */
export function takeLittle(): void {
  app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
  setFlagsFromString('--optimize-for-size');
}
