import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { CommandError, runQuietly } from './command.mjs';
import { electronCacheFolder, inProject } from './paths.mjs';

const connectLimitMs = 8_000;
const downloadLimitMs = 10 * 60_000;
const failureHoldsMs = 24 * 60 * 60_000;

/**
 * The folder of the official binary, fetched by the electron package itself (which honours ELECTRON_MIRROR and
 * the proxy variables, checks the download against its own list of hashes, and keeps it in a cache).
 *
 * @param {import('./report.mjs').Step} step
 * @param {object} options
 * @param {boolean} options.remembersFailure whether a failure of the last day counts without trying again
 * @returns {Promise<string | undefined>} undefined when it cannot be had; `whyNotOfficial` says why
 */
export async function prepareOfficialElectron(step, options) {
  const folder = inProject('node_modules/electron/dist');
  if (isInstalled(folder)) return folder;
  if (options.remembersFailure && rememberedFailure()) return undefined;
  const obstacle = await hostOutOfReach();
  if (obstacle) {
    await rememberFailure(obstacle);
    return undefined;
  }
  step.begin(`downloading the official binary ${wantedVersion()}`);
  rmSync(folder, { recursive: true, force: true });
  try {
    await runQuietly(process.execPath, [inProject('node_modules/electron/install.js')], {
      environment: { ...process.env, ELECTRON_GET_USE_PROXY: '1' },
      timeLimitMs: downloadLimitMs,
      onLine: step.progress,
    });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    await rememberFailure(reasonOf(error));
    return undefined;
  }
  if (!isInstalled(folder)) {
    await rememberFailure('its installer ended without a binary');
    return undefined;
  }
  rmSync(failureFile(), { force: true });
  return folder;
}

/** Why the official binary was not used, for the person at the terminal. */
export function whyNotOfficial() {
  const failure = rememberedFailure();
  if (!failure) return 'the official binary is not there';
  const again = new Date(failure.atMs + failureHoldsMs).toISOString().slice(0, 16).replace('T', ' ');
  return `${failure.reason}; next try after ${again} UTC`;
}

/** @param {string} folder */
function isInstalled(folder) {
  // The electron package writes path.txt after the last file is in place.
  const pathFile = inProject('node_modules/electron/path.txt');
  if (!existsSync(pathFile) || !existsSync(join(folder, readFileSync(pathFile, 'utf8')))) return false;
  const version = join(folder, 'version');
  return existsSync(version) && readFileSync(version, 'utf8').trim().replace(/^v/, '') === wantedVersion();
}

/** @returns {string} */
function wantedVersion() {
  return JSON.parse(readFileSync(inProject('node_modules/electron/package.json'), 'utf8')).version;
}

/**
 * Tries to connect to the host of the download, because a network that drops packets would keep us waiting for
 * minutes. Behind a proxy only the proxy can tell, so the download itself is tried.
 *
 * @returns {Promise<string | undefined>} why it is out of reach; undefined when it is not
 */
function hostOutOfReach() {
  const environment = process.env;
  if (environment.HTTPS_PROXY || environment.https_proxy || environment.ALL_PROXY) {
    return Promise.resolve(undefined);
  }
  const mirror = environment.ELECTRON_MIRROR ?? environment.npm_config_electron_mirror;
  const host = new URL(mirror ?? 'https://github.com');
  return new Promise((resolve) => {
    const port = Number(host.port) || (host.protocol === 'http:' ? 80 : 443);
    const socket = connect({ host: host.hostname, port, timeout: connectLimitMs });
    /** @param {string | undefined} obstacle */
    const settle = (obstacle) => {
      socket.destroy();
      resolve(obstacle);
    };
    socket.once('connect', () => settle(undefined));
    socket.once('timeout', () => settle(`${host.hostname} does not answer`));
    socket.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      settle(`${host.hostname} cannot be reached (${error.code ?? error.message})`);
    });
  });
}

/** @param {CommandError} error */
function reasonOf(error) {
  const cause = error.output.match(/^\w*Error: .+$/m)?.[0];
  return `its download ${cause ? `failed (${cause})` : error.reason}`;
}

function failureFile() {
  return join(electronCacheFolder(), `official-${wantedVersion()}-failed.json`);
}

/** @param {string} reason */
async function rememberFailure(reason) {
  await mkdir(electronCacheFolder(), { recursive: true });
  await writeFile(failureFile(), JSON.stringify({ atMs: Date.now(), reason }));
}

/** @returns {{ atMs: number, reason: string } | undefined} the failure of the last day, if there was one */
function rememberedFailure() {
  if (!existsSync(failureFile())) return undefined;
  const failure = JSON.parse(readFileSync(failureFile(), 'utf8'));
  return Date.now() - failure.atMs < failureHoldsMs ? failure : undefined;
}
