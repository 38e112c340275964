/** `npm run bench -- [GROUP ...]`: measures, prints a table, writes `out/bench.json`. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type BenchContext, type BenchGroup, openContext } from './bench-context';
import { type Figure, formatTable, writeFigures } from './figure';
import { answeringGroup } from './groups/answering';
import { decideGroup } from './groups/decide';
import { directoryGroup } from './groups/directory';
import { firstSyncGroup } from './groups/first-sync';
import { idleGroup } from './groups/idle';
import { notifyGroup } from './groups/notify';
import { openGroup } from './groups/open';
import { pollGroup } from './groups/poll';
import { searchGroup } from './groups/search';
import { sizeGroup } from './groups/size';
import { startGroup } from './groups/start';

const GROUPS: readonly BenchGroup[] = [
  sizeGroup,
  searchGroup,
  directoryGroup,
  pollGroup,
  firstSyncGroup,
  answeringGroup,
  startGroup,
  openGroup,
  notifyGroup,
  decideGroup,
  idleGroup,
];

const root = fileURLToPath(new URL('../../', import.meta.url));

const USAGE = `npm run bench -- [GROUP ...] [options]

Groups (all by default):
${GROUPS.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n')}

Options:
  --executable PATH  program to measure (out/package/linux-unpacked/offitray)
  --inspectable PATH the same as a build that can be driven (out/inspectable/linux-unpacked/offitray)
  --rounds N         measurements of each side, instead of each group's own number
  --people N         people in the directory that first-sync and answering read; several with commas (1000,10000; in a run of
                     all groups 100000 too); the same for directory (1000,10000,100000;
                     of 1000000 the program alone is measured)
  --seed TEXT        what the queries of directory are made from, instead of the day
  --idle-ms N        rest in the tray before memory is read (60000)
  --out PATH         where the figures go (out/bench.json)`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      executable: { type: 'string', default: join(root, 'out/package/linux-unpacked/offitray') },
      inspectable: { type: 'string', default: join(root, 'out/inspectable/linux-unpacked/offitray') },
      rounds: { type: 'string' },
      people: { type: 'string' },
      seed: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      'idle-ms': { type: 'string', default: '60000' },
      out: { type: 'string', default: join(root, 'out/bench.json') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const groups = chosen(positionals);
  const context = await openContext({
    executable: resolve(values.executable),
    inspectable: resolve(values.inspectable),
    workDir: join(root, 'out/bench-baseline'),
    idleMs: wholeNumber('--idle-ms', values['idle-ms']),
    people: directorySizes(values.people, positionals.length === 0),
    searchedPeople: directorySizes(values.people, true),
    seed: values.seed,
    ...(values.rounds === undefined ? {} : { rounds: wholeNumber('--rounds', values.rounds) }),
  });
  try {
    const figures = await measure(groups, context);
    console.log(`\n${formatTable(figures)}`);
    await writeFigures(values.out, figures);
  } finally {
    await context.close();
  }
}

/** A group that fails is told and does not take the figures of the others with it. */
async function measure(groups: readonly BenchGroup[], context: BenchContext): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const group of groups) {
    console.log(`Measuring ${group.name}: ${group.about}`);
    try {
      figures.push(...(await group.run(context)));
    } catch (error) {
      console.error(`${group.name} could not be measured:`, error);
      process.exitCode = 1;
    }
  }
  return figures;
}

function chosen(names: readonly string[]): readonly BenchGroup[] {
  if (names.length === 0) return GROUPS;
  return names.map((name) => {
    const group = GROUPS.find((candidate) => candidate.name === name);
    if (group === undefined)
      throw new Error(`No group "${name}"; there is ${GROUPS.map((g) => g.name).join(', ')}`);
    return group;
  });
}

/** The largest takes many minutes: it is read when somebody asks for it, or for everything. */
function directorySizes(asked: string | undefined, everything: boolean): readonly number[] {
  if (asked !== undefined) return asked.split(',').map((count) => wholeNumber('--people', count));
  return everything ? [1_000, 10_000, 100_000] : [1_000, 10_000];
}

function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${option} takes a whole number from 1 up`);
  return value;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
