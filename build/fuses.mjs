import { pathToFileURL } from 'node:url';
import { SetupError } from './setup/report.mjs';

/**
 * The switches inside Electron's binary.
 *
 * @typedef {Record<string, 'on' | 'off' | 'removed'>} FuseStates by name, such as `RunAsNode`; only those that the
 *   binary's fuse wire has
 */

/**
 * How the shipped program is set. A fuse that is not listed here makes packaging fail: it has to be decided.
 *
 * @type {Record<string, 'on' | 'off'>}
 */
const hardened = {
  RunAsNode: 'off',
  EnableCookieEncryption: 'on',
  EnableNodeOptionsEnvironmentVariable: 'off',
  EnableNodeCliInspectArguments: 'off',
  EnableEmbeddedAsarIntegrityValidation: 'on',
  OnlyLoadAppFromAsar: 'on',
  LoadBrowserProcessSpecificV8Snapshot: 'off',
  GrantFileProtocolExtraPrivileges: 'off',
  WasmTrapHandlers: 'on',
};

/** @typedef {'production' | 'inspectable'} PackageKind inspectable is what the end-to-end tests drive */

/**
 * The fuses a package must have, as far as its Electron has them (33 has fewer than 45).
 *
 * @param {PackageKind} kind
 * @param {string[]} names the fuses on the binary's wire
 * @returns {FuseStates}
 * @throws {SetupError} on a fuse nobody has decided about
 */
export function requiredFuses(kind, names) {
  /** @type {typeof hardened} */
  const required = kind === 'inspectable' ? { ...hardened, EnableNodeCliInspectArguments: 'on' } : hardened;
  return Object.fromEntries(
    names.map((name) => {
      const state = required[name];
      if (!state)
        throw new SetupError(`Electron has a fuse "${name}" that build/fuses.mjs does not decide about.`);
      return [name, state];
    }),
  );
}

/**
 * Reads the fuses of a program.
 *
 * @param {string} executable the program, or the .app folder on macOS
 * @returns {Promise<FuseStates>}
 */
export async function readFuses(executable) {
  const { FuseState, FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const { version: _version, ...wire } = await getCurrentFuseWire(executable);
  return Object.fromEntries(
    Object.entries(wire).map(([position, state]) => {
      const name = FuseV1Options[Number(position)] ?? `number ${position}`;
      if (state === FuseState.REMOVED) return [name, 'removed'];
      return [name, state === FuseState.ENABLE ? 'on' : 'off'];
    }),
  );
}

/**
 * Sets the fuses of a program and reads them back.
 *
 * @param {string} executable
 * @param {PackageKind} kind
 * @throws {SetupError} when the binary does not have what was asked for
 */
export async function setFuses(executable, kind) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  const required = requiredFuses(kind, Object.keys(await readFuses(executable)));
  const settings = Object.entries(required).map(([name, state]) => [
    FuseV1Options[/** @type {keyof typeof FuseV1Options} */ (name)],
    state === 'on',
  ]);
  // A shorter wire takes fewer settings than the type of the whole configuration asks for.
  const configuration = /** @type {import('@electron/fuses').FuseConfig} */ (
    /** @type {unknown} */ ({
      version: FuseVersion.V1,
      strictlyRequireAllFuses: true,
      ...Object.fromEntries(settings),
    })
  );
  await flipFuses(executable, configuration);
  await checkFuses(executable, kind);
}

/**
 * Refuses a program whose fuses are not as they must be.
 *
 * @param {string} executable
 * @param {PackageKind} kind
 * @throws {SetupError} naming each fuse that differs
 */
export async function checkFuses(executable, kind) {
  const found = await readFuses(executable);
  const wrong = Object.entries(requiredFuses(kind, Object.keys(found)))
    .filter(([name, state]) => found[name] !== state)
    .map(([name, state]) => `${name} is ${found[name]}, not ${state}`);
  if (wrong.length > 0) throw new SetupError(`${executable} has wrong fuses: ${wrong.join('; ')}.`);
}

const [, script, executable] = process.argv;
if (script && import.meta.url === pathToFileURL(script).href) {
  if (executable) console.log(JSON.stringify(await readFuses(executable), undefined, 2));
  else console.log('Prints the fuses of an Electron program: node build/fuses.mjs PROGRAM');
}
