/** The language chosen, or the best of the operating system's. */
import type { Slices } from '../bridge/slices';
import type { Dictionary } from '../bridge/words/dictionary';
import { createWords, type Words } from '../bridge/words/words';
import type { LanguageFiles } from './language-files';

export interface Language {
  /** BCP 47, region included: dates are written as the person's country writes them. */
  locale(): string;
  words(): Words;
  /** The same for the window. */
  slice(): Slices['words'];
}

/** Spoken where nothing else that the person speaks is. */
const lastResort = 'en';

interface Spoken {
  /** The language file. */
  readonly language: string;
  /** The operating system's own tag for it, which names the region. */
  readonly systemTag?: string;
}

/**
 * @param chosen the setting: `system`, or a language that has a file.
 * @param system languages of the operating system, best first.
 */
export function createLanguage(
  chosen: () => string,
  system: () => readonly string[],
  files: LanguageFiles,
): Language {
  let made: { readonly key: string; readonly words: Words; readonly dictionary: Dictionary } | undefined;

  function spoken(): Spoken {
    const candidates = system().flatMap((tag) => {
      const systemTag = canonical(tag);
      if (systemTag === undefined) return [];
      const language = fileFor(systemTag, files.languages);
      return language === undefined ? [] : [{ language, systemTag }];
    });
    const wanted = chosen();
    if (!files.languages.includes(wanted)) return candidates[0] ?? { language: lastResort };
    return candidates.find(({ language }) => language === wanted) ?? { language: wanted };
  }

  function current() {
    const { language, systemTag } = spoken();
    const key = `${language} ${systemTag}`;
    if (made?.key === key) return made;
    const dictionary = files.read(language);
    // A tag without a region says nothing of dates: Portuguese would be written as in Brazil.
    const hasRegion = systemTag !== undefined && new Intl.Locale(systemTag).region !== undefined;
    const locale = hasRegion ? systemTag : (dictionary['language.locale'] ?? language);
    made = { key, dictionary, words: createWords(locale, dictionary) };
    return made;
  }

  return {
    locale: () => current().words.locale,
    words: () => current().words,
    slice() {
      const { words, dictionary } = current();
      return { locale: words.locale, languages: [...files.languages], dictionary };
    },
  };
}

/** The file of the tag itself, or of what is left when parts are taken off its end: `de-AT` reads `de`. */
function fileFor(tag: string, languages: readonly string[]): string | undefined {
  const parts = tag.split('-');
  const tags = parts.map((_, taken) => parts.slice(0, parts.length - taken).join('-'));
  return tags.find((candidate) => languages.includes(candidate));
}

/** Systems also tell of locales that are none, such as `C`. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}
