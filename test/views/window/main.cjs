// A window as large as the popover and nothing behind it. What is drawn does not depend on the graphics card, the
// screen or the fonts of the machine.
const { app, BrowserWindow } = require('electron');

app.disableHardwareAcceleration();
for (const [name, value] of Object.entries({
  'force-device-scale-factor': '1',
  'force-color-profile': 'srgb',
  'font-render-hinting': 'none',
  'disable-lcd-text': '',
  'disable-font-subpixel-positioning': '',
  lang: 'en-GB',
})) {
  app.commandLine.appendSwitch(name, value);
}

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    // At the edge, so that the pointer, which is in the middle of the screen, is not over it.
    x: 0,
    y: 0,
    width: 400,
    height: 600,
    frame: false,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  void window.loadURL('about:blank').then(() => window.show());
});
