import { randomBytes } from 'node:crypto';
import { fail } from '../office/errors';
import { databaseKeyBytes, maxSecretBytes, type Vault } from './vault';

/** Keeps secrets until the program ends: for a person who agreed to that where there is no keychain. */
export function createMemoryVault(): Vault {
  const secrets = new Map<string, string>();
  const key = randomBytes(databaseKeyBytes);
  return {
    readSecret: async (accountId) => secrets.get(accountId),
    writeSecret: async (accountId, secret) => {
      if (Buffer.byteLength(secret) > maxSecretBytes)
        throw fail('invalid', { detail: 'the secret is too long' });
      secrets.set(accountId, secret);
    },
    removeSecret: async (accountId) => {
      secrets.delete(accountId);
    },
    databaseKey: async () => key,
  };
}
