import type { SeededRandom } from '../../offices/common/random';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A word with one typing error: a wrong letter, one missing, one too many, or two swapped. Never the word itself. */
export function mistyped(random: SeededRandom, word: string): string {
  const at = random.int(0, word.length - 1);
  const letter = letters.charAt(random.int(0, letters.length - 1));
  const typed = random.pick([
    () => word.slice(0, at) + letter + word.slice(at + 1),
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + letter + word.slice(at),
    () => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ])();
  return typed === word ? mistyped(random, word) : typed;
}

/** Digits as people group them. */
export function grouped(random: SeededRandom, digits: string): string {
  const size = random.int(2, 4);
  const parts = digits.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
  return parts.join(random.pick([' ', '-', '/', '.', ' - ', '']));
}
