/** What is kept of an account's credentials, and where: the OS keychain, or memory until the program ends. */
import { failureOf } from '../office/errors';
import type { Credentials } from '../office/office-system';

export interface SecretPlace {
  /** @param isKnownOpen see `Vault.readSecret`. */
  readSecret(name: string, isKnownOpen?: boolean): Promise<string | undefined>;
  writeSecret(name: string, secret: string): Promise<void>;
  removeSecret(name: string): Promise<void>;
}

export interface KeptSecrets {
  /** The credentials of an account are in memory only. */
  inMemory(accountId: string): boolean;
  credentials(accountId: string, login: string): Promise<Credentials | undefined>;
  /** Keeps what a sign-in has proved. The code of a second factor is never kept. */
  keep(accountId: string, credentials: Credentials, untilQuit: boolean): Promise<void>;
  session(accountId: string): Promise<string | undefined>;
  keepSession(accountId: string, session: string | undefined): Promise<void>;
  /**
   * Removes all of it. A keychain that is gone by now is told to `onUnreachable`: nothing of ours is left in it that we
   * could reach.
   */
  forget(accountId: string): Promise<void>;
}

export interface KeptSecretsOptions {
  readonly keychain: SecretPlace;
  readonly memory: SecretPlace;
  onUnreachable(accountId: string, thrown: unknown): void;
}

/** Entries beside the password, which has the account's own name; most systems need none of them. */
const entries = {
  token: (accountId: string) => `${accountId} token`,
  session: (accountId: string) => `${accountId} session`,
};

export function createKeptSecrets(options: KeptSecretsOptions): KeptSecrets {
  const inMemory = new Set<string>();
  const placeOf = (accountId: string) => (inMemory.has(accountId) ? options.memory : options.keychain);

  async function writeOrRemove(place: SecretPlace, name: string, secret: string | undefined): Promise<void> {
    if (secret !== undefined) return place.writeSecret(name, secret);
    if ((await place.readSecret(name)) !== undefined) await place.removeSecret(name);
  }

  async function forgetIn(place: SecretPlace, accountId: string): Promise<void> {
    await place.removeSecret(accountId);
    await place.removeSecret(entries.token(accountId));
    await place.removeSecret(entries.session(accountId));
  }

  return {
    inMemory: (accountId) => inMemory.has(accountId),
    async credentials(accountId, login) {
      const place = placeOf(accountId);
      const password = await place.readSecret(accountId);
      if (password === undefined) return undefined;
      // Most accounts have none, and looking for it must not write into the keychain at each sign-in.
      const token = await place.readSecret(entries.token(accountId), true);
      return { login, password, ...(token === undefined ? {} : { token }) };
    },
    async keep(accountId, { password, token }, untilQuit) {
      const place = untilQuit ? options.memory : options.keychain;
      await place.writeSecret(accountId, password);
      await writeOrRemove(place, entries.token(accountId), token);
      if (untilQuit) {
        inMemory.add(accountId);
        return;
      }
      inMemory.delete(accountId);
      await forgetIn(options.memory, accountId);
    },
    session: (accountId) => placeOf(accountId).readSecret(entries.session(accountId)),
    keepSession: (accountId, session) =>
      writeOrRemove(placeOf(accountId), entries.session(accountId), session),
    async forget(accountId) {
      await forgetIn(options.memory, accountId);
      if (inMemory.delete(accountId)) return;
      try {
        await forgetIn(options.keychain, accountId);
      } catch (thrown) {
        if (failureOf(thrown).name !== 'keychain-unavailable') throw thrown;
        options.onUnreachable(accountId, thrown);
      }
    },
  };
}
