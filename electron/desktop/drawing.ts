/** How the window is drawn. */
import { app } from 'electron';

/**
 * Has to run before `app` is ready. A small window of text needs no graphics card: drawn by the processor it opens sooner
 * (no second process has to find out what the card can do) and the program holds less memory while it idles.
 */
export function drawWithoutGraphicsCard(): void {
  app.disableHardwareAcceleration();
  app.commandLine.appendSwitch('disable-software-rasterizer');
}
