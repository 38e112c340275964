/** Starting with the computer, hidden in the tray. */
import { app } from 'electron';
import {
  autostartFile,
  isAutostartEntryOn,
  removeAutostartEntry,
  writeAutostartEntry,
} from './autostart-entry';

export interface Autostart {
  isOn(): Promise<boolean>;
  /** Rejects with the file system's error on Linux; elsewhere what the system made of it is in `isOn`. */
  set(on: boolean): Promise<void>;
}

const args = ['--hidden'];

export function createAutostart(env: NodeJS.ProcessEnv = process.env): Autostart {
  if (process.platform !== 'linux') {
    return {
      // On Windows the task manager may veto an entry that is there.
      isOn: async () => {
        const settings = app.getLoginItemSettings({ args });
        return process.platform === 'win32' ? settings.executableWillLaunchAtLogin : settings.openAtLogin;
      },
      set: async (on) => app.setLoginItemSettings({ openAtLogin: on, args }),
    };
  }
  const file = autostartFile(env);
  // An AppImage runs from a mount that is gone tomorrow; the image itself is named beside it.
  const program = env.APPIMAGE || app.getPath('exe');
  return {
    isOn: () => isAutostartEntryOn(file),
    set: (on) => (on ? writeAutostartEntry(file, [program, ...args]) : removeAutostartEntry(file)),
  };
}
