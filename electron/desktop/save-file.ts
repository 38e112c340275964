import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { fail } from '../office/errors';

export interface SaveWish {
  readonly title: string;
  /** Name offered, without an ending. */
  readonly name: string;
  /** What kind of file, in a word, and its ending without the dot. */
  readonly kind: string;
  readonly ending: string;
  readonly content: string;
}

/**
 * Lets the person choose where, and writes the file for its owner alone. Resolves to the file's name, or `null` when they
 * did not choose. Fails with `disk-full`, or `invalid` when it cannot be written there.
 */
export async function saveFile(
  { title, name, kind, ending, content }: SaveWish,
  window?: BrowserWindow,
): Promise<string | null> {
  const options = {
    title,
    defaultPath: join(app.getPath('documents'), `${name}.${ending}`),
    filters: [{ name: kind, extensions: [ending] }],
  };
  const { canceled, filePath } = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  if (canceled || filePath === '') return null;
  try {
    await writeFile(filePath, content, { mode: 0o600 });
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    throw fail(full ? 'disk-full' : 'invalid', { detail: `saving: ${code}` }, thrown);
  }
  return basename(filePath);
}
