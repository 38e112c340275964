import { Turns } from '../../office/turns';
import type { Store } from '../../store/types';
import { personOfKey } from './key-runs';
import { type NameMatch, type Reach, type SoughtWord, searchSegment } from './name-search';
import type { NameSegment } from './name-segment';
import { type SegmentBuilder, segmentBuilder } from './segment-builder';
import { takenApart } from './taken-apart';

/** The names of everybody, packed in memory and kept as the store has them. */
export interface NameIndex {
  /** Brings the index up to date in turns with everybody else. */
  prepare(): Promise<void>;
  /** People whose names match every word, best first within each part of the index; what is missing is read first. */
  search(
    sought: readonly SoughtWord[],
    reach: Reach,
    standing: ReadonlyMap<number, number>,
    wanted: number,
  ): readonly NameMatch[];
  /** How a word may have been made from several words of names, each whole but the last. */
  takenApart(word: string): readonly (readonly string[])[];
  /** Whether somebody's name is also found in another script. */
  isSpelled(): boolean;
}

/** Read at once: a millisecond's work or some. */
const atOnce = 250;
/** With more people than this, and than a part of all, added or changed, everything is packed anew. */
const mostRecent = 2_000;
const recentShare = 0.1;
/** After this long without a search, or getting ready for one, the memory is given back. */
const idleMs = 10 * 60_000;

const indexes = new WeakMap<Store, NameIndex>();

/** The index of a store, made when it is first asked for. */
export function nameIndexOf(store: Store): NameIndex {
  const known = indexes.get(store) ?? createNameIndex(store);
  indexes.set(store, known);
  return known;
}

/** What has been read: nearly everybody, and those who came or changed since. */
interface Read {
  readonly everybody: NameSegment;
  readonly recent: ReadonlyMap<number, string>;
  readonly recentSegment: NameSegment | undefined;
  /** All keys up to here have been read. */
  readonly lastKey: number;
  /** All changes up to here have been followed. */
  readonly lastTouch: number;
}

function createNameIndex(store: Store): NameIndex {
  const { people } = store;
  let read: Read | undefined;
  /** Changes of the directory so far, and how many of them had been when what was read last was read. */
  let changes = 0;
  let followed = -1;
  /** As many when a preparation ended: those that came while it was under way are left to the next one. */
  let overlooked = -1;
  let preparing: Promise<void> | undefined;
  let idle: NodeJS.Timeout | undefined;
  store.onChange((changed) => {
    if (changed.has('people')) changes += 1;
  });

  /** Brings what was read up to date, with stops so that whoever runs it can let others run between. */
  function* bringUpToDate(): Generator<void, Read> {
    const before = changes;
    const latest = (read && (yield* caughtUp(people, read))) ?? (yield* packAll(people));
    // A search may have read newer things meanwhile.
    if (read !== undefined && followed > before) return read;
    read = latest;
    followed = before;
    return latest;
  }

  async function inSteps(): Promise<void> {
    const turns = new Turns();
    for (const steps = bringUpToDate(); steps.next().done !== true; )
      if (turns.isOver()) await turns.others();
    overlooked = changes;
  }

  function rest(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      read = undefined;
    }, idleMs);
    idle.unref();
  }

  function current(): Read {
    rest();
    const isFresh = followed === changes || overlooked === changes;
    return read !== undefined && isFresh ? read : inOneGo(bringUpToDate());
  }

  return {
    async prepare() {
      rest();
      if (read !== undefined && followed === changes) return;
      preparing ??= inSteps().finally(() => {
        preparing = undefined;
      });
      await preparing;
    },
    search(sought, reach, standing, wanted) {
      const { everybody, recentSegment } = current();
      return [everybody, recentSegment].flatMap((segment) => {
        if (segment === undefined) return [];
        const ofSegment = new Map<number, number>();
        for (const [key, value] of standing) {
          const person = personOfKey(segment.keys, key);
          if (person !== undefined) ofSegment.set(person, value);
        }
        return searchSegment(segment, sought, reach, ofSegment, wanted);
      });
    },
    takenApart(word) {
      const { everybody, recentSegment } = current();
      return [everybody, recentSegment].flatMap((segment) =>
        segment === undefined ? [] : takenApart(segment.words, word),
      );
    },
    isSpelled() {
      const { everybody, recentSegment } = current();
      return everybody.isSpelled || recentSegment?.isSpelled === true;
    },
  };
}

