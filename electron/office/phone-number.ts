import type { Phone } from './person';

/** Longest text that is looked at as a number. */
const longest = 50;

/** What stands between a number and that of an extension, in the languages of the four systems. */
const extension =
  /^(.*?\d.*?)[\s,;]*\b(?:ext(?:n|ension)?|x|wew|ramal|dw|durchwahl|nst|app|int)\.?[\s:]*(\d{1,7})$/i;

/**
 * What a telephone would dial for a number as people write it, in the form of RFC 3966: digits, `*` and `#`, with a `+`
 * before them where the country is said, and `;ext=` before an extension. `undefined` for a number that cannot be dialled
 * as it stands, such as one with other letters in it: which of them are keys and which are words, nobody can tell.
 */
export function dialledNumber(number: string): string | undefined {
  if (number.length > longest) return undefined;
  const [, main = number, inside] = extension.exec(number.trim()) ?? [];
  const written = main.replaceAll('(0)', '').replaceAll(/[\s().\-/\u00a0\u2010-\u2015]/g, '');
  if (!/^\+?[0-9*#]{2,20}$/.test(written)) return undefined;
  return inside === undefined ? written : `${written};ext=${inside}`;
}

/** The number one would dial: desk before mobile before others. */
export function bestPhone<Kind extends Pick<Phone, 'kind'>>(phones: readonly Kind[]): Kind | undefined {
  const byKind = (kind: Phone['kind']) => phones.find((phone) => phone.kind === kind);
  return byKind('desk') ?? byKind('mobile') ?? phones[0];
}
