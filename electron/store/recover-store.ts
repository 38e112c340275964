import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import type { Decision } from '../office/decision';
import { fail } from '../office/errors';
import { checkText } from './check-text';
import { openDatabase } from './database';
import { diskFailure, isUnreadable } from './disk-failure';
import { openStore, type StorePlace } from './open-store';
import { openSafetyCopy, safetyCopyFile, undeliveredIn } from './safety-copy';
import type { Store } from './types';

/** What `recoverStore` did, to be told to the person and to the log. */
export interface Recovery {
  readonly store: Store;
  /** Names of files that were put aside under a new name; empty when the store could be read after all. */
  readonly setAside: readonly string[];
  /** What the safety copy gave back. */
  readonly restored: { readonly accounts: number; readonly decisions: readonly Decision[] };
  /**
   * When decisions were made that had not ended and could not be brought back; `unknown` when it cannot be told whether
   * there were any.
   */
  readonly lost: readonly number[] | 'unknown';
}

/**
 * Gets to a working store when `openStore` failed with `disk-corrupt`, or when a damaged part was met later (close the
 * store first). What cannot be read is renamed with the moment in its name, never deleted; accounts, settings and open
 * decisions come back from the safety copy; everything else is fetched from the servers again.
 */
export function recoverStore(place: StorePlace, at: Date = new Date()): Recovery {
  const sound = openIfSound(place);
  if (sound !== undefined) {
    return { store: sound, setAside: [], restored: { accounts: 0, decisions: [] }, lost: [] };
  }

  const { file, key } = place;
  const stamp = at.toISOString().replaceAll(':', '-').replace(/\..*$/, '');
  const setAside = ['', '-wal', '-shm']
    .map((ending) => `${file}${ending}`)
    .filter((path) => existsSync(path))
    .map((path) => moveAside(path, stamp));
  const copy = openSafetyCopy(file, typeof key === 'string' ? key : key.toString('hex'));
  let lost: Recovery['lost'] = [];
  try {
    // Without a copy nothing is known of what the cache held.
    if (copy.read() === undefined) lost = 'unknown';
  } catch (thrown) {
    if (!isUnreadable(thrown)) throw thrown;
    lost = undeliveredIn(file) ?? 'unknown';
    setAside.push(moveAside(safetyCopyFile(file), stamp));
  }
  const store = openStore(place);
  return {
    store,
    setAside,
    restored: { accounts: store.accounts.all().length, decisions: store.decisions.open() },
    lost,
  };
}

/** The store, if it opens and every page of it can be read. */
function openIfSound(place: StorePlace): Store | undefined {
  try {
    checkPages(place);
    return openStore(place);
  } catch (thrown) {
    if (!isUnreadable(thrown)) throw thrown;
    return undefined;
  }
}

function checkPages({ file, key }: StorePlace): void {
  if (!existsSync(file)) return;
  const database = openDatabase(file, typeof key === 'string' ? key : key.toString('hex'));
  try {
    const [verdict] = database.all('PRAGMA integrity_check(1)');
    if (verdict?.integrity_check !== 'ok') {
      throw fail('disk-corrupt', { detail: String(verdict?.integrity_check).slice(0, 150) });
    }
    if (Number(database.get('PRAGMA user_version')?.user_version) > 0)
      checkText(database, ['own', 'fetched']);
  } finally {
    database.close();
  }
}

function moveAside(path: string, stamp: string): string {
  let target = `${path}.unreadable-${stamp}`;
  for (let more = 2; existsSync(target); more += 1) target = `${path}.unreadable-${stamp}-${more}`;
  try {
    renameSync(path, target);
  } catch (thrown) {
    throw diskFailure(thrown, 'setting the unreadable file aside');
  }
  return basename(target);
}
