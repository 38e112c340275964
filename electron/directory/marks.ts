import { type FoldedWord, foldWords } from '../store/fold-text';
import type { QueryWord } from './query';
import { typingErrors } from './typing-errors';

/** [start, end) in the original text. */
export type Mark = [number, number];

/** Where the words typed are found in a name as it is shown. What matched something else (a number, a login) is not. */
export function marksIn(displayName: string, words: readonly QueryWord[]): Mark[] {
  const plain = foldWords(displayName, 'plain', true);
  const spelled = foldWords(displayName, 'spelled', true);
  return merged(words.flatMap((word) => marksOf(word, plain, spelled)));
}

function marksOf(word: QueryWord, plain: readonly FoldedWord[], spelled: readonly FoldedWord[]): Mark[] {
  for (const position of [beginning, inside]) {
    for (const typed of word) {
      for (const name of [...plain, ...spelled]) {
        const mark = position(name, typed);
        if (mark !== undefined) return [mark];
      }
    }
  }
  return initials(word[0], plain) ?? nearest(word[0], plain);
}

function beginning(name: FoldedWord, typed: string): Mark | undefined {
  return name.text.startsWith(typed) ? span(name, 0, typed.length) : undefined;
}

function inside(name: FoldedWord, typed: string): Mark | undefined {
  const at = typed.length < 2 ? -1 : name.text.indexOf(typed);
  return at < 0 ? undefined : span(name, at, typed.length);
}

/** `ak` on Anna Kowalska marks both first letters, in either order. */
function initials(typed: string, names: readonly FoldedWord[]): Mark[] | undefined {
  const letters = names.map((name) => name.text.charAt(0)).join('');
  const reversed = [...typed].reverse().join('');
  for (const sought of [typed, reversed]) {
    const at = typed.length < 2 ? -1 : letters.indexOf(sought);
    if (at < 0) continue;
    return names.slice(at, at + sought.length).flatMap((name) => {
      const mark = span(name, 0, 1);
      return mark === undefined ? [] : [mark];
    });
  }
  return undefined;
}

/** The whole word that was probably meant. */
function nearest(typed: string, names: readonly FoldedWord[]): Mark[] {
  if (typed.length < 3) return [];
  let best: { errors: number; name: FoldedWord } | undefined;
  for (const name of names) {
    const errors = typingErrors(typed, name.text, typed.length < 6 ? 1 : 2, typed.length >= 4);
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
