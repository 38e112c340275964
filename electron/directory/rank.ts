import type { Candidate } from './candidates';
import type { QueryWord } from './query';

/**
 * How a word matched, best first; the order is the ranking. With one typing error or two, what was typed may be meant for
 * a whole word or for the beginning of one.
 */
const matches = [
  'exact',
  'name-start',
  'word-start',
  'other-start',
  'inside',
  'around',
  'near',
  'near-start',
  'far',
  'far-start',
] as const;
export type Match = (typeof matches)[number];

function placeOf(match: Match): number {
  return matches.indexOf(match);
}

/** Somebody found, and what decides about the place in the list. */
export interface Ranked {
  readonly key: number;
  /** The worst match of all words, then all of them together. */
  readonly worst: number;
  readonly sum: number;
  /** Own team, then those picked lately and often; 0 for everybody else. */
  readonly standing: number;
  readonly family: string;
  readonly given: string;
}

/** How a word matches a person, by names first; `undefined` when it does not. */
export function matchOf(person: Candidate, word: QueryWord): Match | undefined {
  if (person.heads.some((head) => word.some((typed) => head === typed || head.startsWith(`${typed} `)))) {
    return 'exact';
  }
  if (person.heads.some((head) => word.some((typed) => head.startsWith(typed)))) return 'name-start';
  if (word.some((typed) => person.names.includes(` ${typed}`))) return 'word-start';
  if (word.some((typed) => person.others.includes(` ${typed}`))) return 'other-start';
  if (word.some((typed) => typed.length >= 2 && person.names.includes(typed))) return 'inside';
  return undefined;
}

/** The place of a person in the list, from how each word matched. */
export function rank(person: Candidate, found: readonly Match[], standing: number): Ranked {
  const places = found.map(placeOf);
  return {
    key: person.key,
    worst: Math.max(...places),
    sum: places.reduce((total, place) => total + place, 0),
    standing,
    family: person.family,
    given: person.given,
  };
}

/** Compares by rank, and equals by the alphabet: by the name that was being typed, by family name for more words. */
export function rankedFor(words: readonly QueryWord[]): (one: Ranked, other: Ranked) => number {
  return (one, other) =>
    one.worst - other.worst ||
    one.sum - other.sum ||
    other.standing - one.standing ||
    compareTexts(orderOf(one, words), orderOf(other, words));
}

function orderOf({ family, given }: Ranked, words: readonly QueryWord[]): string {
  const byFamily = `${family} ${given}`;
  const [only, ...more] = words;
  if (only === undefined || more.length > 0) return byFamily;
  const byGiven = `${given} ${family}`;
  const begun = [byFamily, byGiven].filter((name) => only.some((typed) => name.startsWith(typed)));
  return begun.sort()[0] ?? byFamily;
}

export function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
