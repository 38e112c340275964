import { hasWord, type WordList, wordsBeginning } from './word-list';

/** More ways than these are not looked at. */
const mostWays = 24;

/** The ways in which something typed as one word is made from words of the list, at least two: each whole but the last. */
export function takenApart(list: WordList, typed: string): readonly (readonly string[])[] {
  const ways: string[][] = [];
  const goOn = (before: readonly string[], rest: string): void => {
    for (let length = 1; length < rest.length && ways.length < mostWays; length += 1) {
      const word = rest.slice(0, length);
      if (!hasWord(list, word)) continue;
      const after = rest.slice(length);
      const [from, to] = wordsBeginning(list, after);
      if (from < to) ways.push([...before, word, after]);
      goOn([...before, word], after);
    }
  };
  goOn([], typed);
  return ways;
}
