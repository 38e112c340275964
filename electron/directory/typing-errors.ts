/** Longer words are compared by their beginnings. */
const longest = 40;
/** Rows of the table, kept between calls: thousands of words are compared at a keystroke. */
let beforeLast = new Uint8Array(longest + 1);
let last = new Uint8Array(longest + 1);
let current = new Uint8Array(longest + 1);

/**
 * How many typing errors (a wrong, missing or extra letter, or two letters swapped) lie between what was typed and a
 * word, or the beginning of the word when `prefix` is set. More than `atMost` gives `undefined`.
 */
export function typingErrors(
  typedWhole: string,
  wordWhole: string,
  atMost: number,
  prefix: boolean,
): number | undefined {
  const typed = typedWhole.slice(0, longest);
  const word = wordWhole.slice(0, longest);
  if (typed.length - word.length > atMost || (!prefix && word.length - typed.length > atMost))
    return undefined;
  const tooMany = atMost + 1;
  for (let column = 0; column <= word.length; column += 1) last[column] = Math.min(column, tooMany);
  for (let row = 1; row <= typed.length; row += 1) {
    const from = Math.max(1, row - atMost);
    const to = Math.min(word.length, row + atMost);
    // Only a band around the diagonal can hold so few errors; what borders on it counts as too many.
    current[from - 1] = from === 1 ? Math.min(row, tooMany) : tooMany;
    let best = cell(current, from - 1);
    for (let column = from; column <= to; column += 1) {
      const same = typed.charCodeAt(row - 1) === word.charCodeAt(column - 1);
      let errors = Math.min(
        cell(last, column - 1) + (same ? 0 : 1),
        cell(last, column) + 1,
        cell(current, column - 1) + 1,
      );
      if (row > 1 && column > 1 && isSwap(typed, row, word, column)) {
        errors = Math.min(errors, cell(beforeLast, column - 2) + 1);
      }
      current[column] = Math.min(errors, tooMany);
      if (errors < best) best = errors;
    }
    if (to < word.length) current[to + 1] = tooMany;
    if (best > atMost) return undefined;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  const errors = prefix ? leastOfBand(typed.length, word.length, atMost) : cell(last, word.length);
  return errors > atMost ? undefined : errors;
}

function leastOfBand(row: number, length: number, atMost: number): number {
  let least = atMost + 1;
  for (let column = Math.max(0, row - atMost); column <= Math.min(length, row + atMost); column += 1) {
    least = Math.min(least, cell(last, column));
  }
  return least;
}

function isSwap(typed: string, row: number, word: string, column: number): boolean {
  return (
    typed.charCodeAt(row - 1) === word.charCodeAt(column - 2) &&
    typed.charCodeAt(row - 2) === word.charCodeAt(column - 1)
  );
}

function cell(row: Uint8Array, column: number): number {
  return row[column] ?? longest;
}

/**
 * How many errors a typed word may have. The more letters there are, or other words beside it, the surer it is what was
 * meant; where nobody is found without errors, also a short word beside others may have been typed badly.
 */
export function errorsAllowed(typed: string, words: number, kind: 'likely' | 'unlikely'): number {
  const { length } = typed;
  if (words > 1 && kind === 'unlikely') return length < 2 ? 0 : length < 4 ? 1 : 2;
  if (length < 3) return 0;
  return length < (words > 1 ? 5 : 6) ? 1 : 2;
}
