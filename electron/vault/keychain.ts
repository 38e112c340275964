/** The part of keytar that is used. */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * Loads keytar when it is first needed: on macOS touching the keychain may raise a dialog, and on Linux its native
 * part needs libsecret, which may not be there. Rejects with whatever loading it throws.
 */
export async function loadKeychain(): Promise<Keychain> {
  const loaded: unknown = await import('keytar');
  // A CommonJS module: its functions are on `default`, or on the module itself where a bundler has unwrapped it.
  for (const candidate of [memberOf(loaded, 'default'), loaded]) {
    if (isKeychain(candidate)) return candidate;
  }
  throw new Error('keytar has another shape than expected');
}

function isKeychain(value: unknown): value is Keychain {
  return ['getPassword', 'setPassword', 'deletePassword'].every(
    (name) => typeof memberOf(value, name) === 'function',
  );
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
