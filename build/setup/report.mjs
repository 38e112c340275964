/**
 * Tells the person at the terminal what is being done. One line when a step ends, one more when it turns out to
 * be a long one, and a sign of life while it runs.
 */

const signOfLifeMs = 10_000;

/** @type {NodeJS.WritableStream} */
let stream = process.stdout;

/**
 * Sends the report elsewhere, for commands whose standard output is read by a program.
 *
 * @param {NodeJS.WritableStream} target
 */
export function reportTo(target) {
  stream = target;
}

/** @param {string} line */
export function say(line) {
  stream.write(`${line}\n`);
}

/** @param {number} sinceMs a value of `performance.now()` */
export function secondsSince(sinceMs) {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}

/**
 * A failure that the person can act on. Its message is printed as it is, without a stack.
 */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/**
 * @typedef {object} Step
 * @property {(what: string) => void} begin says that the step has real work to do, and starts the signs of life
 * @property {(what: string) => void} progress what the next sign of life says
 */

/**
 * Runs one step and says how it ended and how long it took.
 *
 * @template {{ outcome: string }} T
 * @param {string} title
 * @param {(step: Step) => Promise<T>} work resolves with what to say at the end, beside its own results
 * @returns {Promise<T>}
 */
export async function runStep(title, work) {
  const started = performance.now();
  let latest = '';
  /** @type {NodeJS.Timeout | undefined} */
  let signsOfLife;
  const step = {
    /** @param {string} what */
    begin(what) {
      say(`${title}: ${what} ...`);
      signsOfLife ??= setInterval(() => {
        say(`${title}: ${secondsSince(started)}${latest && `, ${latest}`} ...`);
      }, signOfLifeMs);
    },
    /** @param {string} what */
    progress(what) {
      latest = what;
    },
  };
  try {
    const result = await work(step);
    say(`${title}: ${result.outcome} (${secondsSince(started)})`);
    return result;
  } finally {
    clearInterval(signsOfLife);
  }
}

/**
 * Ends the process on a failure: a sentence when the person can act on it, the stack when the fault is ours.
 *
 * @param {unknown} error
 */
export function failWith(error) {
  process.stderr.write(`\n${error instanceof SetupError ? error.message : inspect(error)}\n`);
  process.exitCode = 1;
}

/** @param {unknown} error */
function inspect(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
