/** The language files of the package: one per language, found by listing them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dictionary, dictionaryOf } from '../bridge/words/dictionary';

export interface LanguageFiles {
  /** BCP 47 tags that have a file, in alphabetical order. */
  readonly languages: readonly string[];
  /** The words of one of them. Throws when the file is not as it was packaged. */
  read(language: string): Dictionary;
}

const ending = '.json';

/** @param folder absolute path; it may be inside the asar. */
export function createLanguageFiles(folder: string): LanguageFiles {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return {
    languages: names.map((name) => name.slice(0, -ending.length)).sort(),
    // A file of some ten kilobytes, at start and when the language changes: not worth to wait for in turns.
    read: (language) => dictionaryOf(JSON.parse(readFileSync(join(folder, language + ending), 'utf8'))),
  };
}
