/**
 * The little that cannot be fetched from a server again: accounts (without secrets), settings, favourites and the
 * decisions that have not ended. It lies beside the cache, encrypted with a key derived from the same one, so that a cache that is lost
 * or damaged takes no decision with it. Only the moments of those decisions can be read without the key.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Decision } from '../office/decision';
import { fail, OfficeError } from '../office/errors';
import { diskFailure } from './disk-failure';
import type { AccountRecord, Favourite, Store } from './types';

export interface SafetyCopyContent {
  readonly accounts: readonly AccountRecord[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly decisions: readonly Decision[];
  /** Copies made before there were any have none. */
  readonly favourites?: readonly Favourite[];
}

export interface SafetyCopy {
  /** `undefined` when there is none yet. Fails with `disk-corrupt` when the key does not open it. */
  read(): SafetyCopyContent | undefined;
  /** On disk, whole and durable, when it returns; does nothing when that is on disk already. */
  write(content: SafetyCopyContent): void;
}

/** How a copy begins; the first kind has no list of moments. */
const magic = Buffer.from('OTSC2');
const firstMagic = Buffer.from('OTSC1');
/** The moments' length in bytes, before them. */
const lengthBytes = 4;
/** More decisions than can be open; a length beyond is damage. */
const longestMomentsBytes = 1_000_000;
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
        replaceFile(file, encrypt(text, momentsOf(content), cipherKey));
      } catch (thrown) {
        throw diskFailure(thrown, 'writing the safety copy');
      }
      written = text;
    },
  };
}

/** What belongs into the copy now. Moments of the last readings are left out: they change at every look. */
export function safetyContentOf(
  store: Pick<Store, 'accounts' | 'settings' | 'decisions' | 'people'>,
): SafetyCopyContent {
  return {
    accounts: store.accounts
      .all()
      .map(({ lastSyncAt: _, peopleAsOf: __, absencesOf: ___, capabilities: ____, ...kept }) => kept),
    settings: store.settings.get(),
    decisions: store.decisions.open(),
    favourites: store.people.favourites(),
  };
}

/** Puts what was saved into a store that has just been made. */
export function restoreSafetyCopy(store: Store, content: SafetyCopyContent): void {
  store.transaction(() => {
    for (const account of content.accounts) store.accounts.put(account);
    store.settings.put(content.settings);
    for (const decision of content.decisions) store.decisions.put(decision);
    for (const { accountId, personId, addedAt } of content.favourites ?? [])
      store.people.favour(accountId, personId, addedAt);
  });
}

/**
 * When the decisions were made that have not ended: the one thing in a copy that can be read without its key, so that a
 * person whose key is gone still learns which of them are lost. `undefined` when there is no copy or it does not say.
 */
export function undeliveredIn(storeFile: string): readonly number[] | undefined {
  const file = safetyCopyFile(storeFile);
  if (!existsSync(file)) return undefined;
  try {
    const moments: unknown = JSON.parse(headOf(readFileSync(file)).moments.toString('utf8'));
    const isList = Array.isArray(moments) && moments.every((moment) => Number.isFinite(moment));
    return isList ? (moments as number[]) : undefined;
  } catch (thrown) {
    // Damaged is all that can be said, and whoever asks says it.
    if (thrown instanceof SyntaxError || thrown instanceof OfficeError) return undefined;
    throw diskFailure(thrown, 'reading the safety copy');
  }
}

function momentsOf({ decisions }: SafetyCopyContent): Buffer {
  return Buffer.from(JSON.stringify(decisions.map(({ decidedAt }) => decidedAt)));
}

function encrypt(text: string, moments: Buffer, key: Buffer): Buffer {
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(moments.length);
  const head = Buffer.concat([magic, length, moments]);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(head);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), body]);
}

function decrypt(file: Buffer, key: Buffer): string {
  const { head } = headOf(file);
  const nonceAt = head.length;
  const tagAt = nonceAt + nonceBytes;
  const bodyAt = tagAt + tagBytes;
  if (file.length < bodyAt) throw damaged();
  const nonce = file.subarray(nonceAt, tagAt);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(head);
  decipher.setAuthTag(file.subarray(tagAt, bodyAt));
  return Buffer.concat([decipher.update(file.subarray(bodyAt)), decipher.final()]).toString('utf8');
}

/** What stands before the encrypted part, and the moments in it. */
function headOf(file: Buffer): { readonly head: Buffer; readonly moments: Buffer } {
  const kind = file.subarray(0, magic.length);
  if (kind.equals(firstMagic)) return { head: kind, moments: Buffer.alloc(0) };
  const momentsAt = magic.length + lengthBytes;
  if (!kind.equals(magic) || file.length < momentsAt) throw damaged();
  const length = file.readUInt32BE(magic.length);
  if (length > longestMomentsBytes || file.length < momentsAt + length) throw damaged();
  const end = momentsAt + length;
  return { head: file.subarray(0, end), moments: file.subarray(momentsAt, end) };
}

function damaged(): OfficeError {
  return fail('disk-corrupt', { detail: 'reading the safety copy: the file is damaged' });
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
