import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { searchPeople } from '../../electron/directory/search-people';
import { failureOf } from '../../electron/office/errors';
import { openDatabase } from '../../electron/store/database';
import { openStore } from '../../electron/store/open-store';
import { recoverStore } from '../../electron/store/recover-store';
import type { Store } from '../../electron/store/types';
import { wipe } from '../../electron/store/wipe';
import { makePeople } from '../unit/store/people-samples';
import { account, decision, ticket } from '../unit/store/records';

const key = randomBytes(32);
let folder: string;
let file: string;
let open: Store[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offitray-store-'));
  file = join(folder, 'cache', 'office.db');
  open = [];
});

afterEach(() => {
  for (const store of open) store.close();
  rmSync(folder, { recursive: true, force: true });
});

function opened(withKey: Buffer | string = key): Store {
  const store = openStore({ file, key: withKey });
  open.push(store);
  return store;
}

function closed(store: Store): void {
  open = open.filter((other) => other !== store);
  store.close();
}

/** A store with something in every corner, closed again. */
function fill(): void {
  const store = opened();
  store.accounts.put(account('a1', { lastSyncAt: 5 }));
  store.settings.put({ theme: 'dark' });
  store.tickets.put('a1', ticket(), 1);
  store.decisions.put(decision('d1'));
  store.decisions.put(decision('d0', { ticket: ticket('t0'), state: 'confirmed', settledAt: 4 }));
  const pass = store.people.pass('a1');
  pass.add(makePeople(200));
  pass.finish(7);
  store.people.favour('a1', 'p3', 8);
  closed(store);
}

function failureOfOpening(withKey: Buffer | string = key) {
  try {
    opened(withKey);
  } catch (thrown) {
    return failureOf(thrown);
  }
  throw new Error('It opened.');
}

