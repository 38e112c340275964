import { latinWord } from '../../store/latin-spelling';
import { type WordList, wordAt, wordList } from './word-list';

/** A word that a family or given name begins with. */
export const HEAD = 0x80000000;
const WORD = 0x7fffffff;
/** Before the Latin spelling of a word in other letters: it is found by what is typed, and is no name of its own. */
export const spelledMark = '~';

/**
 * The words of the names of some people, packed: who has a word, and which words somebody has. People stand in the
 * order of their keys; nothing here changes but who is `gone`.
 */
export interface NameSegment {
  readonly words: WordList;
  readonly count: number;
  readonly keys: Uint32Array;
  /** The words of a person, from `from[person]` to before `from[person + 1]`: those of the family name, of the given name, others. */
  readonly from: Uint32Array;
  readonly named: Uint32Array;
  /** The people of a word, likewise. */
  readonly bearersFrom: Uint32Array;
  readonly bearers: Uint32Array;
  /** 1 for people who are no longer, or no longer so. */
  readonly gone: Uint8Array;
  /** Whether somebody's name is also found in another script. */
  readonly isSpelled: boolean;
  /** For a search: a byte for each word, all 0 between searches. */
  readonly notes: Uint8Array[];
}

/** The number of a word in the list, without what is noted beside it. */
export function wordOf(named: number): number {
  return named & WORD;
}

export function personOfKey({ keys, count }: NameSegment, key: number): number | undefined {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** Family and given name, folded, as far as the place in the alphabet needs them. */
export function headsOf(segment: NameSegment, person: number): { family: string; given: string } {
  const heads: string[] = [];
  for (let at = segment.from[person] ?? 0; at < (segment.from[person + 1] ?? 0); at += 1) {
    const named = segment.named[at] ?? 0;
    const word = wordAt(segment.words, wordOf(named));
    if (word.startsWith(spelledMark)) continue;
    if ((named & HEAD) !== 0) {
      if (heads.length === 2) break;
      heads.push(word);
    } else if (heads.length > 0) heads.push(`${heads.pop()} ${word}`);
  }
  return { family: heads[0] ?? '', given: heads[1] ?? '' };
}

export interface SegmentBuilder {
  readonly count: number;
  /** In the order of their keys; `words` as the table of names keeps them. */
  add(key: number, words: string): void;
  build(): NameSegment;
}

/** Heads, a line each, a tab, and all words of the names: how the table of names keeps them. */
export function segmentBuilder(): SegmentBuilder {
  const numbers = new Map<string, number>();
  let keys = new Uint32Array(256);
  let from = new Uint32Array(257);
  let named = new Uint32Array(1024);
  let count = 0;
  let end = 0;
  let isSpelled = false;

  function note(word: string, head: number): void {
    if (word === '') return;
    let number = numbers.get(word);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(word, number);
    }
    for (let at = from[count] ?? 0; at < end; at += 1) {
      if (wordOf(named[at] ?? 0) !== number) continue;
      // Later it may turn out that the word begins a name.
      if (head === 0 || (named[at] ?? 0) >= HEAD) return;
    }
    if (end === named.length) named = grown(named);
    named[end] = number + head;
    end += 1;
    const latin = latinWord(word);
    if (latin === undefined) return;
    isSpelled = true;
    note(spelledMark + latin, head);
  }

  return {
    get count() {
      return count;
    },
    add(key, words) {
      if (count === keys.length) keys = grown(keys);
      if (count + 2 > from.length) from = grown(from);
      keys[count] = key;
      const [heads = '', all = ''] = words.split('\t');
      for (const head of heads.split('\n')) {
        head.split(' ').forEach((word, at) => {
          note(word, at === 0 ? HEAD : 0);
        });
      }
      for (const word of all.split(' ')) note(word, 0);
      count += 1;
      from[count] = end;
    },
    build() {
      const inOrder = [...numbers.keys()];
      const words = wordList(inOrder);
      const places = new Uint32Array(numbers.size);
      for (let place = 0; place < words.count; place += 1) {
        places[numbers.get(wordAt(words, place)) ?? 0] = place;
      }
      const packed = named.slice(0, end);
      for (let at = 0; at < end; at += 1) {
        const entry = packed[at] ?? 0;
        packed[at] = (places[wordOf(entry)] ?? 0) + (entry >= HEAD ? HEAD : 0);
      }
      const people = from.slice(0, count + 1);
      return {
        words,
        count,
        keys: keys.slice(0, count),
        from: people,
        named: packed,
        ...bearersOf(packed, people, count, words.count),
        gone: new Uint8Array(count),
        isSpelled,
        notes: [],
      };
    },
  };
}

/** Turns "who has which words" round, counting first so that each word gets a stretch of the right length. */
function bearersOf(named: Uint32Array, from: Uint32Array, people: number, words: number) {
  const bearersFrom = new Uint32Array(words + 1);
  for (const entry of named) {
    const next = wordOf(entry) + 1;
    bearersFrom[next] = (bearersFrom[next] ?? 0) + 1;
  }
  for (let word = 1; word <= words; word += 1) {
    bearersFrom[word] = (bearersFrom[word] ?? 0) + (bearersFrom[word - 1] ?? 0);
  }
  const ends = bearersFrom.slice();
  const bearers = new Uint32Array(named.length);
  for (let person = 0; person < people; person += 1) {
    for (let at = from[person] ?? 0; at < (from[person + 1] ?? 0); at += 1) {
      const word = wordOf(named[at] ?? 0);
      const end = ends[word] ?? 0;
      bearers[end] = person;
      ends[word] = end + 1;
    }
  }
  return { bearersFrom, bearers };
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
