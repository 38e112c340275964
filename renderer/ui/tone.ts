/** What stands for a person without a picture: initials on one of eight tones, the same for a name everywhere. */

const tones = 8;

/** A tone from 0 to 7. */
export function toneOf(name: string): number {
  let hash = 0;
  for (const letter of name.normalize('NFC')) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return hash % tones;
}

/** First letters of the first and the last word ("AK"); one letter for a single word. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s,]+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return [first, last].map((word) => firstLetter(word)).join('');
}

function firstLetter(word = ''): string {
  return (word.match(/\p{L}|\p{N}/u)?.[0] ?? '').toLocaleUpperCase();
}
