import type { RendererWords } from '../i18n/use-words';

/** A name as it is shown; systems put nothing better than a dash in the place of one that is not there. */
export function shownName(displayName: string, words: RendererWords): string {
  return /[^\s\u2013\u2014-]/.test(displayName) ? displayName : words.t('people.noName');
}
