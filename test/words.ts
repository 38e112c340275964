import { readFileSync } from 'node:fs';
import { type Dictionary, dictionaryOf } from '../electron/bridge/words/dictionary';
import { createWords, type Words } from '../electron/bridge/words/words';

/** The words of a language file as they stand in the sources, by their dotted keys. */
export function dictionaryIn(language: string): Dictionary {
  const file = new URL(`../electron/bridge/words/languages/${language}.json`, import.meta.url);
  return dictionaryOf(JSON.parse(readFileSync(file, 'utf8')));
}

/** @param locale BCP 47. */
export function wordsIn(locale = 'en-GB'): Words {
  return createWords(locale, dictionaryIn(locale.split('-')[0] ?? locale));
}
