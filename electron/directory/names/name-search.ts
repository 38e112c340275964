import { eachBearer, listBytes } from './bearer-lists';
import { initialsDistance } from './initials-distance';
import { keyOfPerson } from './key-runs';
import {
  firstWordOf,
  HEAD,
  headsOf,
  type NamedWords,
  type NameSegment,
  namedAt,
  spelledMark,
  wordOf,
} from './name-segment';
import { eachWordNear } from './near-words';
import { eachWordWithInside, lengthAt, wordsBeginning } from './word-list';

/** One word as typed: its spellings, and how it may be written in another script. */
export interface SoughtWord {
  readonly spellings: readonly string[];
  readonly latin: string | undefined;
  /** How many words of a person have to match; one where nothing is said. */
  readonly times?: number;
  /** Only whole words count. */
  readonly isWhole?: boolean;
}

/** How far to look. */
export interface Reach {
  /** Letters inside a word, not only at its beginning. */
  readonly inside: boolean;
  /** Typing errors that each word may have, in their order. */
  readonly errors?: readonly number[];
  /** First letters that stand for names: which of the words sought each of them is, in the order typed. */
  readonly initials?: readonly number[];
  /** The words were typed as one. */
  readonly isJoined?: boolean;
}

/** Somebody whose names match every word typed. */
export interface NameMatch {
  readonly key: number;
  readonly family: string;
  readonly given: string;
  /** The worst place of any word in `nameMatches`, then all of them together. */
  readonly worst: number;
  readonly sum: number;
  readonly standing: number;
}

/** How a word of a name matches: numbers that grow with the distance; 0 is for not at all. */
const whole = 1;
const beginning = 2;
const inside = 3;
const nearWhole = 4;

/** Places in the ranking, see `rank`: of what a name begins with, and of other words. */
const placesOfHeads = [0, 0, 1, 4, 6, 7, 8, 9];
const placesOfOthers = [0, 2, 2, 4, 6, 7, 8, 9];
const placesOfJoined = [0, 3, 3, 3, 3, 3, 3, 3];
/** The place of initials, see `rank`; what is added for them falls short of another place. */
const placeOfInitials = 3;

/** What a typed word matches among the words of the names. */
interface Matched {
  readonly how: Uint8Array;
  readonly words: readonly number[];
  /** The length of the lists of those who have one of them. */
  readonly bearers: number;
  /** How many words of a person have to match. */
  readonly times: number;
}

/** More people than these are not looked at for a search: what was typed is too little to tell them apart. */
const mostLooked = 30_000;

/** The best `wanted` people of a segment; `standing` (0 to 255, by person) decides among equals, then the alphabet. */
export function searchSegment(
  segment: NameSegment,
  sought: readonly SoughtWord[],
  reach: Reach,
  standing: ReadonlyMap<number, number>,
  wanted: number,
): readonly NameMatch[] {
  const matched = sought.map((word, at) => matchWord(segment, at, word, reach));
  try {
    return bestPeople(segment, matched, reach, standing, wanted).map(({ person, rank }) => ({
      key: keyOfPerson(segment.keys, person),
      ...headsOf(segment, person),
      ...placesIn(rank),
    }));
  } finally {
    for (const { how, words } of matched) for (const word of words) how[word] = 0;
  }
}

function bestPeople(
  segment: NameSegment,
  matched: readonly Matched[],
  reach: Reach,
  standing: ReadonlyMap<number, number>,
  wanted: number,
) {
  const best = bestOf(wanted);
  const found = { worst: 0, sum: 0, order: 0 };
  const look = (person: number, value: number) => {
    if (segment.gone.has(person) || !matchPerson(segment, person, matched, reach, found)) return;
    best.offer(person, rankOf(found.worst, found.sum, value), found.order);
  };
  const rarest = matched.reduce((one, other) => (other.bearers < one.bearers ? other : one));
  if (rarest.bearers === 0) return [];
  for (const [person, value] of standing) look(person, value);
  // Beginnings of one word come in the order of the alphabet, so that the first of them are the best.
  const isOrdered = matched.length === 1 && !reach.inside && reach.initials === undefined;
  const plainly = rankOf(1, 1, 0);
  let looked = 0;
  for (const word of wholeFirst(rarest)) {
    if (looked >= mostLooked) break;
    if (isOrdered && rarest.how[word] !== whole && best.isBetterThan(plainly, word * alphabetStep)) break;
    eachBearer(segment.bearers, word, (person) => {
      looked += 1;
      if (!standing.has(person)) look(person, 0);
      return looked < mostLooked;
    });
  }
  return best.people();
}

function wholeFirst({ how, words }: Matched): readonly number[] {
  const ordered = [...words].sort((one, other) => one - other);
  return [...ordered.filter((word) => how[word] === whole), ...ordered.filter((word) => how[word] !== whole)];
}

/** One number to compare by: the worst place, the sum of places, the standing. */
function rankOf(worst: number, sum: number, standing: number): number {
  return (worst * 1024 + sum) * 256 + 255 - standing;
}

function placesIn(rank: number) {
  return {
    worst: Math.floor(rank / (1024 * 256)),
    sum: Math.floor(rank / 256) % 1024,
    standing: 255 - (rank % 256),
  };
}

