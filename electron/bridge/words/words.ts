/**
 * The words that both processes say, by i18next. Keys are checked against the English file; the renderer adds its own
 * file to the same instance.
 */
import i18next, { type Resource } from 'i18next';
import en from './en.json';

/** Keys of a word file as dotted paths, plural endings taken off. */
export type KeysOf<Node, Prefix extends string = ''> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? `${Prefix}${WithoutPlural<Key>}`
    : KeysOf<Node[Key], `${Prefix}${Key}.`>;
}[keyof Node & string];

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${'one' | 'few' | 'many' | 'other'}`
  ? Stem
  : Key;

export type WordKey = KeysOf<typeof en>;
export type WordValues = Readonly<Record<string, string | number>>;

/** A language chosen, its words and its way of writing dates. */
export interface Words<Key extends string = WordKey> {
  /** BCP 47 tag for Intl. */
  readonly locale: string;
  t(key: Key, values?: WordValues): string;
}

const shared: Resource = { en: { translation: en } };

/** Languages that have a word file. */
export const languages: readonly string[] = Object.keys(shared);

/**
 * @param locale BCP 47; its language falls back to English where there is no word file.
 * @param more word files of the caller, by language, merged over the shared ones.
 */
export function createWords<Key extends string = WordKey>(locale: string, more: Resource = {}): Words<Key> {
  const instance = i18next.createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: 'en',
    resources: shared,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  for (const [language, file] of Object.entries(more)) {
    instance.addResourceBundle(language, 'translation', file.translation, true, true);
  }
  return { locale, t: (key, values) => instance.t(key, { ...values }) };
}
