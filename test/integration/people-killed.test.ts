import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { Person } from '../../electron/office/person';
import { openStore } from '../../electron/store/open-store';
import { everybody } from './calls';
import { byId, openDesk } from './contract/desk';
import { officegestUnderTest } from './contract/officegest';
import { offiservUnderTest } from './contract/offiserv';
import { onlyofficeUnderTest } from './contract/onlyoffice';
import { onofficeUnderTest } from './contract/onoffice';
import type { SystemUnderTest } from './contract/system-under-test';
import type { ReaderTask } from './people-reader';

const reader = fileURLToPath(new URL('people-reader.ts', import.meta.url));

/** Runs the reader, and kills it where it halts. Returns where it began. */
async function readPeople(task: ReaderTask, folder: string): Promise<number> {
  const taskFile = join(folder, 'task.json');
  writeFileSync(taskFile, JSON.stringify(task));
  const child = spawn(process.execPath, ['--import', 'tsx', reader, taskFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    said.push(line);
    if (line === 'halted') child.kill('SIGKILL');
  });
  const [code] = await once(child, 'close');
  expect([code, said.includes('halted')]).toEqual(task.haltAfter === undefined ? [0, false] : [null, true]);
  return Number(said[0]);
}

function peopleIn({ file, key }: ReaderTask): Person[] {
  const store = openStore({ file, key });
  try {
    const rows = store.people.query('SELECT record FROM people');
    return byId(rows.map(({ record }) => JSON.parse(String(record)) as Person));
  } finally {
    store.close();
  }
}

const offices: [string, SystemUnderTest, number][] = [
  ['offiserv', offiservUnderTest, 300],
  ['officegest', officegestUnderTest, 700],
  ['onlyoffice', onlyofficeUnderTest, 300],
  ['onoffice', onofficeUnderTest, 1_300],
];

test.each(offices)(
  'a pass over %s that is killed goes on where it was, and ends with everybody',
  {
    timeout: 120_000,
  },
  async (_name, under, people) => {
    const folder = mkdtempSync(join(tmpdir(), 'offitray-people-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { system, office } = await openDesk(under, { onTestFinished }, { people });
    const task: ReaderTask = {
      system: system.name,
      origin: office.url,
      caPem: office.caPem,
      credentials: office.credentials,
      file: join(folder, 'office.db'),
      key: randomBytes(32).toString('hex'),
    };
    expect(await readPeople({ ...task, haltAfter: { pages: 1 } }, folder)).toBe(0);
    const afterOnePage = await readPeople({ ...task, haltAfter: { commits: 2 } }, folder);
    expect(afterOnePage).toBeGreaterThan(0);
    const kept = peopleIn(task).length;
    expect(kept).toBeGreaterThan(afterOnePage);
    expect(kept).toBeLessThan(office.people);
    const goneOn = await readPeople(task, folder);
    expect(goneOn).toBeGreaterThanOrEqual(afterOnePage);
    expect(goneOn).toBeLessThan(kept);
    expect(peopleIn(task)).toEqual(byId(await everybody(system)));
  },
);
