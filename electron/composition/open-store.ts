/** Opens the encrypted store, or says why it has to be memory, and what became of decisions that had not gone out. */
import type { Recovery as ToldRecovery } from '../bridge/recovery';
import type { Decision } from '../office/decision';
import { type Failure, failureOf } from '../office/errors';
import { openMemoryStore, openStore, type StorePlace } from '../store/open-store';
import { type Recovery, recoverStore } from '../store/recover-store';
import { undeliveredIn } from '../store/safety-copy';
import type { Store } from '../store/types';
import { readRemembered, remember } from '../surfaces/remembered';

export interface OpenedStore {
  readonly store: Store;
  readonly keychain: 'ok' | 'unavailable';
  /** What went wrong, when something did: the keychain, the disk, or a file that had to be set aside. */
  readonly failure?: Failure;
  /** To be told until the person has read it, perhaps from an earlier start. */
  readonly recovery?: ToldRecovery;
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
    return { ...memoryBeside(file, failureOf(thrown)), keychain: 'unavailable' };
  }
  return { ...openOrRecover({ file, key }), keychain: 'ok' };
}

type Opening = Omit<OpenedStore, 'keychain'>;

function openOrRecover(place: StorePlace): Opening {
  try {
    return withTold({ store: openStore(place) });
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.name !== 'disk-corrupt') return memoryBeside(place.file, failure);
    try {
      const recovery = recoverStore(place);
      if (recovery.setAside.length > 0) rememberRecovery(recovery);
      return withTold({ store: recovery.store, failure });
    } catch (again) {
      return memoryBeside(place.file, failureOf(again));
    }
  }
}

/** The file stays as it is, with the decisions in it that have not gone out. */
function memoryBeside(file: string, failure: Failure): Opening {
  const store = openMemoryStore();
  const held = heldIn(file);
  if (held.length === 0) return { store, failure };
  return { store, failure, recovery: { at: Date.now(), kept: [], lost: [], lostUnknown: false, held } };
}

/** A disk that cannot be read either is told by the failure that led here. */
function heldIn(file: string): number[] {
  try {
    return [...(undeliveredIn(file) ?? [])];
  } catch (thrown) {
    if (failureOf(thrown).name === 'disk-corrupt') return [];
    throw thrown;
  }
}

/** What was lost at an earlier time, and nobody has read yet, is still to be told. */
function rememberRecovery({ store, restored, lost }: Recovery): void {
  const before = readRemembered(store).recovery;
  remember(store, {
    recovery: {
      at: Date.now(),
      kept: restored.decisions.map(keptLine),
      lost: [...(before?.lost ?? []), ...(lost === 'unknown' ? [] : lost)],
      lostUnknown: before?.lostUnknown === true || lost === 'unknown',
      held: [],
    },
  });
}

function keptLine({ verb, ticket, decidedAt }: Decision): ToldRecovery['kept'][number] {
  const { requester, title, leave } = ticket;
  return { verb, requester: requester.name, title, decidedAt, ...(leave === undefined ? {} : { leave }) };
}

function withTold(opening: Opening): Opening {
  const { recovery } = readRemembered(opening.store);
  return recovery === undefined ? opening : { ...opening, recovery };
}
