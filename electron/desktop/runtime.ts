/** Facts of this run that only Electron knows, for rooms that do not know Electron. */
import inspector from 'node:inspector';
import { join } from 'node:path';
import { app, nativeTheme, type Session, session } from 'electron';

export interface Runtime {
  readonly version: string;
  /** "Electron 45.4.1". */
  readonly name: string;
  readonly dataFolder: string;
  /** The bundle: main, preload and renderer lie side by side. */
  readonly bundleFolder: string;
  /** An inspector is attached, which only the build made for inspection allows. */
  readonly inspectable: boolean;
  /** The languages of the operating system, best first, BCP 47. */
  languages(): readonly string[];
  session(): Session;
  setTheme(theme: 'system' | 'light' | 'dark'): void;
  quit(): void;
}

/** @param mainFolder the folder of the main bundle. */
export function runtimeOf(mainFolder: string): Runtime {
  return {
    version: app.getVersion(),
    name: `Electron ${process.versions.electron}`,
    dataFolder: app.getPath('userData'),
    bundleFolder: join(mainFolder, '..'),
    inspectable: isInspectable(),
    languages: () => app.getPreferredSystemLanguages(),
    session: () => session.defaultSession,
    setTheme(theme) {
      nativeTheme.themeSource = theme;
    },
    quit: () => app.quit(),
  };
}

/** The fuse of what is shipped keeps the inspector shut, so an open one tells the build made for inspection. */
export function isInspectable(): boolean {
  return inspector.url() !== undefined;
}
