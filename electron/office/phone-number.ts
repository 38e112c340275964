import type { Phone } from './person';

/** Longest text that is looked at as a number. */
const longest = 50;

/**
 * What a telephone would dial for a number as people write it: digits, `*` and `#`, with a `+` before them where the
 * country is said. `undefined` for a number that cannot be dialled as it stands, such as one with letters in it: which
 * of them are keys and which are words, nobody can tell.
 */
export function dialledDigits(number: string): string | undefined {
  if (number.length > longest) return undefined;
  const written = number.replaceAll('(0)', '').replaceAll(/[\s().\-/\u00a0\u2010-\u2015]/g, '');
  return /^\+?[0-9*#]{2,20}$/.test(written) ? written : undefined;
}

/** The number one would dial: desk before mobile before others. */
export function bestPhone<Kind extends Pick<Phone, 'kind'>>(phones: readonly Kind[]): Kind | undefined {
  const byKind = (kind: Phone['kind']) => phones.find((phone) => phone.kind === kind);
  return byKind('desk') ?? byKind('mobile') ?? phones[0];
}
