import type { RendererWords } from './use-words';

/** What stands on the keys differs between countries: "Ctrl+Shift+P" is "Strg+Umschalt+P". */
export function keyCaps(keys: string, words: RendererWords): string {
  return keys
    .replace('Ctrl', words.t('keys.cap.ctrl'))
    .replace('Shift', words.t('keys.cap.shift'))
    .replace('Enter', words.t('keys.cap.enter'));
}
