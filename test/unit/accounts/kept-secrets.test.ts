import { describe, expect, test } from 'vitest';
import { createKeptSecrets, type SecretPlace } from '../../../electron/accounts/kept-secrets';
import { fail } from '../../../electron/office/errors';
import { createKeychainVault } from '../../../electron/vault/keychain-vault';
import { createMemoryVault } from '../../../electron/vault/memory-vault';

class Place implements SecretPlace {
  readonly entries = new Map<string, string>();
  gone = false;

  async readSecret(name: string): Promise<string | undefined> {
    this.#answer();
    return this.entries.get(name);
  }
  async writeSecret(name: string, secret: string): Promise<void> {
    this.#answer();
    this.entries.set(name, secret);
  }
  async removeSecret(name: string): Promise<void> {
    this.#answer();
    this.entries.delete(name);
  }
  #answer(): void {
    if (this.gone) throw fail('keychain-unavailable');
  }
}

function open() {
  const keychain = new Place();
  const memory = new Place();
  const unreachable: string[] = [];
  const secrets = createKeptSecrets({
    keychain,
    memory,
    onUnreachable: (accountId) => unreachable.push(accountId),
  });
  return { keychain, memory, unreachable, secrets };
}

const typed = { login: 'anna', password: 'p', token: 't', code: '123456' };

describe('what is kept of credentials', () => {
  test('is given back with the login, the code never', async () => {
    const { secrets, keychain } = open();
    await secrets.keep('a', typed, false);
    expect(await secrets.credentials('a', 'anna')).toEqual({ login: 'anna', password: 'p', token: 't' });
    expect([...keychain.entries.values()]).not.toContain('123456');
    expect(secrets.inMemory('a')).toBe(false);
  });

  test('is read without a write, though there is no token to be found', async () => {
    const writes: string[] = [];
    const entries = new Map<string, string>();
    const load = async () => ({
      getPassword: async (_service: string, name: string) => entries.get(name) ?? null,
      setPassword: async (_service: string, name: string, secret: string) => {
        writes.push(name);
        entries.set(name, secret);
      },
      deletePassword: async (_service: string, name: string) => entries.delete(name),
    });
    const secrets = createKeptSecrets({
      keychain: createKeychainVault({ load }),
      memory: createMemoryVault(),
      onUnreachable: () => {},
    });
    await secrets.keep('a', { login: 'anna', password: 'p' }, false);
    writes.length = 0;
    expect(await secrets.credentials('a', 'anna')).toEqual({ login: 'anna', password: 'p' });
    expect(writes).toEqual([]);
  });

  test('has no token once a sign-in went without one', async () => {
    const { secrets } = open();
    await secrets.keep('a', typed, false);
    await secrets.keep('a', { login: 'anna', password: 'q' }, false);
    expect(await secrets.credentials('a', 'anna')).toEqual({ login: 'anna', password: 'q' });
  });

  test('stays out of the keychain when it is wanted until quit only', async () => {
    const { secrets, keychain } = open();
    await secrets.keep('a', typed, true);
    await secrets.keepSession('a', 'session');
    expect(keychain.entries.size).toBe(0);
    expect(secrets.inMemory('a')).toBe(true);
    expect(await secrets.session('a')).toBe('session');
  });

  test('leaves memory when the keychain takes it over', async () => {
    const { secrets, memory } = open();
    await secrets.keep('a', typed, true);
    await secrets.keep('a', typed, false);
    expect(memory.entries.size).toBe(0);
  });

  test('is of one account alone', async () => {
    const { secrets } = open();
    await secrets.keep('a', typed, false);
    expect(await secrets.credentials('b', 'anna')).toBeUndefined();
    expect(await secrets.session('b')).toBeUndefined();
  });

  test('leaves no trace when it is forgotten', async () => {
    const { secrets, keychain, memory } = open();
    await secrets.keep('a', typed, false);
    await secrets.keepSession('a', 'session');
    await secrets.forget('a');
    await secrets.keep('b', typed, true);
    await secrets.forget('b');
    expect([...keychain.entries, ...memory.entries]).toEqual([]);
  });

  test('is told as out of reach when the keychain has gone', async () => {
    const { secrets, keychain, unreachable } = open();
    await secrets.keep('a', typed, false);
    keychain.gone = true;
    await secrets.forget('a');
    expect(unreachable).toEqual(['a']);
  });
});
