import { prepareNpmPackages } from './npm-packages.mjs';
import { SetupError } from './report.mjs';
import { prepareSystemLibraries } from './system-libraries.mjs';

const firstNode = [20, 19];

/**
 * Makes sure of what a command needs before it starts, and says what it is doing. Asked again when nothing has
 * changed it takes a fraction of a second. (An Electron is made sure of where the application is packaged.)
 *
 * @param {object} options
 * @param {'system-libraries'[]} options.needs beside the npm packages, which every command needs
 * @throws {SetupError} with what to do, when something is missing that cannot be put there
 */
export async function prepare({ needs }) {
  checkNode();
  if (needs.includes('system-libraries')) await prepareSystemLibraries();
  await prepareNpmPackages();
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [firstMajor = 0, firstMinor = 0] = firstNode;
  if (major > firstMajor || (major === firstMajor && minor >= firstMinor)) return;
  throw new SetupError(
    `OffiTray needs Node ${firstNode.join('.')} or newer; this is ${process.versions.node}.`,
  );
}
