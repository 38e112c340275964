import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openKeptStore } from '../../electron/composition/open-store';
import { failureOf } from '../../electron/office/errors';
import { openStore } from '../../electron/store/open-store';
import type { Store } from '../../electron/store/types';
import { account, decision, ticket } from '../unit/store/records';
import { type SmallDisk, smallDisk } from './small-disk';

const key = randomBytes(32);
const inTransaction = fileURLToPath(new URL('store-transaction.ts', import.meta.url));
let folder: string;
let file: string;
let open: Store[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offitray-disk-test-'));
  file = join(folder, 'office.db');
  open = [];
});

afterEach(() => {
  for (const store of open) store.close();
  rmSync(folder, { recursive: true, force: true });
});

function opened(place = file): Store {
  const store = openStore({ file: place, key });
  open.push(store);
  return store;
}

function closed(store: Store): void {
  open = open.filter((other) => other !== store);
  store.close();
}

function idsOf(store: Store): string[] {
  return store.decisions.open().map(({ id }) => id);
}

function take(store: Store, number: number): void {
  store.decisions.put(decision(`d${number}`, { ticket: ticket(`t${number}`, { body: 'x'.repeat(500) }) }));
}

test('a write that was torn off anywhere leaves the decisions before it, whole and in order', () => {
  const store = opened();
  store.accounts.put(account());
  const sizes: number[] = [];
  for (let number = 0; number < 12; number += 1) {
    take(store, number);
    sizes.push(statSync(`${file}-wal`).size);
  }
  const all = idsOf(store);
  const torn = join(folder, 'torn.db');
  const whole = sizes.at(-1) ?? 0;
  for (let length = whole; length > 0; length -= 4_093) {
    for (const ending of ['', '-wal', '.safety']) copyFileSync(`${file}${ending}`, `${torn}${ending}`);
    rmSync(`${torn}-shm`, { force: true });
    truncateSync(`${torn}-wal`, length);
    const survivor = opened(torn);
    const ids = idsOf(survivor);
    closed(survivor);
    // A log that is cut before its first commit makes a new store, which takes over the safety copy.
    const expected = sizes.filter((size) => size <= length).length;
    if (ids.length !== all.length) expect(ids).toEqual(all.slice(0, expected));
    else expect(ids).toEqual(all);
  }
});

test('a transaction in which the program was killed has not happened, and holds nothing up', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', inTransaction, file, key.toString('hex')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('close', () => reject(new Error('It ended before it was in the middle.')));
  });
  child.kill('SIGKILL');
  await ended;
  const store = opened();
  expect(idsOf(store)).toEqual(['kept']);
  take(store, 1);
});

test('whatever bytes of the cache are flipped, a decision that was not delivered is still there', async () => {
  const store = opened();
  store.accounts.put(account());
  take(store, 1);
  closed(store);
  const sound = readFileSync(file);
  const safety = readFileSync(`${file}.safety`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: fc.nat(sound.length - 1), bit: fc.nat(7) }), { minLength: 1, maxLength: 8 }),
      async (flips) => {
        const damaged = Buffer.from(sound);
        for (const { at, bit } of flips) damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
        const place = join(mkdtempSync(join(folder, 'flipped-')), 'office.db');
        writeFileSync(place, damaged);
        writeFileSync(`${place}.safety`, safety);
        const kept = await openKeptStore(place, async () => key);
        try {
          expect(kept.store.kind).toBe('encrypted');
          expect(idsOf(kept.store)).toEqual(['d1']);
          expect(kept.store.decisions.get('d1')?.ticket).toEqual(ticket('t1', { body: 'x'.repeat(500) }));
          expect(kept.store.accounts.all()).toHaveLength(1);
        } finally {
          kept.store.close();
        }
      },
    ),
    { numRuns: 60, seed: 3 },
  );
});

test('a damaged safety copy is made anew from the cache', async () => {
  const store = opened();
  take(store, 1);
  closed(store);
  const safety = readFileSync(`${file}.safety`);
  safety[40] = (safety[40] ?? 0) ^ 1;
  writeFileSync(`${file}.safety`, safety);
  closed(opened());
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  expect(idsOf(opened())).toEqual(['d1']);
});

const canMount = smallDisk(64);
canMount?.remove();

describe.skipIf(canMount === undefined)('on a disk of its own', () => {
  let disk: SmallDisk;
  const place = () => join(disk.folder, 'office.db');

  beforeEach(() => {
    disk = smallDisk(1_500) ?? disk;
  });
  afterEach(() => disk.remove());

  test('a decision that does not fit is refused, those before it stay, and it goes on when there is room', () => {
    const store = opened(place());
    const kept: string[] = [];
    let failure: string | undefined;
    for (let number = 0; number < 5_000 && failure === undefined; number += 1) {
      try {
        take(store, number);
        kept.push(`d${number}`);
      } catch (thrown) {
        failure = failureOf(thrown).name;
      }
    }
    expect(failure).toBe('disk-full');
    expect(kept.length).toBeGreaterThan(50);
    expect(idsOf(store)).toEqual(kept);
    closed(store);

    disk.resize(6_000);
    const again = opened(place());
    expect(idsOf(again)).toEqual(kept);
    take(again, 9_999);
    expect(idsOf(again)).toEqual([...kept, 'd9999']);
  });

  test('a disk that is read-only is named, and what lies on it is left alone', async () => {
    const store = opened();
    take(store, 1);
    closed(store);
    for (const ending of ['', '.safety']) copyFileSync(`${file}${ending}`, `${place()}${ending}`);
    disk.makeReadOnly();
    const meanwhile = await openKeptStore(place(), async () => key);
    open.push(meanwhile.store);
    expect(meanwhile.store.kind).toBe('memory');
    expect(meanwhile.failure?.detail).toContain('cannot be written');
    expect(readFileSync(place()).equals(readFileSync(file))).toBe(true);
  });
});
