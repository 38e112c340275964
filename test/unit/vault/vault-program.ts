/** A program with a vault of its own: one call per line of input as JSON, one line of output for each. */
import { createInterface } from 'node:readline';
import { failureOf } from '../../../electron/office/errors';
import { createKeychainVault } from '../../../electron/vault/keychain-vault';

const vault = createKeychainVault();

async function answer([call, account = '', secret = '']: string[]): Promise<unknown> {
  switch (call) {
    case 'read':
      return { value: (await vault.readSecret(account)) ?? null };
    case 'write':
      return { value: (await vault.writeSecret(account, secret)) ?? null };
    case 'remove':
      return { value: (await vault.removeSecret(account)) ?? null };
    default:
      return { value: (await vault.databaseKey()).toString('hex') };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const call: unknown = JSON.parse(line);
  const words = Array.isArray(call) ? call.map(String) : [];
  const told = await answer(words).catch((error: unknown) => ({ failure: failureOf(error).name }));
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
