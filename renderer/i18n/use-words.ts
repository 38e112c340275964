/** The renderer's words: the shared ones and its own, in the language that the main process resolved. */
import { createWords, type KeysOf, type WordKey, type Words } from '../../electron/bridge/words/words';
import { useMirror } from '../store';
import en from './en.json';

export type RendererKey = WordKey | KeysOf<typeof en>;
export type RendererWords = Words<RendererKey>;

const more = { en: { translation: en } };
const made = new Map<string, RendererWords>();

/** Words of a locale, made once. */
export function wordsOf(locale: string): RendererWords {
  const words = made.get(locale) ?? createWords<RendererKey>(locale, more);
  made.set(locale, words);
  return words;
}

export function useWords(): RendererWords {
  return wordsOf(useMirror(({ slices }) => slices?.desktop.locale ?? 'en'));
}

/** For code outside components. */
export function currentWords(): RendererWords {
  return wordsOf(useMirror.getState().slices?.desktop.locale ?? 'en');
}
