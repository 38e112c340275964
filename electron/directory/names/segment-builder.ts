import { latinWord } from '../../store/latin-spelling';
import { bearerLists } from './bearer-lists';
import { keyRuns } from './key-runs';
import {
  HEAD,
  mostWords,
  mostWordsOfOne,
  type NamedWords,
  type NameSegment,
  spelledMark,
} from './name-segment';
import { wordList } from './word-list';

/** Takes people and packs them. */
export interface SegmentBuilder {
  /** In the order of their keys; `words` as the table of names keeps them. */
  add(key: number, words: string): void;
  /** Stops every few milliseconds, so that whoever runs it can let others run between. */
  build(): Generator<void, NameSegment>;
}

/** Numbers that are gone through in one step, and words, each of which takes longer. */
const atOnce = 50_000;
const wordsAtOnce = 5_000;
/** As `HEAD`, beside words that are numbered in the order of their coming. */
const HEAD_NOTED = 0x1000000;

/** Heads, a line each, a tab, and all words of the names: how the table of names keeps them. */
export function segmentBuilder(): SegmentBuilder {
  const numbers = new Map<string, number>();
  /** Of words in other letters. */
  const latins = new Map<number, string>();
  // Lists of the language itself: what they leave behind when they grow is given back, that of typed arrays is not.
  const keys: number[] = [];
  const from: number[] = [0];
  const named: number[] = [];

  function note(word: string, head: number): void {
    if (word === '') return;
    let number = numbers.get(word);
    if (number === undefined) {
      number = numbers.size;
      if (number === mostWords) return;
      numbers.set(word, number);
      const latin = latinWord(word);
      if (latin !== undefined) latins.set(number, spelledMark + latin);
    }
    const start = from[keys.length] ?? 0;
    if (named.length - start === mostWordsOfOne) return;
    for (let at = start; at < named.length; at += 1) {
      if (((named[at] ?? 0) & ~HEAD_NOTED) !== number) continue;
      // Later it may turn out that the word begins a name.
      if (head === 0 || (named[at] ?? 0) >= HEAD_NOTED) return;
    }
    named.push(number + head);
    const latin = latins.get(number);
    if (latin !== undefined) note(latin, head);
  }

  /** Gives the words their numbers in the alphabet. */
  function* inAlphabet(): Generator<void, string[]> {
    const words: string[] = [];
    yield* sortedBySteps(numbers.keys(), words);
    const places = new Uint32Array(words.length);
    for (let place = 0; place < words.length; place += 1) {
      places[numbers.get(words[place] ?? '') ?? 0] = place;
      if (place % wordsAtOnce === wordsAtOnce - 1) yield;
    }
    numbers.clear();
    yield;
    for (let at = 0; at < named.length; at += 1) {
      const entry = named[at] ?? 0;
      const place = places[entry & ~HEAD_NOTED] ?? 0;
      named[at] = entry >= HEAD_NOTED ? place + HEAD : place;
      if (at % atOnce === atOnce - 1) yield;
    }
    return words;
  }

  function* packedWords(): Generator<void, NamedWords> {
    const count = keys.length;
    const bases = new Uint32Array((count >>> 8) + 1);
    const offsets = new Uint16Array(count + 1);
    for (let person = 0; person <= count; person += 1) {
      if ((person & 255) === 0) bases[person >>> 8] = from[person] ?? 0;
      offsets[person] = (from[person] ?? 0) - (bases[person >>> 8] ?? 0);
    }
    const low = new Uint16Array(named.length);
    const high = new Uint8Array(named.length);
    for (let at = 0; at < named.length; at += 1) {
      low[at] = (named[at] ?? 0) & 0xffff;
      high[at] = (named[at] ?? 0) >>> 16;
      if (at % atOnce === atOnce - 1) yield;
    }
    return { low, high, bases, offsets };
  }

  function* eachNamed(visit: (word: number, person: number) => void): Generator<void> {
    for (let person = 0; person < keys.length; person += 1) {
      for (let at = from[person] ?? 0; at < (from[person + 1] ?? 0); at += 1) {
        visit((named[at] ?? 0) & mostWords, person);
      }
      if (person % atOnce === atOnce - 1) yield;
    }
  }

  return {
    add(key, words) {
      const [heads = '', all = ''] = words.split('\t');
      const noted: string[] = [];
      for (const head of heads.split('\n')) {
        head.split(' ').forEach((word, at) => {
          note(word, at === 0 ? HEAD_NOTED : 0);
          noted.push(word);
        });
      }
      // Mostly the same words again: comparing them takes less than looking them up.
      for (const word of all.split(' ')) if (!noted.includes(word)) note(word, 0);
      keys.push(key);
      from.push(named.length);
    },
    *build() {
      const words = wordList(yield* inAlphabet());
      yield;
      const lists = bearerLists(words.count);
      yield* eachNamed(lists.measure);
      lists.measured();
      yield;
      yield* eachNamed(lists.write);
      yield;
      return {
        words,
        keys: keyRuns(keys),
        named: yield* packedWords(),
        bearers: lists.built(),
        gone: new Set(),
        isSpelled: latins.size > 0,
        notes: [],
      };
    },
  };
}

/** Sorting some hundred thousand words at once would be felt: those with the same first letters are sorted by themselves. */
function* sortedBySteps(words: Iterable<string>, sorted: string[]): Generator<void> {
  const groups = new Map<string, string[]>();
  let seen = 0;
  for (const word of words) {
    const beginning = word.slice(0, 2);
    const group = groups.get(beginning);
    if (group === undefined) groups.set(beginning, [word]);
    else group.push(word);
    seen += 1;
    if (seen % wordsAtOnce === 0) yield;
  }
  yield;
  let unrested = 0;
  for (const beginning of [...groups.keys()].sort()) {
    const group = groups.get(beginning) ?? [];
    for (const word of group.sort()) sorted.push(word);
    unrested += group.length;
    if (unrested < wordsAtOnce) continue;
    unrested = 0;
    yield;
  }
}
