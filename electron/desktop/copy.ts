import { clipboard } from 'electron';

/** Puts text on the clipboard. Newer versions of Electron answer with a promise, older ones at once. */
export async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text);
}
