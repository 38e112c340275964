import { type FoldedWord, foldWords } from '../office/fold-text';
import { latinWord } from '../store/latin-spelling';
import { latinOf, mostInitials, type QueryWord } from './query';
import { errorsAllowed, typingErrors } from './typing-errors';

/** [start, end) in the original text. */
export type Mark = [number, number];

/** Where the words typed are found in a name as it is shown. What matched something else (a number, a login) is not. */
export function marksIn(displayName: string, words: readonly QueryWord[]): Mark[] {
  const plain = foldWords(displayName, 'plain', true);
  const spelled = foldWords(displayName, 'spelled', true);
  return merged(words.flatMap((word) => marksOf(word, words.length, plain, spelled)));
}

function marksOf(
  word: QueryWord,
  words: number,
  plain: readonly FoldedWord[],
  spelled: readonly FoldedWord[],
): Mark[] {
  for (const position of [beginning, inside]) {
    for (const typed of word) {
      for (const name of [...plain, ...spelled]) {
        const mark = position(name, typed);
        if (mark !== undefined) return [mark];
      }
    }
  }
  return inOtherLetters(word, plain) ?? initials(word[0], plain) ?? nearest(word[0], words, plain);
}

function beginning(name: FoldedWord, typed: string): Mark | undefined {
  return name.text.startsWith(typed) ? span(name, 0, typed.length) : undefined;
}

function inside(name: FoldedWord, typed: string): Mark | undefined {
  const at = typed.length < 2 ? -1 : name.text.indexOf(typed);
  return at < 0 ? undefined : span(name, at, typed.length);
}

/** `yur` on Юрий marks as many of its letters as were written. */
function inOtherLetters(word: QueryWord, names: readonly FoldedWord[]): Mark[] | undefined {
  const latin = latinOf(word);
  if (latin === undefined) return undefined;
  for (const name of names) {
    if (latinWord(name.text)?.startsWith(latin) !== true) continue;
    let length = 1;
    while (latinWord(name.text.slice(0, length))?.startsWith(latin) !== true) length += 1;
    const mark = span(name, 0, length);
    return mark === undefined ? undefined : [mark];
  }
  return undefined;
}

/** `ak` on Anna Kowalska marks both first letters, in any order: one of a name each, or none at all. */
function initials(typed: string, names: readonly FoldedWord[]): Mark[] | undefined {
  const letters = Array.from(typed);
  if (letters.length < 2 || letters.length > mostInitials) return undefined;
  const left = [...names];
  const marks = letters.flatMap((letter) => {
    const at = left.findIndex((name) => name.text.startsWith(letter));
    const [name] = at < 0 ? [] : left.splice(at, 1);
    const mark = name === undefined ? undefined : span(name, 0, letter.length);
    return mark === undefined ? [] : [mark];
  });
  return marks.length === letters.length ? marks : undefined;
}

/** The whole word that was probably meant. */
function nearest(typed: string, words: number, names: readonly FoldedWord[]): Mark[] {
  const atMost = errorsAllowed(typed, words, 'likely');
  if (atMost === 0) return [];
  let best: { errors: number; name: FoldedWord } | undefined;
  for (const name of names) {
    const errors = typingErrors(typed, name.text, atMost, typed.length >= 4);
    if (errors !== undefined && errors < (best?.errors ?? Number.POSITIVE_INFINITY)) best = { errors, name };
  }
  const mark = best === undefined ? undefined : span(best.name, 0, best.name.text.length);
  return mark === undefined ? [] : [mark];
}

/** From the first letter's cluster to the last one's, in the original. */
function span(name: FoldedWord, at: number, length: number): Mark | undefined {
  const start = name.from[at];
  const end = name.to[at + length - 1];
  return start === undefined || end === undefined ? undefined : [start, end];
}

function merged(marks: readonly Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const [start, end] of [...marks].sort((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
