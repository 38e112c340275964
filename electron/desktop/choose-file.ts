import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';

export interface FileWish {
  readonly title: string;
  /** What kind of file, in a word, and its endings without the dot. */
  readonly kind: string;
  readonly endings: readonly string[];
}

/** Lets the person choose one file; resolves to its absolute path, or `null` when they did not. */
export async function chooseFile(
  { title, kind, endings }: FileWish,
  window?: BrowserWindow,
): Promise<string | null> {
  const options: OpenDialogOptions = {
    title,
    properties: ['openFile', 'dontAddToRecent'],
    filters: [
      { name: kind, extensions: [...endings] },
      { name: '*', extensions: ['*'] },
    ],
  };
  const { canceled, filePaths } = await (window === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}
