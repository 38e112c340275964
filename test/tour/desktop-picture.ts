import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TrayIcon } from '../desktop/tray-item';

const run = promisify(execFile);
const width = 1_024;
const height = 768;
const panelHeight = 36;
const iconPlace = { x: width - 88, y: height - panelHeight } as const;
const iconSize = 20;

/** Screen of the virtual desktop. */
export const screen = `${width}x${height}x24`;

/** Where the tray is, just above the middle of its icon. */
export const trayPoint = { x: iconPlace.x + iconSize / 2, y: iconPlace.y } as const;

/** Draws a plain desktop, a calm colour with a panel along its lower edge, and returns the file. */
export async function drawDesktop(folder: string): Promise<string> {
  const file = join(folder, 'desktop.png');
  const top = height - panelHeight;
  const size = `${width}x${height}`;
  const panel = ['-fill', '#eef1f3', '-draw', `rectangle 0,${top} ${width},${height}`];
  const edge = ['-fill', '#c5cdd2', '-draw', `line 0,${top} ${width},${top}`];
  await run('convert', ['-size', size, 'gradient:#7d9aa3-#4a6670', ...panel, ...edge, file]);
  return file;
}

/** Puts the icon that the application gave to the tray where a panel would show it. */
export async function putIconOnPanel(picture: string, icon: TrayIcon): Promise<void> {
  const pixmap = [...icon.pixmaps].sort((one, other) => other.widthPx - one.widthPx)[0];
  if (pixmap === undefined) return;
  const top = iconPlace.y + (panelHeight - iconSize) / 2;
  const convert = spawn('convert', [
    picture,
    '(',
    ...[
      '-size',
      `${pixmap.widthPx}x${pixmap.heightPx}`,
      '-depth',
      '8',
      'rgba:-',
      '-resize',
      `${iconSize}x${iconSize}`,
    ],
    ')',
    ...['-geometry', `+${iconPlace.x}+${top}`, '-composite', picture],
  ]);
  const ended = once(convert, 'exit');
  convert.stdin.end(rgbaOf(pixmap.argb));
  const [code] = await ended;
  if (code !== 0) throw new Error(`The tray icon could not be put on ${picture}.`);
}

function rgbaOf(argb: Buffer): Buffer {
  const rgba = Buffer.alloc(argb.length);
  for (let at = 0; at + 3 < argb.length; at += 4) {
    argb.copy(rgba, at, at + 1, at + 4);
    rgba[at + 3] = argb[at] ?? 0;
  }
  return rgba;
}
