/**
 * Where secrets live. Nothing else writes a secret anywhere. Calls reject with `keychain-unavailable` when the
 * operating system's keychain is absent, locked, or does not answer; that is an ordinary state and no crash.
 */
export interface Vault {
  /**
   * The secret of an account, or `undefined` when none is kept.
   * @param isKnownOpen another secret was read or written a moment ago: an entry that is not there is believed not to be,
   *   without the write that tells an empty keychain from a locked one
   */
  readSecret(accountId: string, isKnownOpen?: boolean): Promise<string | undefined>;
  /** Keeps a secret, at most 2,560 bytes of it, and makes sure that it can be read back. */
  writeSecret(accountId: string, secret: string): Promise<void>;
  /** Forgets a secret; one that is not there is forgotten already. */
  removeSecret(accountId: string): Promise<void>;
  /** The 32 bytes that the store is encrypted with: made once, the same ever after. */
  databaseKey(): Promise<Buffer>;
}

/** Windows refuses longer entries; the same limit everywhere keeps an account portable. */
export const maxSecretBytes = 2_560;

export const databaseKeyBytes = 32;
