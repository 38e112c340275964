import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Desktop, startDesktop } from '../desktop/start-desktop';
import { fontConfiguration } from './fonts';

/** A Wednesday in winter, on the wall in Warsaw. Every view is looked at in this very moment. */
export const moment = new Date('2026-12-02T09:41:00+01:00');

/** Switches of Chromium: what is drawn does not depend on the graphics card or the screen of the machine. */
export const steadyDrawing: readonly string[] = [
  '--force-device-scale-factor=1',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--disable-font-subpixel-positioning',
  '--lang=en-GB',
];

/** Playwright hides the caret by its colour, which a contrast theme overrules. */
const steadyCaret = '[Settings]\ngtk-cursor-blink=0\n';

/** A desktop with one font and a caret that does not blink, and what a program on it has to be told. */
export async function startSteadyDesktop(
  folder: string,
  trayHost: boolean,
): Promise<{ readonly desktop: Desktop; readonly env: Readonly<Record<string, string>> }> {
  const fonts = join(folder, 'fonts.conf');
  await writeFile(fonts, fontConfiguration);
  const desktop = await startDesktop({ keychain: false, notifications: 'none', trayHost });
  await mkdir(join(desktop.homeDir, '.config/gtk-3.0'), { recursive: true });
  await writeFile(join(desktop.homeDir, '.config/gtk-3.0/settings.ini'), steadyCaret);
  return { desktop, env: { TZ: 'Europe/Warsaw', FONTCONFIG_FILE: fonts } };
}

/** Chromium's major version: another one draws and words things a little differently. */
export function chromiumOf(page: Page): Promise<number> {
  return page.evaluate(() => Number(/Chrome\/(\d+)/.exec(navigator.userAgent)?.[1]));
}
