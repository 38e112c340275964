import { randomBytes } from 'node:crypto';
import { fail, OfficeError } from '../office/errors';
import { type Keychain, loadKeychain } from './keychain';
import { databaseKeyBytes, maxSecretBytes, type Vault } from './vault';

/** Under which everything of ours is kept. Renaming it would lock every user out of their cache. */
export const keychainService = 'OffiTray';

const databaseKeyEntry = 'database-key';
/** Written and removed again to learn whether a keychain is empty or locked. */
const probeEntry = 'probe';
const quietAfterDismissalMs = 120_000;

export interface KeychainVaultOptions {
  readonly load?: () => Promise<Keychain>;
  readonly service?: string;
  /** How long a call may take, with a person at a dialog in mind. */
  readonly timeoutMs?: number;
}

/** Secrets in the operating system's keychain. */
export function createKeychainVault(options: KeychainVaultOptions = {}): Vault {
  return new KeychainVault(options);
}

class KeychainVault implements Vault {
  readonly #service: string;
  readonly #timeoutMs: number;
  readonly #load: () => Promise<Keychain>;
  #keychain: Promise<Keychain> | undefined;
  /** The call that is under way. One at a time: a keychain that shows a dialog holds up a whole thread. */
  #busy: Promise<unknown> = Promise.resolve();
  /** A call that outlived its time and still sits in the keychain. */
  #stuck = false;
  #databaseKey: Promise<Buffer> | undefined;
  #dismissedUntil = 0;

  constructor(options: KeychainVaultOptions) {
    this.#service = options.service ?? keychainService;
    this.#timeoutMs = options.timeoutMs ?? 30_000;
    this.#load = options.load ?? loadKeychain;
  }

  async readSecret(accountId: string, isKnownOpen = false): Promise<string | undefined> {
    const entry = entryOf(accountId);
    return isKnownOpen ? await this.#read(entry) : await this.#readUnlocked(entry);
  }

  async writeSecret(accountId: string, secret: string): Promise<void> {
    await this.#write(entryOf(accountId), secret);
    this.#dismissedUntil = 0;
  }

  async removeSecret(accountId: string): Promise<void> {
    await this.#call((keychain) => keychain.deletePassword(this.#service, entryOf(accountId)));
  }

  /** A failed attempt is not remembered: the keychain may be unlocked later. */
  databaseKey(): Promise<Buffer> {
    const made = this.#databaseKey ?? this.#readOrMakeKey();
    this.#databaseKey = made;
    made.catch(() => {
      if (this.#databaseKey === made) this.#databaseKey = undefined;
    });
    return made;
  }

  async #readOrMakeKey(): Promise<Buffer> {
    const known = await this.#readUnlocked(databaseKeyEntry);
    if (known !== undefined) return decodeKey(known);
    const key = randomBytes(databaseKeyBytes);
    await this.#write(databaseKeyEntry, key.toString('base64'));
    return key;
  }

  /**
   * Some keychains answer "not there" while they are locked; making a new key then would lose the old one. A write
   * tells the two apart, because it makes them ask for their password. A person who dismissed that question is not
   * asked again for a while.
   */
  async #readUnlocked(entry: string): Promise<string | undefined> {
    const secret = await this.#read(entry);
    if (secret !== undefined) return secret;
    if (performance.now() < this.#dismissedUntil) throw fail('keychain-unavailable', { detail: 'locked' });
    this.#dismissedUntil = performance.now() + quietAfterDismissalMs;
    await this.#write(probeEntry, 'unlocked');
    this.#dismissedUntil = 0;
    await this.#call((keychain) => keychain.deletePassword(this.#service, probeEntry));
    return await this.#read(entry);
  }

  async #read(entry: string): Promise<string | undefined> {
    const secret = await this.#call((keychain) => keychain.getPassword(this.#service, entry));
    return secret ?? undefined;
  }

  async #write(entry: string, secret: string): Promise<void> {
    if (secret === '') throw fail('invalid', { detail: 'the secret is empty' });
    if (Buffer.byteLength(secret) > maxSecretBytes)
      throw fail('invalid', { detail: 'the secret is too long' });
    await this.#call((keychain) => keychain.setPassword(this.#service, entry, secret), secret);
    if ((await this.#read(entry)) !== secret) {
      throw fail('keychain-unavailable', { detail: 'what was written cannot be read back' });
    }
  }

  /** @param secret must not be in whatever the keychain says when it fails. */
  async #call<Result>(work: (keychain: Keychain) => Promise<Result>, secret?: string): Promise<Result> {
    if (this.#stuck) throw fail('keychain-unavailable', { detail: 'the keychain does not answer' });
    const turn = this.#busy.then(async () => await work(await this.#loaded()));
    this.#busy = turn.catch(() => undefined);
    try {
      return await this.#inTime(turn);
    } catch (error) {
      if (error instanceof OfficeError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      const telling = secret !== undefined && message.includes(secret);
      // The original is not kept as the cause: it could hold the secret as well.
      throw fail('keychain-unavailable', { detail: telling ? 'refused' : message.slice(0, 200) });
    }
  }

  /** A failed load is tried again at the next call: libsecret may be installed meanwhile. */
  async #loaded(): Promise<Keychain> {
    this.#keychain ??= this.#load();
    try {
      return await this.#keychain;
    } catch (error) {
      this.#keychain = undefined;
      throw error;
    }
  }

  #inTime<Result>(call: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#stuck = true;
        call
          .catch(() => undefined)
          .finally(() => {
            this.#stuck = false;
          });
        reject(fail('keychain-unavailable', { detail: `no answer in ${this.#timeoutMs} ms` }));
      }, this.#timeoutMs);
      call.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }
}

function entryOf(accountId: string): string {
  return `account:${accountId}`;
}

function decodeKey(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  // An entry that is not ours to understand is left alone: deleting it could lose what another version can read.
  if (key.length !== databaseKeyBytes || key.toString('base64') !== text) {
    throw fail('keychain-unavailable', { detail: 'the database key is unreadable' });
  }
  return key;
}
