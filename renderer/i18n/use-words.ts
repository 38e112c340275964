/** The window's words, in the language that the main process resolved and sent. */
import type { Slices } from '../../electron/bridge/slices';
import type { Dictionary } from '../../electron/bridge/words/dictionary';
import { createWords, type WordKey, type Words } from '../../electron/bridge/words/words';
import { useMirror } from '../store';

export type RendererKey = WordKey;
export type RendererWords = Words;

/** All that can be said before the main process has answered, or when it does not: a few sentences, in English. */
export const wordsBefore = {
  'common.loading': 'Loading',
  'app.startFailed': 'OffiTray could not read what it knows.',
  'app.startFailedTodo': 'Try again; if it goes on, quit and start OffiTray again.',
  'app.bridgeFailed': 'OffiTray could not do that. Try again.',
  'app.tryAgain': 'Try again',
} satisfies Dictionary & { readonly [Key in WordKey]?: string };

const made = new WeakMap<Dictionary, RendererWords>();

/** Words of a slice, made once. */
function wordsOf({ locale, dictionary }: Pick<Slices['words'], 'locale' | 'dictionary'>): RendererWords {
  const words = made.get(dictionary) ?? createWords(locale, dictionary);
  made.set(dictionary, words);
  return words;
}

const before = { locale: 'en-GB', dictionary: wordsBefore };

export function useWords(): RendererWords {
  return wordsOf(useMirror(({ slices }) => slices?.words ?? before));
}

/** For code outside components. */
export function currentWords(): RendererWords {
  return wordsOf(useMirror.getState().slices?.words ?? before);
}
