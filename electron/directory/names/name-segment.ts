import type { BearerLists } from './bearer-lists';
import type { KeyRuns } from './key-runs';
import { type WordList, wordAt } from './word-list';

/** Noted beside a word that a family or given name begins with. */
export const HEAD = 0x800000;
/** More different words are not packed. */
export const mostWords = 0x7fffff;
/** More words of one person are not packed: where they begin is counted in sixteen bits. */
export const mostWordsOfOne = 255;
/** Before the Latin spelling of a word in other letters: it is found by what is typed, and is no name of its own. */
export const spelledMark = '~';

/**
 * The words of the names of some people, packed: who has a word, and which words somebody has. People stand in the
 * order of their keys; nothing here changes but who is `gone`.
 */
export interface NameSegment {
  readonly words: WordList;
  readonly keys: KeyRuns;
  readonly named: NamedWords;
  readonly bearers: BearerLists;
  /** People who are no longer, or no longer so. */
  readonly gone: Set<number>;
  /** Whether somebody's name is also found in another script. */
  readonly isSpelled: boolean;
  /** For a search: a byte for each word, all 0 between searches. */
  readonly notes: Uint8Array[];
}

/**
 * The words of people, of one after the other: those of the family name, of the given name, others. Three bytes each, in
 * two arrays; where those of a person begin is counted from the first of 256 people.
 */
export interface NamedWords {
  readonly low: Uint16Array;
  readonly high: Uint8Array;
  readonly bases: Uint32Array;
  readonly offsets: Uint16Array;
}

/** The place of the first word of a person; of one past the last person, the end. */
export function firstWordOf({ bases, offsets }: NamedWords, person: number): number {
  return (bases[person >>> 8] ?? 0) + (offsets[person] ?? 0);
}

/** A word at its place, with what is noted beside it. */
export function namedAt({ low, high }: NamedWords, at: number): number {
  return (low[at] ?? 0) + ((high[at] ?? 0) << 16);
}

/** The number of a word in the list, without what is noted beside it. */
export function wordOf(named: number): number {
  return named & mostWords;
}

/** Family and given name, folded, as far as the place in the alphabet needs them. */
export function headsOf({ words, named }: NameSegment, person: number): { family: string; given: string } {
  const heads: string[] = [];
  const end = firstWordOf(named, person + 1);
  for (let at = firstWordOf(named, person); at < end; at += 1) {
    const entry = namedAt(named, at);
    const word = wordAt(words, wordOf(entry));
    if (word.startsWith(spelledMark)) continue;
    if (entry >= HEAD) {
      if (heads.length === 2) break;
      heads.push(word);
    } else if (heads.length > 0) heads.push(`${heads.pop()} ${word}`);
  }
  return { family: heads[0] ?? '', given: heads[1] ?? '' };
}
