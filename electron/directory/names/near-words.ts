import { lengthAt, textOver, type WordList } from './word-list';

/** Longer words are compared by their beginnings. */
const longest = 40;

/** The fewest errors of a word, and whether only its beginning is meant. */
export type VisitNear = (index: number, errors: number, isBeginning: boolean) => void;

/**
 * Calls for each word that lies one to `atMost` typing errors (a wrong, missing or extra letter, or two letters swapped)
 * from what was typed; with `beginnings`, also for words of which only the beginning does. The list is gone through like
 * a tree: what words have in common is compared once, and where too many errors have been made already, all words that
 * go on from there are left out.
 */
export function eachWordNear(
  list: WordList,
  typedWhole: string,
  atMost: number,
  beginnings: boolean,
  visit: VisitNear,
): void {
  const typed = typedWhole.slice(0, longest);
  const width = typed.length + 2;
  // One row a letter of the word; `least` is the fewest errors to any beginning of the word up to there.
  const table = new Uint8Array((longest + 1) * width);
  const least = new Uint8Array(longest + 1);
  for (let column = 0; column < width; column += 1) table[column] = Math.min(column, atMost + 1);
  least[0] = Math.min(typed.length, atMost + 1);
  const compared: Compared = { list, typed, width, table, least, atMost };
  let known = 0;
  for (let index = 0; index < list.count; ) {
    const length = Math.min(lengthAt(list, index), longest);
    let depth = Math.min(known, list.shared[index] ?? 0, length);
    let open = true;
    while (depth < length && open) {
      depth += 1;
      open = compareLetter(compared, index, depth);
    }
    known = depth;
    const begun = least[depth] ?? atMost + 1;
    if (open) {
      const whole = table[depth * width + typed.length] ?? atMost + 1;
      tell(index, whole, begun);
      index += 1;
    } else {
      // None of these is near as a whole, but all begin the same.
      do {
        tell(index, atMost + 1, begun);
        index += 1;
      } while (index < list.count && (list.shared[index] ?? 0) >= depth);
    }
  }

  function tell(index: number, whole: number, begun: number): void {
    if (whole <= atMost && (whole <= begun || !beginnings)) {
      if (whole > 0) visit(index, whole, false);
    } else if (beginnings && begun > 0 && begun <= atMost) visit(index, begun, true);
  }
}

interface Compared {
  readonly list: WordList;
  readonly typed: string;
  readonly width: number;
  readonly table: Uint8Array;
  readonly least: Uint8Array;
  readonly atMost: number;
}

/** Fills one row of the table. False when no word that goes on from here can be near as a whole. */
function compareLetter(compared: Compared, index: number, depth: number): boolean {
  const { list, typed, width, table, least, atMost } = compared;
  const text = textOver(list, index);
  const at = (list.starts[index] ?? 0) + depth - 1;
  const letter = text.charCodeAt(at);
  const before = depth > 1 ? text.charCodeAt(at - 1) : -1;
  const tooMany = atMost + 1;
  const row = depth * width;
  const above = row - width;
  // Only a band around the diagonal can hold so few errors; what borders on it counts as too many.
  const from = Math.max(1, depth - atMost);
  const to = Math.min(typed.length, depth + atMost);
  table[row + from - 1] = from === 1 ? Math.min(depth, tooMany) : tooMany;
  let fewest = from === 1 ? Math.min(depth, tooMany) : tooMany;
  for (let column = from; column <= to; column += 1) {
    const code = typed.charCodeAt(column - 1);
    let errors = (table[above + column - 1] ?? tooMany) + (code === letter ? 0 : 1);
    errors = Math.min(
      errors,
      (table[above + column] ?? tooMany) + 1,
      (table[row + column - 1] ?? tooMany) + 1,
    );
    if (column > 1 && depth > 1 && code === before && typed.charCodeAt(column - 2) === letter) {
      errors = Math.min(errors, (table[above - width + column - 2] ?? tooMany) + 1);
    }
    if (errors > tooMany) errors = tooMany;
    table[row + column] = errors;
    if (errors < fewest) fewest = errors;
  }
  if (to < typed.length) table[row + to + 1] = tooMany;
  const end = to === typed.length ? (table[row + to] ?? tooMany) : tooMany;
  least[depth] = Math.min(least[depth - 1] ?? tooMany, end);
  return fewest <= atMost;
}
