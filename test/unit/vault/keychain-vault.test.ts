import { describe, expect, test } from 'vitest';
import type { Keychain } from '../../../electron/vault/keychain';
import { createKeychainVault, keychainService } from '../../../electron/vault/keychain-vault';
import { createMemoryVault } from '../../../electron/vault/memory-vault';
import type { Vault } from '../../../electron/vault/vault';

/** A keychain whose moods a test can set; the real ones are in keyring.test.ts. */
class MoodyKeychain implements Keychain {
  readonly entries = new Map<string, string>();
  mood: 'well' | 'failing' | 'hanging' | 'forgetful' | 'locked' = 'well';
  calls = 0;
  #release: (() => void)[] = [];

  async getPassword(service: string, account: string): Promise<string | null> {
    await this.#feel();
    return this.mood === 'locked' ? null : (this.entries.get(`${service}/${account}`) ?? null);
  }

  async setPassword(service: string, account: string, password: string): Promise<void> {
    await this.#feel(password);
    if (this.mood === 'locked') throw new Error('Prompt was dismissed');
    if (this.mood !== 'forgetful') this.entries.set(`${service}/${account}`, password);
  }

  async deletePassword(service: string, account: string): Promise<boolean> {
    await this.#feel();
    return this.entries.delete(`${service}/${account}`);
  }

  recover(): void {
    this.mood = 'well';
    for (const release of this.#release.splice(0)) release();
  }

  async #feel(secret = ''): Promise<void> {
    this.calls += 1;
    if (this.mood === 'failing') throw new Error(`cannot keep "${secret}" today`);
    if (this.mood === 'hanging') await new Promise<void>((resolve) => this.#release.push(resolve));
  }
}

function open(options: { timeoutMs?: number } = {}): { vault: Vault; keychain: MoodyKeychain } {
  const keychain = new MoodyKeychain();
  return { keychain, vault: createKeychainVault({ load: async () => keychain, ...options }) };
}

const unavailable = expect.objectContaining({
  failure: expect.objectContaining({ name: 'keychain-unavailable' }),
});
const invalid = expect.objectContaining({ failure: expect.objectContaining({ name: 'invalid' }) });

describe.each([
  ['keychain', () => open().vault],
  ['memory', createMemoryVault],
])('a vault (%s)', (_kind, make) => {
  test('gives back what it keeps, account by account, until it is told to forget', async () => {
    const vault = make();
    await vault.writeSecret('one', 'pässword ✓');
    await vault.writeSecret('two', 'other');
    expect([await vault.readSecret('one'), await vault.readSecret('two')]).toEqual(['pässword ✓', 'other']);
    await vault.removeSecret('one');
    await vault.removeSecret('one');
    expect([await vault.readSecret('one'), await vault.readSecret('two')]).toEqual([undefined, 'other']);
  });

  test('makes one database key of 32 bytes, also when several ask at once', async () => {
    const vault = make();
    const [one, two] = await Promise.all([vault.databaseKey(), vault.databaseKey()]);
    expect(one).toHaveLength(32);
    expect(two).toEqual(one);
    expect(await vault.databaseKey()).toEqual(one);
  });

  test('takes 2,560 bytes and no more', async () => {
    const vault = make();
    await vault.writeSecret('one', 'ł'.repeat(1_280));
    await expect(vault.writeSecret('one', 'ł'.repeat(1_281))).rejects.toThrow(invalid);
    expect(await vault.readSecret('one')).toBe('ł'.repeat(1_280));
  });
});

describe('the keychain', () => {
  test('is not touched before something is asked of it', () => {
    let loaded = 0;
    createKeychainVault({
      load: async () => {
        loaded += 1;
        return new MoodyKeychain();
      },
    });
    expect(loaded).toBe(0);
  });

  test('holds everything under the name of the program, and nothing but what was asked', async () => {
    const { vault, keychain } = open();
    await vault.writeSecret('one', 'secret');
    await vault.databaseKey();
    expect([...keychain.entries.keys()].sort()).toEqual([
      `${keychainService}/account:one`,
      `${keychainService}/database-key`,
    ]);
  });

  test('that cannot be loaded is unavailable, and is tried again later', async () => {
    let works = false;
    const keychain = new MoodyKeychain();
    const vault = createKeychainVault({
      load: async () => {
        if (!works) throw new Error('libsecret-1.so.0: cannot open shared object file');
        return keychain;
      },
    });
    await expect(vault.readSecret('one')).rejects.toThrow(unavailable);
    works = true;
    expect(await vault.readSecret('one')).toBeUndefined();
  });

  test('that forgets what it was given is unavailable', async () => {
    const { vault, keychain } = open();
    keychain.mood = 'forgetful';
    await expect(vault.writeSecret('one', 'secret')).rejects.toThrow(unavailable);
  });

  test('that fails puts no secret into the message', async () => {
    const { vault, keychain } = open();
    keychain.mood = 'failing';
    const error: unknown = await vault.writeSecret('one', 'hunter2').catch((thrown: unknown) => thrown);
    expect(error).toEqual(unavailable);
    const told = error instanceof Error ? [error.message, error.stack, String(error.cause)].join() : '';
    expect(told).toContain('refused');
    expect(told).not.toContain('hunter2');
  });

  test('that hangs is given up after its time, not piled upon, and used again when it answers', async () => {
    const { vault, keychain } = open({ timeoutMs: 30 });
    keychain.mood = 'hanging';
    await expect(vault.readSecret('one')).rejects.toThrow(unavailable);
    const { calls } = keychain;
    for (const _try of [1, 2, 3]) await expect(vault.readSecret('one')).rejects.toThrow(unavailable);
    expect(keychain.calls).toBe(calls);
    keychain.recover();
    await expect.poll(() => vault.readSecret('one').catch(() => 'not yet')).toBeUndefined();
  });
});

describe('a keychain that is locked and pretends to be empty', () => {
  test('loses no database key', async () => {
    const { vault, keychain } = open();
    const key = await vault.databaseKey();
    const again = createKeychainVault({ load: async () => keychain });
    keychain.mood = 'locked';
    await expect(again.databaseKey()).rejects.toThrow(unavailable);
    keychain.mood = 'well';
    expect(await again.databaseKey()).toEqual(key);
  });

  test('does not pass for a secret that was never kept, and asks its question once', async () => {
    const { vault, keychain } = open();
    await vault.writeSecret('one', 'secret');
    keychain.mood = 'locked';
    await expect(vault.readSecret('one')).rejects.toThrow(unavailable);
    const { calls } = keychain;
    await expect(vault.readSecret('one')).rejects.toThrow(unavailable);
    expect(keychain.calls).toBe(calls + 1);
    keychain.mood = 'well';
    expect(await vault.readSecret('one')).toBe('secret');
  });
});

test('an entry that is not there costs one look and no write, where the keychain is known to be open', async () => {
  const { vault, keychain } = open();
  await vault.writeSecret('one', 'secret');
  expect(await vault.readSecret('one')).toBe('secret');
  const { calls } = keychain;
  expect(await vault.readSecret('one token', true)).toBeUndefined();
  expect(keychain.calls - calls).toBe(1);
});

test('a database key that cannot be understood is left where it is', async () => {
  const { vault, keychain } = open();
  keychain.entries.set(`${keychainService}/database-key`, 'from the future');
  await expect(vault.databaseKey()).rejects.toThrow(unavailable);
  expect(keychain.entries.get(`${keychainService}/database-key`)).toBe('from the future');
});
