// A tray icon whose click shows and hides a window with a static page; says on standard output when it is painted.
const { join } = require('node:path');
const { app, BrowserWindow, nativeImage, Tray } = require('electron');

const SIDE_PX = 22;
// A frame that was asked for in a frame comes after the first one is on the screen.
const AFTER_PAINT =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))';

/** @type {import('electron').Tray | undefined} */
let tray;
/** @type {import('electron').BrowserWindow | undefined} */
let window;

async function toggle() {
  if (window?.isVisible()) {
    window.hide();
    return;
  }
  const isNew = window === undefined;
  window ??= new BrowserWindow({ width: 400, height: 600, frame: false, show: false });
  if (isNew) await window.loadFile(join(__dirname, 'index.html'));
  window.show();
  await window.webContents.executeJavaScript(AFTER_PAINT);
  process.stdout.write(`${JSON.stringify({ paintedAtMs: Date.now() })}\n`);
}

app.on('window-all-closed', () => undefined);
void app.whenReady().then(() => {
  const pixels = Buffer.alloc(SIDE_PX * SIDE_PX * 4, 0xff);
  tray = new Tray(nativeImage.createFromBitmap(pixels, { width: SIDE_PX, height: SIDE_PX }));
  tray.setToolTip('Bare window');
  tray.on('click', () => void toggle());
});
