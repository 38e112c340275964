import { join } from 'node:path';
import { setFuses } from './fuses.mjs';

/**
 * The electron-builder configuration. `npm run package` uses its `dir` target, which needs no network. The targets
 * of real releases are declared as well, but each has to be made where its tools are: dmg and zip on macOS with a
 * signing identity, nsis on Windows, AppImage and deb on a Linux machine that reaches electron-builder's download
 * host. For example: npx electron-builder --config build/electron-builder.mjs --linux
 *
 * OFFITRAY_ELECTRON_FOLDER and OFFITRAY_ELECTRON_VERSION say which unpacked Electron to use instead of downloading
 * one; OFFITRAY_PACKAGE_FOLDER says where the result goes.
 */

const {
  OFFITRAY_ELECTRON_FOLDER: electronDist,
  OFFITRAY_ELECTRON_VERSION: electronVersion,
  OFFITRAY_PACKAGE_FOLDER: output = 'out/release',
} = process.env;

/** @type {import('electron-builder').Configuration} */
const configuration = {
  appId: 'com.offitray.OffiTray',
  productName: 'OffiTray',
  executableName: 'offitray',
  copyright: 'MIT licence',
  ...(electronDist && electronVersion ? { electronDist, electronVersion } : {}),
  directories: { output, buildResources: 'build/icons' },
  asar: true,
  asarUnpack: ['**/*.node'],
  // Every dependency that ships has its native part prebuilt for each platform.
  npmRebuild: false,
  nodeGypRebuild: false,
  // The languages of the interface; Chromium's own texts appear in few places.
  electronLanguages: ['en-US', 'de', 'pl', 'pt-PT', 'pt-BR'],
  files: [
    'out/app/**',
    '!out/app/**/*.map',
    '!node_modules/**/{README*,readme*,CHANGELOG*,types,*.d.ts}',
    '!node_modules/node-addon-api/**',
    '!node_modules/keytar/{build,script,src,binding.gyp}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in for each target
    '!node_modules/keytar/prebuilds/!(${platform}-${arch})/**',
    '!node_modules/@libsql/*-musl/**',
  ],
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Office',
    icon: 'app',
    maintainer: 'OffiTray',
    synopsis: 'Tells what waits for you in your office system',
  },
  mac: {
    target: ['dmg', 'zip'],
    category: 'public.app-category.business',
    icon: 'app/512x512.png',
    hardenedRuntime: true,
    // A tray application has no place in the Dock.
    extendInfo: { LSUIElement: true },
  },
  win: { target: ['nsis'], icon: 'app/256x256.png' },
  nsis: { oneClick: true, perMachine: false },
  afterPack: async ({ appOutDir, electronPlatformName, packager }) => {
    const name = { darwin: `${packager.appInfo.productFilename}.app`, win32: 'offitray.exe' }[
      electronPlatformName
    ];
    // Before signing, which comes after this hook.
    await setFuses(join(appOutDir, name ?? 'offitray'), 'production');
  },
};

export default configuration;
