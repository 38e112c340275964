import type { Person } from '../../../electron/office/person';
import { plainLetters } from './plain-letters';

/** How many people fit what is typed: with more than a page of them, nobody can say who belongs on the page. */
export interface Fits {
  /** People of whom each word begins a word of the name; `undefined` for too many to be counted. */
  byBeginnings(words: readonly string[]): number | undefined;
  byNumberEnd(digits: string): number;
  /** People with these first letters, the given name's before the family name's or after. */
  byInitials(letters: string): number;
}

/** Larger ranges are far more than a page. */
const mostCounted = 20_000;

export function fitsAmong(people: readonly Person[]): Fits {
  const named = people.map((person) => nameWords(person));
  const entries = named
    .flatMap((words, at) => words.map((word) => ({ word, at })))
    .sort((one, other) => (one.word < other.word ? -1 : 1));
  const tails = people
    .flatMap((person) => [...new Set(person.phones.map(({ number }) => reversedDigits(number)))])
    .sort();
  const initials = new Map<string, number>();
  for (const words of named) {
    const letters = words.map((word) => word.charAt(0));
    for (const both of new Set([letters.join(''), [...letters].reverse().join('')])) {
      initials.set(both, (initials.get(both) ?? 0) + 1);
    }
  }
  const rangeOf = (word: string) =>
    [
      firstOf(entries.length, (at) => (entries[at]?.word ?? '') >= word),
      firstOf(entries.length, (at) => (entries[at]?.word ?? '') > `${word}\uffff`),
    ] as const;
  return {
    byBeginnings(words) {
      const ranges = words.map(rangeOf).sort((one, other) => one[1] - one[0] - (other[1] - other[0]));
      const [from, to] = ranges[0] ?? [0, 0];
      if (to - from > mostCounted) return undefined;
      const fitting = entries
        .slice(from, to)
        .filter(({ at }) => words.every((word) => named[at]?.some((own) => own.startsWith(word))));
      return new Set(fitting.map(({ at }) => at)).size;
    },
    byNumberEnd(digits) {
      const tail = [...digits].reverse().join('');
      return (
        firstOf(tails.length, (at) => (tails[at] ?? '') > `${tail}\uffff`) -
        firstOf(tails.length, (at) => (tails[at] ?? '') >= tail)
      );
    },
    byInitials: (letters) => initials.get(letters) ?? 0,
  };
}

/** The words of a name, given before family, in plain letters. */
export function nameWords({ givenName = '', familyName = '' }: Person): readonly string[] {
  return plainLetters(`${givenName} ${familyName}`)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function reversedDigits(number: string): string {
  return [...number.replace(/\D/g, '')].reverse().join('');
}

function firstOf(count: number, isSo: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
