import type { Store } from '../../store/types';
import { personOfKey } from './key-runs';
import { type NameMatch, type Reach, type SoughtWord, searchSegment } from './name-search';
import type { NameSegment } from './name-segment';
import { type SegmentBuilder, segmentBuilder } from './segment-builder';
import { takenApart } from './taken-apart';

/** The names of everybody, packed in memory and kept as the store has them. */
export interface NameIndex {
  /** Brings the index up to date in short steps, so that nothing else has to wait for it. */
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

/** Read at once: some milliseconds' work. */
const atOnce = 1_000;
/** With more people than this, and than a part of all, added or changed, everything is packed anew. */
const mostRecent = 2_000;
const recentShare = 0.1;
/** After this long without a search the memory is given back. */
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
  let isStale = true;
  let preparing: Promise<void> | undefined;
  let idle: NodeJS.Timeout | undefined;
  store.onChange((changed) => {
    if (changed.has('people')) isStale = true;
  });

  /** Stops after each page, so that whoever runs it can let others run between. */
  function* packAll(): Generator<void, Read> {
    const lastTouch = latestTouch(people);
    const builder = segmentBuilder();
    let lastKey = 0;
    for (;;) {
      const next = readPage(people, builder, lastKey);
      if (next === undefined) break;
      lastKey = next;
      yield;
    }
    const everybody = yield* builder.build();
    return { everybody, recent: new Map(), recentSegment: undefined, lastKey, lastTouch };
  }

  /** Takes over what came and went; `undefined` when that is too much to be done at once. */
  function caughtUp(before: Read): Read | undefined {
    const most = Math.max(mostRecent, Math.ceil(before.everybody.keys.count * recentShare));
    const touched = people.query(
      'SELECT touch, key FROM people_touched WHERE touch > ? ORDER BY touch LIMIT ?',
      [before.lastTouch, most],
    );
    const keys = touched.map((row) => Number(row.key));
    const rows = people.query(
      `SELECT key, words FROM people_names WHERE key > ?1
       UNION SELECT key, words FROM people_names WHERE key IN (SELECT value FROM json_each(?2)) ORDER BY key LIMIT ?3`,
      [before.lastKey, JSON.stringify(keys), most],
    );
    if (keys.length === 0 && rows.length === 0) return before;
    if (before.recent.size + keys.length + rows.length >= most) return undefined;
    const recent = new Map(before.recent);
    for (const key of keys) {
      recent.delete(key);
      const person = personOfKey(before.everybody.keys, key);
      if (person !== undefined) before.everybody.gone.add(person);
    }
    for (const { key, words } of rows) recent.set(Number(key), String(words));
    const builder = segmentBuilder();
    for (const [key, words] of [...recent].sort(([one], [other]) => one - other)) builder.add(key, words);
    return {
      everybody: before.everybody,
      recent,
      recentSegment: recent.size === 0 ? undefined : inOneGo(builder.build()),
      lastKey: Math.max(before.lastKey, Number(rows.at(-1)?.key ?? 0)),
      lastTouch: Number(touched.at(-1)?.touch ?? before.lastTouch),
    };
  }

  function catchUp(): boolean {
    if (read !== undefined && !isStale) return true;
    read = read === undefined ? undefined : caughtUp(read);
    isStale = read === undefined;
    return !isStale;
  }

  async function packInSteps(): Promise<void> {
    const packing = packAll();
    for (;;) {
      const step = packing.next();
      if (step.done === true) {
        read = step.value;
        // Something may have changed since the first step.
        isStale = true;
        return;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
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
    if (!catchUp()) {
      read = inOneGo(packAll());
      isStale = false;
    }
    if (read === undefined) throw new TypeError('The names have just been read.');
    return read;
  }

  return {
    async prepare() {
      if (catchUp()) return;
      preparing ??= packInSteps().finally(() => {
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

function inOneGo<Result>(steps: Generator<void, Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

function latestTouch(people: Store['people']): number {
  return Number(people.query('SELECT coalesce(max(touch), 0) AS touch FROM people_touched')[0]?.touch ?? 0);
}

/** The last key read; `undefined` when there was nobody left. */
function readPage(people: Store['people'], builder: SegmentBuilder, after: number): number | undefined {
  // One row with all of them: thousands of rows cost more to hand over than to take apart.
  const [page] = people.query(
    `SELECT max(key) AS last, group_concat(key || char(31) || words, char(30)) AS page
     FROM (SELECT key, words FROM people_names WHERE key > ? ORDER BY key LIMIT ?)`,
    [after, atOnce],
  );
  if (typeof page?.page !== 'string') return undefined;
  for (const entry of page.page.split('\u001e')) {
    const [key = '', words = ''] = entry.split('\u001f');
    builder.add(Number(key), words);
  }
  return Number(page.last);
}
