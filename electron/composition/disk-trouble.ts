/** Writes of which nobody waits for the outcome (a timer's, a button's outside the window), on a disk that refuses them. */
import { type Failure, failureOf } from '../office/errors';
import type { Store } from '../store/types';

/**
 * Does the work; whether the disk let it. Where it did not, that is logged and shown for as long as nothing can be
 * written. Any other error is a mistake of ours, and stays one.
 */
export type Attempt = (what: string, work: () => void) => boolean;

export interface DiskTroubleOptions {
  readonly store: Pick<Store, 'onChange'>;
  log(what: string, failure: Failure): void;
  /** The disk refuses to be written or read, or `undefined`: it no longer does. */
  onTrouble(failure: Failure | undefined): void;
}

export function createDiskTrouble({ store, log, onTrouble }: DiskTroubleOptions): {
  readonly attempt: Attempt;
  stop(): void;
} {
  let isTroubled = false;
  const stop = store.onChange(() => {
    if (!isTroubled) return;
    isTroubled = false;
    onTrouble(undefined);
  });
  return {
    attempt(what, work) {
      try {
        work();
        return true;
      } catch (thrown) {
        const failure = failureOf(thrown);
        if (failure.name !== 'disk-full' && failure.name !== 'disk-corrupt') throw thrown;
        log(what, failure);
        isTroubled = true;
        onTrouble(failure);
        return false;
      }
    },
    stop,
  };
}
