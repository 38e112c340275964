/**
 * A program that reads a directory into the store, and says aloud how many people are kept after each page. Where it is told
 * to halt it says so, and waits to be killed.
 */
import { readFileSync, writeSync } from 'node:fs';
import type { Credentials, SystemName } from '../../electron/office/office-system';
import { openStore } from '../../electron/store/open-store';
import { createPeopleSync } from '../../electron/sync/people';
import { systems } from '../../electron/systems/registry';

export interface ReaderTask {
  readonly system: SystemName;
  readonly origin: string;
  readonly caPem: string;
  readonly credentials: Credentials;
  readonly file: string;
  readonly key: string;
  /** After so many pages, or after so many commits of people, which is in the middle of a page. */
  readonly haltAfter?: { readonly pages?: number; readonly commits?: number };
}

const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ReaderTask;
const { origin, caPem, credentials } = task;
const system = systems
  .find(({ name }) => name === task.system)
  ?.open({
    origin,
    caPem,
    userAgent: 'OffiTray/test',
    resolveProxy: async () => 'DIRECT',
    credentials: async () => credentials,
    onSessionState: () => undefined,
  });
if (system === undefined) throw new Error(`There is no system ${task.system}`);
const store = openStore(task);
if (store.accounts.get('a1') === undefined) {
  store.accounts.put({
    id: 'a1',
    system: task.system,
    origin,
    login: credentials.login,
    quickDecisions: 'untried',
  });
}
const { pages = 0, commits = 0 } = task.haltAfter ?? {};
let turned = 0;
let committed = 0;
store.onChange((topics) => {
  if (!topics.has('people')) return;
  committed += 1;
  if (committed === commits) halt();
});

function halt(): void {
  writeSync(1, 'halted\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const sync = createPeopleSync({
  accountId: 'a1',
  system,
  store,
  onProgress(progress) {
    if (progress === undefined) return;
    writeSync(1, `${progress.done}\n`);
    // The first is said before anything is read.
    if (turned === pages && pages > 0) halt();
    turned += 1;
  },
  onFailure: (failure) => {
    throw new Error(`The directory could not be read: ${failure.name}`);
  },
});
void sync.refresh().then(async () => {
  sync.close();
  store.close();
  await system.close();
});
