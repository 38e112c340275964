/**
 * Words in alphabetical order, packed into one text: some hundred thousand of them take the memory of their letters and
 * six bytes each. The place of a word in the list is its number.
 */
export interface WordList {
  readonly count: number;
  /** All words, a line break before and after each: those that begin with a plain letter, then the others, whose letters take twice the room. */
  readonly texts: readonly [string, string];
  /** How many are in the first text. */
  readonly plain: number;
  /** Where each word begins in its text, in the same order. */
  readonly starts: Uint32Array;
  /** How many letters a word has in common with the one before, from the beginning; 255 for more. */
  readonly shared: Uint8Array;
}

/** From distinct words in alphabetical order. */
export function wordList(sorted: readonly string[]): WordList {
  const plain = firstOf(sorted.length, (index) => (sorted[index] ?? '').charCodeAt(0) > 127);
  const starts = new Uint32Array(sorted.length);
  const shared = new Uint8Array(sorted.length);
  let at = 1;
  let before = '';
  sorted.forEach((word, index) => {
    if (index === plain) at = 1;
    starts[index] = at;
    shared[index] = index === plain ? 0 : sharedLetters(before, word);
    at += word.length + 1;
    before = word;
  });
  const textOf = (part: readonly string[]) => `\n${part.join('\n')}\n`;
  return {
    count: sorted.length,
    texts: [textOf(sorted.slice(0, plain)), textOf(sorted.slice(plain))],
    plain,
    starts,
    shared,
  };
}

/** The text in which a word stands. */
export function textOver({ texts, plain }: WordList, index: number): string {
  return texts[index < plain ? 0 : 1];
}

export function wordAt(list: WordList, index: number): string {
  const start = list.starts[index] ?? 0;
  return textOver(list, index).slice(start, start + lengthAt(list, index));
}

/** How many letters a word has. */
export function lengthAt({ starts, texts, plain, count }: WordList, index: number): number {
  const isLast = index === plain - 1 || index === count - 1;
  const end = isLast ? texts[index < plain ? 0 : 1].length : (starts[index + 1] ?? 0);
  return end - 1 - (starts[index] ?? 0);
}

export function hasWord(list: WordList, word: string): boolean {
  const index = firstOf(list.count, (at) => wordAt(list, at) >= word);
  return index < list.count && wordAt(list, index) === word;
}

/** The words that begin so: numbers from the first to before the second. */
export function wordsBeginning(list: WordList, beginning: string): readonly [number, number] {
  const past = `${beginning}\uffff`;
  return [
    firstOf(list.count, (index) => wordAt(list, index) >= beginning),
    firstOf(list.count, (index) => wordAt(list, index) >= past),
  ];
}

/** Calls for each word that has the letters somewhere after its first, once. */
export function eachWordWithInside(list: WordList, letters: string, visit: (index: number) => void): void {
  const { texts, plain, count, starts } = list;
  for (const part of [0, 1] as const) {
    const text = texts[part];
    const first = part === 0 ? 0 : plain;
    const end = part === 0 ? plain : count;
    let at = text.indexOf(letters);
    while (at >= 0) {
      const place = at;
      const index = first + firstOf(end - first, (offset) => (starts[first + offset] ?? 0) > place) - 1;
      const start = starts[index] ?? 0;
      if (start < at) visit(index);
      // On to the next word, or past the beginning of this one.
      at = text.indexOf(letters, start === at ? at + 1 : start + lengthAt(list, index));
    }
  }
}

/** The first number from 0 to before `count` of which it is so, when it is so of all that follow; else `count`. */
function firstOf(count: number, isSo: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function sharedLetters(one: string, other: string): number {
  const most = Math.min(one.length, other.length, 255);
  let letters = 0;
  while (letters < most && one.charCodeAt(letters) === other.charCodeAt(letters)) letters += 1;
  return letters;
}