function matchWord(segment: NameSegment, at: number, sought: SoughtWord, reach: Reach): Matched {
  const list = segment.words;
  const how = segment.notes[at] ?? new Uint8Array(list.count);
  segment.notes[at] = how;
  const errors = reach.errors?.[at] ?? 0;
  const words: number[] = [];
  const take = (word: number, value: number) => {
    const known = how[word];
    if (known === 0) words.push(word);
    if (known === 0 || value < (known ?? 0)) how[word] = value;
  };
  const latin = sought.latin === undefined || !segment.isSpelled ? [] : [spelledMark + sought.latin];
  for (const spelling of [...sought.spellings, ...latin]) {
    const [from, to] = wordsBeginning(list, spelling);
    for (let word = from; word < to; word += 1) {
      if (sought.isWhole === true && lengthAt(list, word) !== spelling.length) break;
      take(word, lengthAt(list, word) === spelling.length ? whole : beginning);
    }
    if (reach.inside && spelling.length >= 2)
      eachWordWithInside(list, spelling, (word) => take(word, inside));
    if (errors > 0) {
      // Three letters begin too many words to be compared with beginnings.
      eachWordNear(list, spelling, errors, spelling.length >= 4, (word, count, begins) =>
        take(word, nearWhole + (count - 1) * 2 + (begins ? 1 : 0)),
      );
    }
  }
  let bearers = 0;
  for (const word of words) bearers += listBytes(segment.bearers, word);
  return { how, words, bearers, times: sought.times ?? 1 };
}

function matchPerson(
  segment: NameSegment,
  person: number,
  matched: readonly Matched[],
  { initials, isJoined = false }: Reach,
  found: { worst: number; sum: number; order: number },
): boolean {
  const { named } = segment;
  const start = firstWordOf(named, person);
  const end = firstWordOf(named, person + 1);
  found.worst = 0;
  found.sum = 0;
  for (const { how, times } of matched) {
    let place = 15;
    let missing = times;
    for (let at = start; at < end; at += 1) {
      const entry = namedAt(named, at);
      const value = how[wordOf(entry)] ?? 0;
      if (value === 0) continue;
      const places = isJoined ? placesOfJoined : entry >= HEAD ? placesOfHeads : placesOfOthers;
      place = Math.min(place, places[value] ?? 15);
      missing -= 1;
    }
    if (missing > 0) return false;
    found.worst = Math.max(found.worst, place);
    found.sum += place;
  }
  if (initials !== undefined) {
    found.worst = placeOfInitials;
    found.sum = placeOfInitials + initialsDistance(segment, person, letterIn(matched), initials);
  }
  found.order = placeInAlphabet(named, start, end, matched);
  return true;
}

function letterIn(matched: readonly Matched[]) {
  return (word: number) => matched.findIndex(({ how }) => how[word] !== 0);
}

/** By the name that is being typed; by family name when there are more words. */
function placeInAlphabet(named: NamedWords, start: number, end: number, matched: readonly Matched[]): number {
  const family = wordOf(namedAt(named, start));
  let given = 0;
  for (let at = start + 1; at < end && given === 0; at += 1) {
    if (namedAt(named, at) >= HEAD) given = wordOf(namedAt(named, at));
  }
  const byFamily = family * alphabetStep + given;
  const only = matched.length === 1 ? matched[0] : undefined;
  if (only === undefined) return byFamily;
  const isBegun = (word: number) => (only.how[word] ?? 0) > 0 && (only.how[word] ?? 0) <= beginning;
  const byGiven = given * alphabetStep + family;
  if (!isBegun(given)) return byFamily;
  return isBegun(family) ? Math.min(byFamily, byGiven) : byGiven;
}

/** More than there are words, and small enough for its square to be counted. */
const alphabetStep = 0x1000000;

/** Keeps the best of those offered, the lowest rank first and then the lowest place in the alphabet. */
function bestOf(wanted: number) {
  const kept: { person: number; rank: number; order: number }[] = [];
  let worstRank = Number.POSITIVE_INFINITY;
  let worstOrder = Number.POSITIVE_INFINITY;
  return {
    offer(person: number, rank: number, order: number): void {
      if (rank > worstRank || (rank === worstRank && order >= worstOrder)) return;
      // Whoever has several words that match is offered for each.
      if (kept.some((one) => one.person === person)) return;
      let at = kept.length;
      while (at > 0) {
        const before = kept[at - 1];
        if (before === undefined || before.rank < rank) break;
        if (before.rank === rank && before.order <= order) break;
        at -= 1;
      }
      kept.splice(at, 0, { person, rank, order });
      if (kept.length > wanted) kept.pop();
      if (kept.length < wanted) return;
      const last = kept[kept.length - 1];
      worstRank = last?.rank ?? worstRank;
      worstOrder = last?.order ?? worstOrder;
    },
    /** Whether nobody of this rank and this place in the alphabet, or a later one, can get in. */
    isBetterThan: (rank: number, order: number) =>
      worstRank < rank || (worstRank === rank && worstOrder < order),
    people: () => kept,
  };
}
