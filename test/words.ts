import { readdirSync, readFileSync } from 'node:fs';
import { type Dictionary, dictionaryOf } from '../electron/bridge/words/dictionary';
import { createWords, type Words } from '../electron/bridge/words/words';

const folder = new URL('../electron/bridge/words/languages/', import.meta.url);

/** The languages that have a file. */
export function languageTags(): string[] {
  return readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
}

/** The words of a language file as they stand in the sources, by their dotted keys. */
export function dictionaryIn(language: string): Dictionary {
  return dictionaryOf(JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')));
}

/** @param locale BCP 47. */
export function wordsIn(locale = 'en-GB'): Words {
  return createWords(locale, dictionaryIn(locale.split('-')[0] ?? locale));
}
