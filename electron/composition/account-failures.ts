/** What went wrong with an account: all of it is logged, and told is what only the person can mend. */
import { type Failure, needsSignIn } from '../office/errors';
import type { Store } from '../store/types';
import type { Attempt } from './disk-trouble';

export interface AccountFailuresOptions {
  readonly store: Store;
  readonly attempt: Attempt;
  log(what: string, failure: Failure): void;
  /** @param server the account's origin. */
  onSignInNeeded(accountId: string, server: string): void;
}

/** A session that ended and cannot be renewed is told once; the rest is state, shown where it matters. */
export function createAccountFailures({ store, attempt, log, onSignInNeeded }: AccountFailuresOptions) {
  return (accountId: string, failure: Failure): void => {
    log(`account ${accountId}`, failure);
    const account = store.accounts.get(accountId);
    // One that has been removed meanwhile is nobody's to sign in to.
    if (!needsSignIn(failure) || account === undefined) return;
    // Once for each time the session ended: a later one has a later last reading.
    const key = `sign-in ${accountId} ${account.lastSyncAt ?? 0}`;
    if (store.announced.has(key)) return;
    attempt('told', () => store.announced.add([key], Date.now()));
    onSignInNeeded(accountId, account.origin);
  };
}
