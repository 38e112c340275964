/** Opens the encrypted store, or says why it has to be memory. */
import { type Failure, failureOf } from '../office/errors';
import { openMemoryStore, openStore, type StorePlace } from '../store/open-store';
import { recoverStore } from '../store/recover-store';
import type { Store } from '../store/types';

export interface OpenedStore {
  readonly store: Store;
  readonly keychain: 'ok' | 'unavailable';
  /** What went wrong, when something did: the keychain, the disk, or a file that had to be set aside. */
  readonly failure?: Failure;
}

/**
 * Without a keychain there is no key, and without a key nothing is written: the store is memory, and the file of an
 * earlier time is left alone for the day the keychain is back.
 */
export async function openKeptStore(file: string, databaseKey: () => Promise<Buffer>): Promise<OpenedStore> {
  let key: Buffer;
  try {
    key = await databaseKey();
  } catch (thrown) {
    return { store: openMemoryStore(), keychain: 'unavailable', failure: failureOf(thrown) };
  }
  return { ...openOrRecover({ file, key }), keychain: 'ok' };
}

function openOrRecover(place: StorePlace): Pick<OpenedStore, 'store' | 'failure'> {
  try {
    return { store: openStore(place) };
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.name !== 'disk-corrupt') return { store: openMemoryStore(), failure };
    try {
      return { store: recoverStore(place).store, failure };
    } catch (again) {
      return { store: openMemoryStore(), failure: failureOf(again) };
    }
  }
}
