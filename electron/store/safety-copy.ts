/**
 * The little that cannot be fetched from a server again: accounts (without secrets), settings and the decisions that
 * have not ended. It lies beside the cache, encrypted with a key derived from the same one, so that a cache that is lost
 * or damaged takes no decision with it.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Decision } from '../office/decision';
import { fail } from '../office/errors';
import { diskFailure } from './disk-failure';
import type { AccountRecord, Store } from './types';

export interface SafetyCopyContent {
  readonly accounts: readonly AccountRecord[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly decisions: readonly Decision[];
}

export interface SafetyCopy {
  /** `undefined` when there is none yet. Fails with `disk-corrupt` when the key does not open it. */
  read(): SafetyCopyContent | undefined;
  /** On disk, whole and durable, when it returns; does nothing when that is on disk already. */
  write(content: SafetyCopyContent): void;
}

const magic = Buffer.from('OTSC1');
const nonceBytes = 12;
const tagBytes = 16;

/** Where the safety copy of a store lies. */
export function safetyCopyFile(storeFile: string): string {
  return `${storeFile}.safety`;
}

export function openSafetyCopy(storeFile: string, key: string): SafetyCopy {
  const file = safetyCopyFile(storeFile);
  const cipherKey = Buffer.from(hkdfSync('sha256', key, '', 'offitray safety copy', 32));
  let written: string | undefined;

  return {
    read() {
      if (!existsSync(file)) return undefined;
      try {
        const text = decrypt(readFileSync(file), cipherKey);
        const content = JSON.parse(text) as SafetyCopyContent;
        written = text;
        return content;
      } catch (thrown) {
        throw diskFailure(thrown, 'reading the safety copy');
      }
    },
    write(content) {
      const text = JSON.stringify(content);
      if (text === written) return;
      try {
        replaceFile(file, encrypt(text, cipherKey));
      } catch (thrown) {
        throw diskFailure(thrown, 'writing the safety copy');
      }
      written = text;
    },
  };
}

/** What belongs into the copy now. Moments of the last readings are left out: they change at every look. */
export function safetyContentOf(
  store: Pick<Store, 'accounts' | 'settings' | 'decisions'>,
): SafetyCopyContent {
  return {
    accounts: store.accounts
      .all()
      .map(({ lastSyncAt: _, peopleAsOf: __, absencesOf: ___, capabilities: ____, ...kept }) => kept),
    settings: store.settings.get(),
    decisions: store.decisions.open(),
  };
}

/** Puts what was saved into a store that has just been made. */
export function restoreSafetyCopy(store: Store, content: SafetyCopyContent): void {
  store.transaction(() => {
    for (const account of content.accounts) store.accounts.put(account);
    store.settings.put(content.settings);
    for (const decision of content.decisions) store.decisions.put(decision);
  });
}

function encrypt(text: string, key: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(magic);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([magic, nonce, cipher.getAuthTag(), body]);
}

function decrypt(file: Buffer, key: Buffer): string {
  const bodyAt = magic.length + nonceBytes + tagBytes;
  if (file.length < bodyAt || !file.subarray(0, magic.length).equals(magic)) {
    throw fail('disk-corrupt', { detail: 'reading the safety copy: the file is damaged' });
  }
  const nonce = file.subarray(magic.length, magic.length + nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(magic);
  decipher.setAuthTag(file.subarray(magic.length + nonceBytes, bodyAt));
  return Buffer.concat([decipher.update(file.subarray(bodyAt)), decipher.final()]).toString('utf8');
}

/** After a crash at any moment the file is the old one or the new one, never a part. */
function replaceFile(file: string, content: Buffer): void {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
  // Windows opens no folders; there the rename itself is as durable as it gets.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