/** Reads everybody. */
function* packAll(people: Store['people']): Generator<void, Read> {
  const lastTouch = latestTouch(people);
  const builder = segmentBuilder();
  let lastKey = 0;
  for (;;) {
    const page = namesAfter(people, lastKey);
    if (page.length === 0) break;
    lastKey = take(page, builder);
    yield;
  }
  const everybody = yield* builder.build();
  return { everybody, recent: new Map(), recentSegment: undefined, lastKey, lastTouch };
}

/** Takes over who came, changed and went; `undefined` when these are so many that all should be read anew. */
function* caughtUp(people: Store['people'], before: Read): Generator<void, Read | undefined> {
  const most = Math.max(mostRecent, Math.ceil(before.everybody.keys.count * recentShare));
  const { touched, lastTouch, count } = touchedSince(people, before.lastTouch, most);
  if (before.recent.size + count >= most) return undefined;
  const recent = new Map(before.recent);
  for (const key of touched) {
    recent.delete(key);
    const person = personOfKey(before.everybody.keys, key);
    if (person !== undefined) before.everybody.gone.add(person);
  }
  for (let from = 0; from < touched.length; from += atOnce) {
    for (const [key, words] of namesOf(people, touched.slice(from, from + atOnce))) recent.set(key, words);
    yield;
  }
  let { lastKey } = before;
  for (;;) {
    const page = namesAfter(people, lastKey);
    if (page.length === 0) break;
    for (const [key, words] of page) recent.set(key, words);
    lastKey = page.at(-1)?.[0] ?? lastKey;
    if (recent.size >= most) return undefined;
    yield;
  }
  if (touched.length === 0 && lastKey === before.lastKey) return before;
  const builder = segmentBuilder();
  const inOrder = [...recent].sort(([one], [other]) => one - other);
  for (let from = 0; from < inOrder.length; from += atOnce) {
    take(inOrder.slice(from, from + atOnce), builder);
    yield;
  }
  const recentSegment = recent.size === 0 ? undefined : yield* builder.build();
  return { everybody: before.everybody, recent, recentSegment, lastKey, lastTouch };
}

function inOneGo<Result>(steps: Generator<void, Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

function latestTouch(people: Store['people']): number {
  return Number(people.query('SELECT coalesce(max(touch), 0) AS touch FROM people_touched')[0]?.touch ?? 0);
}

/** Who was changed or removed since, each once; of so many changes at most. */
function touchedSince(people: Store['people'], since: number, most: number) {
  const [row] = people.query(
    `SELECT count(*) AS count, max(touch) AS last, group_concat(DISTINCT key) AS keys
     FROM (SELECT touch, key FROM people_touched WHERE touch > ? ORDER BY touch LIMIT ?)`,
    [since, most],
  );
  if (typeof row?.keys !== 'string') return { touched: [], lastTouch: since, count: 0 };
  const touched = row.keys.split(',').map(Number);
  return { touched, lastTouch: Number(row.last), count: Number(row.count) };
}

type Names = readonly (readonly [key: number, words: string])[];

/** The next after a key, in the order of their keys. */
function namesAfter(people: Store['people'], after: number): Names {
  return namesIn(people, 'key > ? ORDER BY key LIMIT ?', [after, atOnce]);
}

function namesOf(people: Store['people'], keys: readonly number[]): Names {
  return namesIn(people, 'key IN (SELECT value FROM json_each(?)) ORDER BY key', [JSON.stringify(keys)]);
}

function namesIn(people: Store['people'], where: string, values: readonly (number | string)[]): Names {
  // One row with all of them: thousands of rows cost more to hand over than to take apart.
  const [row] = people.query(
    `SELECT group_concat(key || char(31) || words, char(30)) AS page
     FROM (SELECT key, words FROM people_names WHERE ${where})`,
    values,
  );
  if (typeof row?.page !== 'string') return [];
  return row.page.split('\u001e').map((entry) => {
    const [key = '', words = ''] = entry.split('\u001f');
    return [Number(key), words] as const;
  });
}

/** Takes people in and gives the key of the last. */
function take(names: Names, builder: SegmentBuilder): number {
  for (const [key, words] of names) builder.add(key, words);
  return names.at(-1)?.[0] ?? 0;
}
