/** A process of its own that reads a directory for the first time, as the program does it or in the barest way. */
import { readFile, writeFile } from 'node:fs/promises';
import type { OfficeSystem } from '../../../electron/office/office-system';
import { openStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { createPeopleSync } from '../../../electron/sync/people';
import { systems } from '../../../electron/systems/registry';
import { type SentRequest, watchRequests } from '../watch-requests';
import { runFloor } from './floor';
import { measureProcess, memoryAtRest } from './measure-process';
import { ACCOUNT, type Outcome, type Recording, type Task } from './task';

async function run(): Promise<void> {
  const task = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as Task;
  const outcome = task.kind === 'floor' ? await runFloor(task) : await runSync(task);
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}

async function runSync(task: Task): Promise<Outcome> {
  const definition = systems.find(({ name }) => name === task.system);
  if (definition === undefined) throw new Error(`There is no system ${task.system}`);
  const { origin, caPem, credentials, file, key } = task;
  const system = definition.open({
    origin,
    caPem,
    userAgent: 'OffiTray/bench',
    resolveProxy: async () => 'DIRECT',
    credentials: async () => credentials,
    onSessionState: () => undefined,
  });
  const store = openStore({ file, key });
  try {
    // Without an identity nobody's time away is read: the directory is what is measured.
    store.accounts.put({
      id: ACCOUNT,
      system: task.system,
      origin,
      login: credentials.login,
      quickDecisions: 'untried',
    });
    // What is kept of a sign-in belongs to what is added: onOffice names everybody in it.
    const atRestBytes = await memoryAtRest();
    await system.signIn();
    if (task.kind === 'record') return await record(task, system, store);
    const measured = await measureProcess(atRestBytes, () => readEverybody(system, store));
    return { ...measured, people: store.people.count(ACCOUNT), requests: 0 };
  } finally {
    store.close();
    // The session is left open: the floor goes on in it.
    if (task.kind !== 'record') await system.close();
  }
}

async function readEverybody(system: OfficeSystem, store: Store): Promise<void> {
  let failed: unknown;
  const sync = createPeopleSync({
    accountId: ACCOUNT,
    system,
    store,
    onProgress: () => undefined,
    onFailure: (failure) => {
      failed = failure;
    },
  });
  await sync.refresh();
  sync.close();
  if (failed !== undefined) throw new Error(`The directory could not be read: ${JSON.stringify(failed)}`);
}

async function record(task: Task, system: OfficeSystem, store: Store): Promise<Outcome> {
  const watch = watchRequests(task.origin);
  const beganAtMs = performance.now();
  let atOnce = 0;
  // Looked at often enough: requests are under way most of the time.
  const looking = setInterval(() => {
    atOnce = Math.max(atOnce, underWay(watch.sent));
  }, 1);
  try {
    await readEverybody(system, store);
  } finally {
    clearInterval(looking);
    watch.stop();
  }
  const recording: Recording = { file: task.file, sent: watch.sent, atOnce: Math.max(1, atOnce) };
  await writeFile(task.recording ?? '', JSON.stringify(recording));
  return {
    people: store.people.count(ACCOUNT),
    requests: watch.sent.length,
    ms: performance.now() - beganAtMs,
    processorMs: 0,
    stallMs: 0,
    ownStallMs: 0,
    addedBytes: 0,
  };
}

/** Those of the latest that have no answer yet. */
function underWay(sent: readonly SentRequest[]): number {
  return sent.slice(-16).filter(({ status }) => status === 0).length;
}

run().then(
  // Connections that were left open must not keep the process.
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
