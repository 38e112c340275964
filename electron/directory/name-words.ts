import type { Store } from '../store/types';
import { typingErrors } from './edit-distance';
import type { QueryWord } from './query';

/** Words of names that are not begun by what was typed but may be meant; the number is the count of typing errors. */
export type MeantWords = ReadonlyMap<string, number>;

/** More would make the query long and the hits arbitrary. */
const mostInside = 60;
const mostNear = 40;

/** Words of names with the typed word somewhere inside. */
export function wordsWithInside(people: Store['people'], word: QueryWord): readonly string[] {
  return word
    .filter((spelling) => spelling.length >= 2)
    .flatMap((spelling) =>
      people
        .query('SELECT word FROM name_words WHERE instr(word, ?) > 1 LIMIT ?', [spelling, mostInside])
        .map((row) => String(row.word)),
    );
}

/** All words of names that are long enough to be compared with words of these lengths. */
export function readNameWords(people: Store['people'], words: readonly QueryWord[]): readonly string[] {
  const lengths = words.flatMap((word) => word.map((spelling) => spelling.length));
  const shortest = Math.min(...lengths) - 2;
  // One row with all words: thousands of rows cost more to hand over than to compare.
  const [row] = people.query(
    `SELECT group_concat(word, ' ') AS words FROM name_words WHERE length(word) >= ?`,
    [Math.max(shortest, 2)],
  );
  return typeof row?.words === 'string' ? row.words.split(' ') : [];
}

/** Words that a person may have meant: those with the fewest typing errors, one or two of them. */
export function wordsNear(nameWords: readonly string[], word: QueryWord): MeantWords {
  const found: [string, number][] = [];
  for (const spelling of word) {
    const atMost = errorsAllowed(spelling);
    if (atMost === 0) continue;
    // Three letters begin too many words to be compared with beginnings.
    const prefix = spelling.length >= 4;
    for (const candidate of nameWords) {
      const errors = typingErrors(spelling, candidate, atMost, prefix);
      if (errors !== undefined && errors > 0) found.push([candidate, errors]);
    }
  }
  found.sort(([one, errors], [other, otherErrors]) => errors - otherErrors || (one < other ? -1 : 1));
  return new Map(found.slice(0, mostNear).reverse());
}

function errorsAllowed(word: string): number {
  if (word.length < 3) return 0;
  return word.length < 6 ? 1 : 2;
}
