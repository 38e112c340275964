import type { Dictionary } from '../electron/bridge/words/dictionary';

const accented: Readonly<Record<string, string>> = { a: 'å', e: 'ë', i: 'ï', o: 'ö', u: 'ü', y: 'ÿ' };

/**
 * English in a language that nobody speaks: every word some 40 % longer and under accents, so that what is cut off, too
 * narrow or not in the language file is seen. Placeholders stay.
 */
export function pseudoLanguage(english: Dictionary): Dictionary {
  return Object.fromEntries(Object.entries(english).map(([key, text]) => [key, pseudo(text)]));
}

function pseudo(text: string): string {
  return text
    .split(/(\{\{\w+\}\})/)
    .map((part) => (part.startsWith('{{') ? part : part.replaceAll(/[aeiouy]/gi, longer)))
    .join('');
}

/** About two letters in five are vowels. */
function longer(vowel: string): string {
  const letter = accented[vowel.toLowerCase()] ?? vowel;
  return vowel === vowel.toLowerCase() ? letter + letter : letter.toUpperCase() + letter;
}
