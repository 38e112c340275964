/**
 * The words that both processes say, by i18next. Neither process has them in its code: the main process reads the
 * language in use from its file, the window gets it with its first snapshot. Keys are checked against the English file.
 */
import i18next from 'i18next';
import type { Dictionary } from './dictionary';
import type en from './languages/en.json';

/** Keys of a word file as dotted paths, plural endings taken off. */
type KeysOf<Node, Prefix extends string = ''> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? `${Prefix}${WithoutPlural<Key>}`
    : KeysOf<Node[Key], `${Prefix}${Key}.`>;
}[keyof Node & string];

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${Intl.LDMLPluralRule}` ? Stem : Key;

export type WordKey = KeysOf<typeof en>;
export type WordValues = Readonly<Record<string, string | number>>;

/** A language chosen, its words and its way of writing dates. */
export interface Words {
  /** BCP 47 tag for Intl. */
  readonly locale: string;
  /** Numbers among the values are written as the locale writes them. */
  t(key: WordKey, values?: WordValues): string;
}

/**
 * @param locale BCP 47, with the region: it decides on plurals, numbers and dates.
 * @param dictionary the words of its language.
 */
export function createWords(locale: string, dictionary: Dictionary): Words {
  const number = new Intl.NumberFormat(locale);
  const instance = i18next.createInstance();
  void instance.init({
    lng: locale,
    load: 'currentOnly',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { [locale]: { translation: dictionary } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });

  function written(value: string | number): string {
    return typeof value === 'number' ? number.format(value) : value;
  }

  return {
    locale,
    t(key, values = {}) {
      const { count } = values;
      const replace = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, written(value)]),
      );
      return instance.t(key, { replace, ...(typeof count === 'number' && { count }) });
    },
  };
}
