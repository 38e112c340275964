/** Every language file, for looking at: the window itself has none of them. */
/// <reference types="vite/types/importMeta.d.ts" />
import type { Slices } from '../../../electron/bridge/slices';
import { dictionaryOf } from '../../../electron/bridge/words/dictionary';

const files = import.meta.glob<{ readonly default: unknown }>(
  '../../../electron/bridge/words/languages/*.json',
);

/** @param locale BCP 47; without a region, or for a language without a file, as the language file itself says. */
export async function wordsIn(locale: string): Promise<Slices['words']> {
  const byLanguage = new Map(
    Object.entries(files).map(([path, load]) => [path.replace(/^.*\/|\.json$/g, ''), load]),
  );
  const load = byLanguage.get(locale.split('-')[0] ?? '') ?? byLanguage.get('en');
  const dictionary = dictionaryOf((await load?.())?.default);
  return {
    locale: locale.includes('-') ? locale : (dictionary['language.locale'] ?? locale),
    languages: [...byLanguage.keys()],
    dictionary,
  };
}
