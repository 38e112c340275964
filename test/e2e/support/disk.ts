import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The ways in which a text can lie in a file without being disguised on purpose. */
function spellings(text: string): readonly Buffer[] {
  const plain = Buffer.from(text, 'utf8');
  return [
    plain,
    Buffer.from(text, 'utf16le'),
    Buffer.from(encodeURIComponent(text), 'utf8'),
    Buffer.from(plain.toString('base64').replace(/=+$/, ''), 'utf8'),
    Buffer.from(plain.toString('hex'), 'utf8'),
  ];
}

/** Whether bytes hold a text, as UTF-8, UTF-16, base64, hexadecimal or escaped for an address. */
export function holds(bytes: Buffer, text: string): boolean {
  return spellings(text).some((spelling) => bytes.includes(spelling));
}

/** Files below a folder that hold a text. */
export async function filesWith(folder: string, text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const file of await filesIn(folder)) {
    if (holds(await readFile(file), text)) found.push(file);
  }
  return found;
}

/** Every file below a folder, those that vanish meanwhile left out. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
