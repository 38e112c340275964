import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Person } from '../../../electron/office/person';
import { openStore } from '../../../electron/store/open-store';
import type { BenchGroup } from '../bench-context';
import { bundleClient } from '../bundle-client';
import { compared, type Summary, summaryTable, summed } from '../directory/compare';
import { makeCompany } from '../directory/people';
import { makeQueries, PAGE } from '../directory/queries';
import { type Contender, contenders, type Outcome, type Task } from '../directory/task';
import type { Figure } from '../figure';

/** The people and queries with which the search was tuned; measuring with them says nothing. */
const TUNED_WITH = 'tuning';
/** People in one transaction. */
const AT_ONCE = 10_000;
/** As many lines as the list of the program asks for at once. */
const LIST = 50;
const BUDGET_MS = 30_000;
/** With more people than these the program is measured alone: the libraries would take many gigabytes and minutes. */
const MOST_FOR_PEERS = 100_000;
/** A process that takes longer is ended and not measured. */
const LONGEST_MS = 15 * 60_000;

/**
 * Typing into the search over the encrypted store on disk, and into the libraries a team would pick, on the same people
 * and queries; each in a process of its own.
 */
export const directoryGroup: BenchGroup = {
  name: 'directory',
  about:
    'finding people beside uFuzzy, MiniSearch, FlexSearch, fuzzysort and Fuse.js: time, memory, who is found',
  async run({ rounds = 1, searchedPeople, seed }) {
    if (seed === TUNED_WITH) throw new Error(`The search was tuned with the seed "${TUNED_WITH}"`);
    console.log(`  queries from the seed "${seed}"`);
    const client = await bundleClient('bench-directory', new URL('../directory/client.ts', import.meta.url));
    const figures: Figure[] = [];
    for (const count of searchedPeople) figures.push(...(await measureCompany(client, count, seed, rounds)));
    return figures;
  },
};

async function measureCompany(client: string, count: number, seed: string, rounds: number) {
  const folder = await mkdtemp(join(tmpdir(), 'offitray-bench-'));
  try {
    const people = makeCompany(count, seed);
    const key = randomBytes(32).toString('hex');
    const storeFile = join(folder, 'office.db');
    const peopleFile = join(folder, 'people.jsonl');
    const filled = join(folder, 'filled.db');
    await fillStore(filled, key, people);
    // Without the log, which stays until the connection is collected: a store that has one is checked when it is opened.
    await copyFile(filled, storeFile);
    const measuredHere = people.length > MOST_FOR_PEERS ? contenders.slice(0, 1) : contenders;
    if (measuredHere.length > 1)
      await writeFile(peopleFile, people.map((person) => JSON.stringify(person)).join('\n'));
    const task = {
      peopleFile,
      storeFile,
      key,
      queries: makeQueries(people, seed),
      budgetMs: BUDGET_MS,
    };
    const summaries: Summary[] = [];
    const measured = async (contender: Contender, limit: number) => {
      const outcomes: Outcome[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const outcome = await runClient(client, join(folder, 'task.json'), { ...task, contender, limit });
        if (outcome === undefined) return undefined;
        outcomes.push(outcome);
      }
      return summed(contender, outcomes);
    };
    for (const contender of measuredHere) {
      const summary = await measured(contender, PAGE);
      if (summary === undefined) console.log(`  ${contender} could not be measured with ${count} people`);
      else summaries.push(summary);
    }
    console.log(`\n${count} people, ${PAGE} lines asked for\n${summaryTable(summaries)}\n`);
    return compared(count, summaries, await measured('OffiTray', LIST));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As the program does it after reading a directory. */
async function fillStore(file: string, key: string, people: readonly Person[]): Promise<void> {
  const store = openStore({ file, key });
  try {
    const pass = store.people.pass('bench');
    for (let at = 0; at < people.length; at += AT_ONCE) {
      pass.add(people.slice(at, at + AT_ONCE));
      await pass.rest();
    }
    pass.finish(Date.now());
    await pass.tidy(new AbortController().signal);
    await pass.end();
  } finally {
    store.close();
  }
}

/** `undefined` where the process came to a bad end, for want of memory or of time. */
async function runClient(client: string, taskFile: string, task: Task): Promise<Outcome | undefined> {
  await writeFile(taskFile, JSON.stringify(task), { mode: 0o600 });
  const running = spawn(process.execPath, ['--expose-gc', '--max-old-space-size=8192', client, taskFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: LONGEST_MS,
  });
  const [[code], printed] = await Promise.all([once(running, 'exit'), text(running.stdout)]);
  return code === 0 ? (JSON.parse(printed) as Outcome) : undefined;
}
