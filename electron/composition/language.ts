/** The language chosen, or the best of the operating system's. */
import { createWords, languages, type Words } from '../bridge/words/words';

export interface Language {
  /** BCP 47, region included: dates are written as the person's country writes them. */
  locale(): string;
  words(): Words;
}

/**
 * @param chosen the setting: `system`, or a language.
 * @param system languages of the operating system, best first.
 */
export function createLanguage(chosen: () => string, system: () => readonly string[]): Language {
  let made: Words | undefined;

  function locale(): string {
    const wanted = chosen();
    const own = system().find((tag) => (wanted === 'system' ? isSpoken(tag) : languageOf(tag) === wanted));
    return own ?? (wanted === 'system' ? 'en' : wanted);
  }

  return {
    locale,
    words() {
      const now = locale();
      if (made?.locale !== now) made = createWords(now);
      return made;
    },
  };
}

function languageOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? tag;
}

function isSpoken(tag: string): boolean {
  return languages.includes(languageOf(tag));
}
