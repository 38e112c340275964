/** A process of its own that gets ready to find people, and finds them: the program's search or one of its peers. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { prepareSearch, searchPeople } from '../../../electron/directory/search-people';
import type { Person } from '../../../electron/office/person';
import { openStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { memoryBytes } from '../memory-bytes';
import { ownTimeClock } from '../own-time';
import { documentOf, type PeerDocument, peers } from './peers';
import { PAGE, type QueryKind, queryKinds } from './queries';
import type { Outcome, Task } from './task';

/** Before these many queries of each kind no budget ends the measuring. */
const FEWEST_OF_KIND = 4;
/** Queries before the measuring, for caches and the compiler. */
const WARMING = 60;
const clock = ownTimeClock();
const FIRST = 'anna';
const TODAY = '2026-11-22';

interface Ready {
  readonly buildMs: number;
  search(text: string): readonly string[];
  close(): void;
}

async function run(): Promise<void> {
  const task = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as Task;
  // The program has its store open whether or not it knows anybody.
  const empty = openStore({ file: `${task.storeFile}.empty`, key: task.key });
  await searchEmpty(empty, task);
  const before = await heldBytes();
  const ready = task.contender === 'OffiTray' ? await ownSearch(task) : await peerSearch(task);
  const built = await heldBytes();
  const measured = measure(task, ready);
  const after = await heldBytes();
  const outcome: Outcome = {
    ...measured,
    buildMs: ready.buildMs,
    addedBytes: Math.max(built, after) - before,
  };
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  ready.close();
  empty.close();
}

/** So that what any searching takes, the compiler's part above all, has been taken before. */
async function searchEmpty(store: Store, { queries, limit }: Task): Promise<void> {
  store.people.put('bench', { id: 'nobody', displayName: 'Nobody Known', phones: [] });
  await prepareSearch(store);
  for (const { text } of queries) searchPeople(store, { text, limit, today: TODAY });
}

async function ownSearch({ storeFile, key, limit }: Task): Promise<Ready> {
  const store = openStore({ file: storeFile, key });
  const sinceMs = clock();
  await prepareSearch(store);
  const search = (text: string) =>
    searchPeople(store, { text, limit, today: TODAY }).hits.map(({ id }) => id);
  search(FIRST);
  return {
    buildMs: sinceMs(),
    search,
    close: () => store.close(),
  };
}

async function peerSearch({ contender, peopleFile, limit }: Task): Promise<Ready> {
  if (contender === 'OffiTray') throw new TypeError('The program is no peer of its own.');
  const documents = await readDocuments(peopleFile);
  const sinceMs = clock();
  const search = peers[contender](documents);
  // Some build when they are asked for the first time.
  search(FIRST, limit);
  // Who was found is looked up elsewhere: that is not counted, and neither are documents that a library lets go.
  return {
    buildMs: sinceMs(),
    search: (text) => search(text, limit).map((at) => `p${at}`),
    close: () => undefined,
  };
}

async function readDocuments(file: string): Promise<readonly PeerDocument[]> {
  const documents: PeerDocument[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    documents.push(documentOf(JSON.parse(line) as Person, documents.length));
  }
  return documents;
}

function measure({ queries, budgetMs }: Task, ready: Ready): Pick<Outcome, 'ms' | 'recall'> {
  const warmedAtMs = performance.now() + budgetMs / 10;
  for (const { text } of queries.slice(-WARMING)) if (performance.now() < warmedAtMs) ready.search(text);
  const ms: number[] = [];
  const recall: Partial<Record<QueryKind, { decided: number; found: number }>> = {};
  const done = new Map<QueryKind, number>(queryKinds.map((kind) => [kind, 0]));
  const endsAtMs = performance.now() + budgetMs;
  for (const { kind, text, id, decided } of queries) {
    const before = done.get(kind) ?? 0;
    if (performance.now() > endsAtMs && before >= FEWEST_OF_KIND) continue;
    done.set(kind, before + 1);
    const sinceMs = clock();
    const found = ready.search(text);
    ms.push(sinceMs());
    if (!decided) continue;
    const known = recall[kind] ?? { decided: 0, found: 0 };
    recall[kind] = known;
    known.decided += 1;
    if (found.slice(0, PAGE).includes(id)) known.found += 1;
    else if (process.env.SHOW_MISSED !== undefined) console.error(`${kind}: ${text} does not find ${id}`);
  }
  return { ms, recall };
}

/**
 * What the process holds when it does nothing: objects that are in use, and all memory outside the heap of JavaScript, that
 * of SQLite above all. Room that the heap keeps for garbage to come is not counted.
 */
async function heldBytes(): Promise<number> {
  for (let times = 0; times < 4; times += 1) {
    globalThis.gc?.();
    await pause(100);
  }
  const { used_heap_size: inUse, total_physical_size: heap } = getHeapStatistics();
  return (await memoryBytes('VmRSS')) - heap + inUse;
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
