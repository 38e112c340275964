import type { Candidate, OwnPerson } from './candidates';
import type { MeantWords } from './name-words';
import type { QueryWord } from './query';

/** How a word matched, best first; the order is the ranking. */
const matches = [
  'exact',
  'name-start',
  'word-start',
  'other-start',
  'inside',
  'around',
  'near',
  'far',
] as const;
export type Match = (typeof matches)[number];

export interface Ranked {
  readonly candidate: Candidate;
  /** The worst match of all words, then all of them together. */
  readonly worst: number;
  readonly sum: number;
  readonly team: boolean;
  /** When it was picked last; 0 for never. */
  readonly pickedAt: number;
  /** Alphabetical place among equals. */
  readonly order: string;
}

export interface RankingFacts {
  readonly ownPeople: readonly OwnPerson[];
  readonly pickedAt: ReadonlyMap<string, number>;
}

/** Names a person across accounts. */
export function personKey(accountId: string, personId: string): string {
  return `${accountId}\n${personId}`;
}

/** How a word matches a person, by names first; `undefined` when it does not. */
export function matchOf(person: Candidate, word: QueryWord, meant?: MeantWords): Match | undefined {
  if (person.heads.some((head) => word.some((typed) => head === typed || head.startsWith(`${typed} `)))) {
    return 'exact';
  }
  if (person.heads.some((head) => word.some((typed) => head.startsWith(typed)))) return 'name-start';
  if (word.some((typed) => person.names.includes(` ${typed}`))) return 'word-start';
  if (word.some((typed) => person.others.includes(` ${typed}`))) return 'other-start';
  if (word.some((typed) => typed.length >= 2 && person.names.includes(typed))) return 'inside';
  if (meant === undefined || meant.size === 0) return undefined;
  const errors = person.names.split(' ').map((name) => meant.get(name) ?? Number.POSITIVE_INFINITY);
  const fewest = Math.min(...errors);
  if (fewest === Number.POSITIVE_INFINITY) return undefined;
  return fewest === 1 ? 'near' : 'far';
}

/** The place of a person in the list, from how each word matched. */
export function rank(
  person: Candidate,
  words: readonly QueryWord[],
  found: readonly Match[],
  facts: RankingFacts,
): Ranked {
  const places = found.map((match) => matches.indexOf(match));
  return {
    candidate: person,
    worst: Math.max(...places),
    sum: places.reduce((total, place) => total + place, 0),
    team: facts.ownPeople.some(
      (own) =>
        own.accountId === person.accountId &&
        (person.managerId === own.id ||
          (own.managerId !== undefined &&
            (person.managerId === own.managerId || person.id === own.managerId))),
    ),
    pickedAt: facts.pickedAt.get(personKey(person.accountId, person.id)) ?? 0,
    order: orderOf(person, words),
  };
}

export function compareRanked(one: Ranked, other: Ranked): number {
  return (
    one.worst - other.worst ||
    one.sum - other.sum ||
    Number(other.team) - Number(one.team) ||
    other.pickedAt - one.pickedAt ||
    compareTexts(one.order, other.order) ||
    compareTexts(one.candidate.accountId, other.candidate.accountId) ||
    compareTexts(one.candidate.id, other.candidate.id)
  );
}

/** By the name that was being typed, as the alphabetical indexes give people; by family name when there are more words. */
function orderOf(person: Candidate, words: readonly QueryWord[]): string {
  const byFamily = `${person.family} ${person.given}`;
  const [only, ...more] = words;
  if (only === undefined || more.length > 0) return byFamily;
  const byGiven = `${person.given} ${person.family}`;
  const begun = [byFamily, byGiven].filter((name) => only.some((typed) => name.startsWith(typed)));
  return begun.sort()[0] ?? byFamily;
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
