// A window as large as the popover and nothing behind it.
const { app, BrowserWindow } = require('electron');

app.disableHardwareAcceleration();

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
