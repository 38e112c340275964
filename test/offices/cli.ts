import { parseArgs } from 'node:util';
import { officeSystems, startOffice } from './index';

const usage = `Usage: npm run offices -- --system offiserv [--people N] [--seed S] [--port P] [--control-port C] [--set name=value ...]`;

/** Opens an office, prints where it is as one line of JSON, and keeps it open until it is told to stop. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      system: { type: 'string', default: 'offiserv' },
      people: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      port: { type: 'string', default: '0' },
      'control-port': { type: 'string', default: '0' },
      set: { type: 'string', multiple: true, default: [] },
    },
  });
  const system = officeSystems.find((name) => name === values.system);
  if (system === undefined) throw new RangeError(`There is no office system "${values.system}".\n${usage}`);
  const office = await startOffice({
    system,
    people: wholeNumber('people', values.people),
    seed: wholeNumber('seed', values.seed),
    port: wholeNumber('port', values.port),
    controlPort: wholeNumber('control-port', values['control-port']),
    switches: Object.fromEntries(values.set.map(readSwitch)),
  });
  const { url, caFile: ca, controlUrl, logins } = office;
  process.stdout.write(`${JSON.stringify({ url, ca, controlUrl, logins })}\n`);

  let isClosing = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isClosing) return;
      isClosing = true;
      office.close().then(() => process.exit(0), fail);
    });
  }
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isInteger(number))
    throw new RangeError(`--${name} takes a whole number.`);
  return number;
}

function readSwitch(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new RangeError(`--set takes name=value, not "${text}".`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

run().catch(fail);
