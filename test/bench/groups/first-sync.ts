import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type OfficeName, officeSystems } from '../../offices';
import type { BenchGroup } from '../bench-context';
import { bundleClient } from '../bundle-client';
import { type Figure, formatTable, makeFigure } from '../figure';
import { type OfficeProcess, startOfficeProcess } from '../first-sync/office-process';
import type { Outcome, Task } from '../first-sync/task';
import { median } from '../statistics';

const AIM_TIME = 2;
const AIM_STALL_MS = 50;
/** A small directory is read so fast that one reading says little. */
const SMALL = 1_000;
const ROUNDS_OF_SMALL = 3;
const BYTES_IN_MIB = 1_048_576;
const MS_IN_S = 1_000;

/**
 * The first reading of a directory into the encrypted store on disk. Office and client have a process each, a new one in
 * every round, so that what stalls is the client alone. The baseline reads the same bytes from the same office and inserts
 * the same rows with nothing between.
 */
export const firstSyncGroup: BenchGroup = {
  name: 'first-sync',
  about: 'the first reading of a directory, beside reading the same bytes and inserting the same rows',
  async run({ rounds, people }) {
    const figures: Figure[] = [];
    const client = await bundleClient('bench-client', new URL('../first-sync/client.ts', import.meta.url));
    for (const count of people) {
      for (const system of officeSystems) {
        const times = rounds ?? (count <= SMALL ? ROUNDS_OF_SMALL : 1);
        const measured = await measureDirectory(client, { system, people: count, rounds: times });
        // A large directory takes minutes: whoever stops it has seen what is measured so far.
        console.log(formatTable(measured));
        figures.push(...measured);
      }
    }
    return figures;
  },
};

async function measureDirectory(
  client: string,
  { system, people, rounds }: Pick<Measurement, 'system' | 'people' | 'rounds'>,
): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'offitray-bench-'));
  try {
    const office = await startOfficeProcess(system, people);
    try {
      return await measureRounds({ client, system, office, folder, people, rounds });
    } finally {
      await office.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Measurement {
  /** The program that each process runs. */
  readonly client: string;
  readonly system: OfficeName;
  readonly office: OfficeProcess;
  readonly folder: string;
  readonly people: number;
  readonly rounds: number;
}

async function measureRounds({ client, system, office, folder, people, rounds }: Measurement) {
  const { url: origin, caPem, credentials } = office;
  const common = { system, origin, caPem, credentials, key: randomBytes(32).toString('hex') };
  const recording = join(folder, 'recording.json');
  const inProcess = (kind: Task['kind'], name: string) =>
    runClient(client, join(folder, `${name}.json`), {
      ...common,
      kind,
      file: join(folder, `${name}.db`),
      recording,
    });
  const recorded = await inProcess('record', 'record');
  console.log(`  ${system}: ${recorded.people} people of ${people} in ${recorded.requests} requests`);
  const floors: Outcome[] = [];
  const syncs: Outcome[] = [];
  for (let round = 0; round < rounds; round += 1) {
    floors.push(await inProcess('floor', `floor-${round}`));
    syncs.push(await inProcess('sync', `sync-${round}`));
  }
  for (const { people: read } of [...floors, ...syncs]) {
    if (read !== recorded.people) throw new Error(`${read} people were read, and ${recorded.people} before`);
  }
  const middle = (outcomes: readonly Outcome[], read: (outcome: Outcome) => number) =>
    median(outcomes.map(read));
  const pair = (read: (outcome: Outcome) => number) => ({
    value: middle(syncs, read),
    baseline: middle(floors, read),
  });
  const id = `first-sync.${system}.${people}`;
  return [
    makeFigure(
      `${id}.time`,
      pair(({ ms }) => ms / MS_IN_S),
      's',
      AIM_TIME,
    ),
    // On a busy machine this says more than the time that has passed.
    makeFigure(
      `${id}.processor-time`,
      pair(({ processorMs }) => processorMs / MS_IN_S),
      's',
    ),
    makeFigure(`${id}.longest-stall`, { value: middle(syncs, ({ stallMs }) => stallMs) }, 'ms', AIM_STALL_MS),
    // On a busy machine other programs make the thread wait; this is what it does itself.
    makeFigure(
      `${id}.longest-stall-of-its-own`,
      { value: middle(syncs, ({ ownStallMs }) => ownStallMs) },
      'ms',
      AIM_STALL_MS,
    ),
    makeFigure(
      `${id}.memory-added`,
      pair(({ addedBytes }) => addedBytes / BYTES_IN_MIB),
      'MiB',
    ),
  ];
}

async function runClient(client: string, taskFile: string, task: Task): Promise<Outcome> {
  await writeFile(taskFile, JSON.stringify(task), { mode: 0o600 });
  const running = spawn(process.execPath, ['--expose-gc', client, taskFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [[code], printed] = await Promise.all([once(running, 'exit'), text(running.stdout)]);
  if (code !== 0) throw new Error(`The ${task.kind} of ${task.system} ended with ${String(code)}`);
  return JSON.parse(printed) as Outcome;
}
