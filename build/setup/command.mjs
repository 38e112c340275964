import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { inProject, projectFolder } from './paths.mjs';
import { SetupError } from './report.mjs';

/** The first lines often say what went wrong, and the last ones where. */
const shownOnFailure = { first: 15, last: 40 };

/**
 * Runs a program with its output held back. The output is shown only when it fails.
 *
 * @param {string} program
 * @param {string[]} argumentList
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.environment] the whole environment, the current one by default
 * @param {string} [options.folder] where it runs, the project by default
 * @param {number} [options.timeLimitMs] the program is stopped after that
 * @param {(line: string) => void} [options.onLine] called with each line of output
 * @returns {Promise<string>} standard output
 * @throws {CommandError} when it cannot be started, ends with a code other than 0, or exceeds its time
 * @throws {SetupError} when the person has stopped us
 */
export function runQuietly(program, argumentList, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argumentList, {
      cwd: options.folder ?? projectFolder,
      env: options.environment ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a .cmd file on Windows, which only a shell can start.
      shell: process.platform === 'win32' && program === 'npm',
    });
    let interrupted = false;
    const letGo = passSignalsOn(child, () => {
      interrupted = true;
    });
    let output = '';
    let everything = '';
    let timedOut = false;
    /** @param {string} text */
    const take = (text) => {
      everything += text;
      for (const line of text.split(/[\r\n]+/)) if (line.trim()) options.onLine?.(line.trim());
    };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      take(text);
    });
    child.stderr.setEncoding('utf8').on('data', take);
    const timer =
      options.timeLimitMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, options.timeLimitMs);
    /** @param {string} reason */
    const fail = (reason) => {
      reject(new CommandError([program, ...argumentList].join(' '), reason, everything));
    };
    child.on('error', (error) => {
      clearTimeout(timer);
      letGo();
      fail(error.message);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      letGo();
      if (timedOut) fail(`took longer than ${Math.round((options.timeLimitMs ?? 0) / 1000)} s`);
      else if (interrupted) reject(new SetupError('Stopped.'));
      else if (code === 0) resolve(output);
      else fail(signal ? `was stopped by ${signal}` : `ended with code ${code}`);
    });
  });
}

/**
 * Runs a program in the foreground: its output goes straight to the terminal, Ctrl-C reaches it, and we wait
 * for it to tidy up.
 *
 * @param {string} program
 * @param {string[]} argumentList
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.environment]
 * @returns {Promise<number>} the exit code; 128 plus the signal's number when a signal ended it, as shells do
 */
export function runInForeground(program, argumentList, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argumentList, {
      cwd: projectFolder,
      env: options.environment ?? process.env,
      stdio: 'inherit',
    });
    const letGo = passSignalsOn(child, () => {});
    child.on('error', (error) => {
      letGo();
      reject(error);
    });
    child.on('close', (code, signal) => {
      letGo();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * Runs one of the project's TypeScript programs in the foreground.
 *
 * @param {string} file relative to the project
 * @param {string[]} argumentList
 * @param {NodeJS.ProcessEnv} [environment] added to the current one
 */
export function runTypeScript(file, argumentList, environment = {}) {
  return runInForeground(
    process.execPath,
    [inProject('node_modules/tsx/dist/cli.mjs'), file, ...argumentList],
    {
      environment: { ...process.env, ...environment },
    },
  );
}

/** A program that could not do its work; the message ends with what it said. */
export class CommandError extends SetupError {
  /** @override */
  name = 'CommandError';

  /**
   * @param {string} command
   * @param {string} reason
   * @param {string} output
   */
  constructor(command, reason, output) {
    super(`${command}\n${reason}${output.trim() ? `, after saying:\n${shortened(output)}` : ''}`);
    this.reason = reason;
    this.output = output;
  }
}

/** @param {string} output */
function shortened(output) {
  const { first, last } = shownOnFailure;
  const lines = output.trim().split('\n');
  if (lines.length <= first + last) return lines.join('\n');
  return [...lines.slice(0, first), '...', ...lines.slice(-last)].join('\n');
}

/**
 * While a child runs, signals to us are passed to it and we live on until it has ended.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => void} onSignal
 * @returns {() => void} stops passing signals on
 */
function passSignalsOn(child, onSignal) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  let interrupted = false;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    onSignal();
    // A terminal sends Ctrl-C to the whole group, so the child has its own copy of the first one.
    if (signal === 'SIGINT' && process.stdin.isTTY && !interrupted) interrupted = true;
    else child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}
