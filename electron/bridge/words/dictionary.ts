/** One language as it crosses the bridge: every word by its dotted key. */
export type Dictionary = Readonly<Record<string, string>>;

/**
 * The words of a language file by their dotted keys.
 *
 * @param file what the file holds: texts, in objects as deep as one likes.
 * @throws TypeError naming the key of what is no text.
 */
export function dictionaryOf(file: unknown): Dictionary {
  return Object.fromEntries(entriesOf(file, ''));
}

function entriesOf(node: unknown, key: string): readonly (readonly [key: string, text: string])[] {
  if (typeof node === 'string') return [[key, node]];
  if (typeof node !== 'object' || node === null || Array.isArray(node)) {
    throw new TypeError(`The language file holds no text at "${key}".`);
  }
  return Object.entries(node).flatMap(([name, inner]) =>
    entriesOf(inner, key === '' ? name : `${key}.${name}`),
  );
}
