import { spawnSync } from 'node:child_process';
import { runQuietly } from './command.mjs';
import { runStep, SetupError, say } from './report.mjs';

/**
 * What Electron and the desktop around it need from Debian and Ubuntu: screens without a monitor, Electron's
 * own libraries, the keychain, a notification daemon, a Wayland compositor, and the tools that press and photograph.
 */
const wanted = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libsecret-1-0',
  'gnome-keyring',
  'dbus-x11',
  'dunst',
  'imagemagick',
  'xdotool',
  'weston',
  'xserver-xorg-core',
  'xserver-xorg-video-dummy',
  'x11-xserver-utils',
  'fonts-inter',
];

/** Since the move to 64-bit time (Debian 13, Ubuntu 24.04; both have glibc 2.39 or newer) these end in t64. */
const renamed = new Set(['libgtk-3-0', 'libasound2']);
const firstGlibcWithT64 = [2, 39];

/** Every package whose state has to be asked for. */
export const askedPackages = [
  'libc6',
  ...wanted.flatMap((name) => (renamed.has(name) ? [name, `${name}t64`] : [name])),
];

/**
 * Which Debian packages are missing, from the output of
 * `dpkg-query -W -f '${Package} ${db:Status-Status} ${Version}\n'`.
 *
 * @param {string} dpkgOutput lines for the packages dpkg has heard of
 * @returns {string[]} names as this release of the system calls them
 */
export function missingPackages(dpkgOutput) {
  /** @type {Map<string, string>} */
  const installed = new Map();
  for (const line of dpkgOutput.split('\n')) {
    const [name, status, version] = line.split(' ');
    if (name && status === 'installed') installed.set(name, version ?? '');
  }
  const suffix = hasT64(installed.get('libc6') ?? '') ? 't64' : '';
  return wanted
    .filter((name) => !installed.has(name) && !(renamed.has(name) && installed.has(`${name}t64`)))
    .map((name) => (renamed.has(name) ? name + suffix : name));
}

/** @param {string} glibc a Debian version such as 2.36-9+deb12u7 */
function hasT64(glibc) {
  const [major = 0, minor = 0] = glibc.split(/[.-]/).map(Number);
  const [firstMajor = 0, firstMinor = 0] = firstGlibcWithT64;
  return major > firstMajor || (major === firstMajor && minor >= firstMinor);
}

/**
 * The line that installs packages.
 *
 * @param {string[]} packages
 */
export function installLine(packages) {
  const install = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  return `sudo sh -c 'apt-get update && ${install}'`;
}

/**
 * Makes sure of the system libraries, or says what to do.
 *
 * @throws {SetupError} when packages are missing and this user may not install them
 */
export async function prepareSystemLibraries() {
  if (process.platform !== 'linux') {
    const system = process.platform === 'darwin' ? 'macOS' : 'Windows';
    say(`System libraries: nothing to install on ${system}. The tests on a virtual desktop need Linux.`);
    return;
  }
  if (spawnSync('dpkg-query', ['--version']).error) {
    say(
      `System libraries: this Linux has no dpkg, so they can be neither checked nor installed from here. ` +
        `Needed are what Debian calls ${wanted.join(', ')}.`,
    );
    return;
  }
  await runStep('System libraries', async (step) => {
    const missing = missingPackages(askDpkg());
    if (missing.length === 0) return { outcome: 'all there' };
    if (process.getuid?.() !== 0) {
      throw new SetupError(
        `System libraries are missing. Run this line, then start again:\n\n  ${installLine(missing)}`,
      );
    }
    step.begin(`installing ${missing.join(' ')}`);
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { environment, onLine: step.progress };
    await runQuietly('apt-get', ['update'], options);
    await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', ...missing], options);
    const still = missingPackages(askDpkg());
    if (still.length > 0) throw new SetupError(`apt-get has not installed ${still.join(' ')}.`);
    return { outcome: `installed ${missing.join(' ')}` };
  });
}

function askDpkg() {
  // dpkg-query ends with code 1 when it has not heard of one of the names, and still lists the others.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query fills these in
  const format = '--showformat=${Package} ${db:Status-Status} ${Version}\\n';
  return spawnSync('dpkg-query', ['--show', format, ...askedPackages], { encoding: 'utf8' }).stdout;
}
