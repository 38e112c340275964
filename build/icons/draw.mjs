import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { appMark } from './app-mark.mjs';
import { trayMark, trayStates } from './tray-mark.mjs';

/**
 * Draws every icon anew: node build/icons/draw.mjs. The results are kept beside this file, so only whoever changes a
 * mark needs rsvg-convert (Debian: librsvg2-bin).
 */

/** Dark lines for light panels, light lines for dark ones; macOS colours its templates itself. */
const trayColours = { light: '#2b3137', dark: '#f3f5f7' };
const trayFileSizes = { '': 22, '@1.5x': 33, '@2x': 44, '@3x': 66 };
const templateFileSizes = { '': 16, '@2x': 32 };
const windowsSizes = [16, 20, 24, 32, 48];
const appSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * @param {string} svg
 * @returns {Buffer}
 */
function png(svg) {
  return execFileSync('rsvg-convert', ['--format=png'], { input: svg });
}

/**
 * Puts pictures of several sizes into one Windows icon. (Layout: a header of 6 bytes, 16 bytes for each picture,
 * then the pictures, which may be PNG files since Windows Vista.)
 *
 * @param {{ size: number, picture: Buffer }[]} pictures
 */
function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, picture }] of pictures.entries()) {
    const at = 6 + 16 * index;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(picture.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += picture.length;
  }
  return Buffer.concat([header, ...pictures.map(({ picture }) => picture)]);
}

for (const folder of ['app', 'tray']) {
  rmSync(`${here}${folder}`, { recursive: true, force: true });
  mkdirSync(`${here}${folder}`);
}
for (const state of trayStates) {
  for (const [theme, colour] of Object.entries(trayColours)) {
    for (const [suffix, size] of Object.entries(trayFileSizes)) {
      writeFileSync(`${here}tray/${state}-${theme}${suffix}.png`, png(trayMark(state, size, colour)));
    }
    const pictures = windowsSizes.map((size) => ({ size, picture: png(trayMark(state, size, colour)) }));
    writeFileSync(`${here}tray/${state}-${theme}.ico`, ico(pictures));
  }
  for (const [suffix, size] of Object.entries(templateFileSizes)) {
    writeFileSync(`${here}tray/${state}Template${suffix}.png`, png(trayMark(state, size, '#000000')));
  }
}
writeFileSync(`${here}app.svg`, appMark(512));
for (const size of appSizes) writeFileSync(`${here}app/${size}x${size}.png`, png(appMark(size)));
const appPictures = [16, 24, 32, 48, 64, 256].map((size) => ({
  size,
  picture: readFileSync(`${here}app/${size}x${size}.png`),
}));
writeFileSync(`${here}app.ico`, ico(appPictures));