describe('a store on disk', () => {
  test('gives everything back after it was closed', () => {
    fill();
    const store = opened();
    expect(store.kind).toBe('encrypted');
    expect(store.accounts.get('a1')).toEqual(account('a1', { lastSyncAt: 5, peopleAsOf: 7 }));
    expect(store.settings.get()).toEqual({ theme: 'dark' });
    expect(store.tickets.all()).toHaveLength(1);
    expect(store.decisions.open()).toEqual([decision('d1')]);
    expect(store.people.count()).toBe(200);
  });

  test('gives back what was committed when the program died', () => {
    const store = opened();
    store.decisions.put(decision('d1'));
    // What a killed process leaves behind: the files as they are at this moment.
    const copy = join(folder, 'copy.db');
    for (const ending of ['', '-wal', '.safety'])
      writeFileSync(`${copy}${ending}`, readFileSync(`${file}${ending}`));
    const survivor = openStore({ file: copy, key });
    open.push(survivor);
    expect(survivor.decisions.open()).toEqual([decision('d1')]);
  });

  test('shows nothing of its content to who reads the files', () => {
    const store = opened();
    store.accounts.put(account('a1', { login: 'needle-in-login' }));
    store.tickets.put('a1', ticket('t1', { title: 'needle-in-title' }), 1);
    store.decisions.put(decision('d1', { reason: 'needle-in-reason' }));
    for (const name of readdirSync(join(folder, 'cache'))) {
      expect(readFileSync(join(folder, 'cache', name)).includes('needle')).toBe(false);
    }
    expect(readFileSync(file).includes('SQLite format')).toBe(false);
  });

  test.skipIf(process.platform === 'win32')('is for its owner alone', () => {
    const mask = process.umask(0o022);
    try {
      const store = opened();
      store.decisions.put(decision('d1'));
    } finally {
      process.umask(mask);
    }
    expect(statSync(join(folder, 'cache')).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(join(folder, 'cache'))) {
      expect([name, statSync(join(folder, 'cache', name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  test('says so when the key does not open it, and leaves it as it is', () => {
    fill();
    const before = readFileSync(file);
    expect(failureOfOpening(randomBytes(32))).toEqual({
      name: 'disk-corrupt',
      detail: expect.stringContaining('the key does not open the file'),
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(opened().decisions.open()).toHaveLength(1);
  });

  test('says so when the file is damaged', () => {
    fill();
    writeFileSync(file, randomBytes(20_000));
    expect(failureOfOpening().name).toBe('disk-corrupt');
  });

  test('is brought up to date when an older version wrote it, and loses nothing', () => {
    fill();
    const database = openDatabase(file, key.toString('hex'));
    // What the later steps have added, taken away again: the file is as its first version made it.
    database.exec(`
      ALTER TABLE people_passes DROP COLUMN begun_at;
      ALTER TABLE people_passes DROP COLUMN bookmark;
      ALTER TABLE people_passes DROP COLUMN done;
      ALTER TABLE people_passes DROP COLUMN moved;
      DROP TRIGGER people_named;
      DROP TRIGGER people_renamed;
      DROP TRIGGER people_unnamed;
      DROP TABLE people_names;
      CREATE TABLE name_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
      CREATE INDEX people_by_family ON people (family, given);
      CREATE INDEX people_by_given ON people (given, family);
      ALTER TABLE tickets DROP COLUMN silent_until;
      ALTER TABLE absences DROP COLUMN type;
      ALTER TABLE absences DROP COLUMN days;
      DROP TABLE backgrounds;
      DROP TABLE photos;
      DROP TABLE favourites;
      DROP INDEX people_by_team;
      CREATE INDEX people_by_manager ON people (account_id, manager_id) WHERE manager_id IS NOT NULL;
      PRAGMA user_version = 1;
    `);
    database.close();
    const store = opened();
    expect(store.decisions.open().map(({ id }) => id)).toEqual(['d1']);
    expect(store.tickets.all('a1')).toHaveLength(1);
    store.tickets.silence('a1', ticket().id, 9);
    expect(store.tickets.all('a1')[0]?.silentUntil).toBe(9);
    expect(store.backgrounds.all('a1')).toEqual([]);
    store.photos.put('a1', 'p1', { reference: '/p1', readAt: 5 });
    expect(store.photos.get('a1', 'p1')).toEqual({ reference: '/p1', readAt: 5 });
    store.people.favour('a1', 'p1', 9);
    expect(store.people.favourites()).toEqual([{ accountId: 'a1', personId: 'p1', addedAt: 9 }]);
    const pass = store.people.pass('a1', 10);
    pass.turn({ bookmark: 'here', done: 200, moved: false });
    expect(store.people.pass('a1', 20)).toMatchObject({ bookmark: 'here', done: 200 });
    const [someone] = makePeople(40);
    const found = () =>
      searchPeople(store, { text: someone?.displayName ?? '', limit: 5, today: '2026-11-21' }).hits.map(
        ({ id }) => id,
      );
    expect(found()).toContain(someone?.id);
    if (someone !== undefined) store.people.put('a1', { ...someone, displayName: 'Somebody Else' });
    expect(searchPeople(store, { text: 'somebody', limit: 5, today: '2026-11-21' }).hits).toHaveLength(1);
  });

  test('says so when a newer version wrote it', () => {
    fill();
    const database = openDatabase(file, key.toString('hex'));
    database.exec('PRAGMA user_version = 999');
    database.close();
    expect(failureOfOpening().detail).toContain('newer version');
  });

  test('says so when its place cannot be written', () => {
    writeFileSync(join(folder, 'cache'), 'a file where the folder should be');
    expect(failureOfOpening().name).toBe('disk-corrupt');
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'says so when its folder is read-only',
    () => {
      chmodSync(folder, 0o500);
      expect(failureOfOpening().detail).toContain('cannot be written');
      chmodSync(folder, 0o700);
    },
  );

  test('says so when the disk is full, and keeps what it had', () => {
    fill();
    const database = openDatabase(file, key.toString('hex'));
    const pages = Number(database.get('PRAGMA page_count')?.page_count);
    database.exec(`PRAGMA max_page_count = ${pages}`);
    let failure: unknown;
    try {
      database.run('INSERT INTO settings (name, value) VALUES (?, ?)', ['x', 'y'.repeat(4_000_000)]);
    } catch (thrown) {
      failure = failureOf(thrown).name;
    }
    database.close();
    expect(failure).toBe('disk-full');
    expect(opened().settings.get()).toEqual({ theme: 'dark' });
  });

  test('takes no decision that could not be saved beside the cache as well', () => {
    const store = opened();
    store.decisions.put(decision('d1'));
    rmSync(`${file}.safety`);
    // A folder of that name stands in the way of the file.
    const blocker = join(`${file}.safety`, 'in-the-way');
    rmSync(`${file}.safety.new`, { force: true });
    mkdirSync(blocker, { recursive: true });
    expect(() => store.decisions.put(decision('d2', { ticket: ticket('t2') }))).toThrow('disk-corrupt');
    expect(store.decisions.get('d2')).toBeUndefined();
    rmSync(`${file}.safety`, { recursive: true });
    store.decisions.put(decision('d2', { ticket: ticket('t2') }));
    expect(store.decisions.open()).toHaveLength(2);
  });
});

test('after a large directory was read, the log beside the file is as short as ever', async () => {
  const store = opened();
  store.accounts.put(account('a1'));
  const people = makePeople(4_000);
  const pass = store.people.pass('a1');
  for (let from = 0; from < people.length; from += 100) {
    pass.add(people.slice(from, from + 100));
    await pass.rest();
  }
  pass.finish(7);
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(4_000_000);
  await pass.end();
  store.accounts.patch('a1', { lastSyncAt: 8 });
  expect(statSync(`${file}-wal`).size).toBeLessThanOrEqual(4_000_000);
});

describe('recovering', () => {
  test('sets a damaged cache aside and brings accounts, settings, favourites and open decisions back', () => {
    fill();
    writeFileSync(file, randomBytes(20_000));
    const { store, setAside, restored, lost } = recoverStore({ file, key }, new Date('2026-11-21T10:42:00Z'));
    open.push(store);
    expect(setAside[0]).toBe('office.db.unreadable-2026-11-21T10-42-00');
    expect(existsSync(join(folder, 'cache', setAside[0] ?? ''))).toBe(true);
    expect(restored).toEqual({ accounts: 1, decisions: [decision('d1')] });
    expect(lost).toEqual([]);
    expect(store.decisions.open()).toEqual([decision('d1')]);
    expect(store.accounts.get('a1')).toEqual(account('a1'));
    expect(store.settings.get()).toEqual({ theme: 'dark' });
    expect(store.people.favourites()).toEqual([{ accountId: 'a1', personId: 'p3', addedAt: 8 }]);
    expect(store.people.count()).toBe(0);
  });

  test('finds damage in the middle of a file that opens', () => {
    fill();
    const content = readFileSync(file);
    const page = 4_096;
    for (let at = 8 * page; at + page <= content.length; at += 4 * page) randomBytes(page).copy(content, at);
    writeFileSync(file, content);
    const { store, setAside } = recoverStore({ file, key });
    open.push(store);
    expect(setAside).not.toEqual([]);
    expect(store.decisions.open()).toEqual([decision('d1')]);
    store.tickets.put('a1', ticket('t9'), 1);
  });

  test('starts empty with a new key, and keeps both old files', () => {
    fill();
    const { store, setAside, restored, lost } = recoverStore({ file, key: randomBytes(32) });
    open.push(store);
    expect(restored).toEqual({ accounts: 0, decisions: [] });
    expect(lost).toEqual([1_000]);
    expect(setAside.some((name) => name.startsWith('office.db.safety.unreadable-'))).toBe(true);
    expect(setAside.some((name) => name.startsWith('office.db.unreadable-'))).toBe(true);
  });

  test('says when it cannot be told what was lost', () => {
    fill();
    writeFileSync(file, randomBytes(20_000));
    writeFileSync(`${file}.safety`, randomBytes(2_000));
    const { store, lost } = recoverStore({ file, key });
    open.push(store);
    expect(lost).toBe('unknown');
  });

  test('leaves a sound store alone', () => {
    fill();
    const { store, setAside } = recoverStore({ file, key });
    open.push(store);
    expect(setAside).toEqual([]);
    expect(store.people.count()).toBe(200);
  });

  test('is not needed when the cache is simply gone: a new one takes over what was saved', () => {
    fill();
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    const store = opened();
    expect(store.decisions.open()).toEqual([decision('d1')]);
    expect(store.accounts.all()).toHaveLength(1);
  });

  test('does not bring a decision back that had ended or was undone', () => {
    fill();
    const store = opened();
    store.decisions.put(decision('d1', { state: 'undone', settledAt: 9 }));
    closed(store);
    rmSync(file);
    const recovered = recoverStore({ file, key });
    open.push(recovered.store);
    expect(recovered.restored.decisions).toEqual([]);
  });
});

test('wiping leaves nothing behind, not even what was set aside', () => {
  fill();
  writeFileSync(file, randomBytes(20_000));
  const { store } = recoverStore({ file, key });
  store.close();
  writeFileSync(join(folder, 'cache', 'other.txt'), 'stays');
  wipe(file);
  expect(readdirSync(join(folder, 'cache'))).toEqual(['other.txt']);
});

test('a wipe leaves nobody kept at hand, and nobody looked up lately', () => {
  fill();
  const before = opened();
  before.people.favour('a1', 'p1', 1);
  before.people.notePick('a1', 'p2', 2);
  closed(before);
  wipe(file);
  const after = opened();
  expect(after.people.favourites()).toEqual([]);
  expect(after.people.query('SELECT * FROM picks')).toEqual([]);
  expect(after.people.count()).toBe(0);
});
