import { firstWordOf, HEAD, type NameSegment, namedAt, spelledMark, wordOf } from './name-segment';
import { textOver } from './word-list';

const marked = spelledMark.charCodeAt(0);

/**
 * How far first letters are from the names of somebody who has names with all of them: 0 when they are those of all names in
 * order, given before family or after; then all in another order; then those of the first given and first family name; then
 * those of any.
 */
export function initialsDistance(
  segment: NameSegment,
  person: number,
  /** Which of the letters sought a word begins with; -1 for none. */
  letterOf: (word: number) => number,
  letters: readonly number[],
): number {
  readNames(segment, person, letterOf);
  const count = family.length + given.length;
  if (count === letters.length) {
    if (isSame(letters, given, family) || isSame(letters, family, given)) return 0;
    return isSame(letters, family.reverse(), given.reverse()) ? 0 : 1;
  }
  given.length = Math.min(given.length, 1);
  family.length = Math.min(family.length, 1);
  return isSame(letters, given, family) || isSame(letters, family, given) ? 2 : 3;
}

/** Used again for each of the thousands of people who are looked at. */
const family: number[] = [];
const given: number[] = [];

/** The letters of the family names and of the given names; without the same names spelled otherwise. */
function readNames({ words, named }: NameSegment, person: number, letterOf: (word: number) => number): void {
  family.length = 0;
  given.length = 0;
  const end = firstWordOf(named, person + 1);
  let heads = 0;
  for (let at = firstWordOf(named, person); at < end; at += 1) {
    const entry = namedAt(named, at);
    const word = wordOf(entry);
    if (textOver(words, word).charCodeAt(words.starts[word] ?? 0) === marked) continue;
    if (entry >= HEAD) heads += 1;
    if (heads > 2) break;
    (heads === 2 ? given : family).push(letterOf(word));
  }
}

function isSame(letters: readonly number[], first: readonly number[], second: readonly number[]): boolean {
  return (
    letters.length === first.length + second.length &&
    letters.every((letter, at) => letter === (first[at] ?? second[at - first.length]))
  );
}
