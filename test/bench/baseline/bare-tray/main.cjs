// The least a tray program can be: an icon and nothing else.
const { app, nativeImage, Tray } = require('electron');

const SIDE_PX = 22;

/** @type {import('electron').Tray | undefined} */
let tray; // Kept here, or the icon would go with the garbage.

void app.whenReady().then(() => {
  const pixels = Buffer.alloc(SIDE_PX * SIDE_PX * 4, 0xff);
  tray = new Tray(nativeImage.createFromBitmap(pixels, { width: SIDE_PX, height: SIDE_PX }));
  tray.setToolTip('Bare tray');
});
