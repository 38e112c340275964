/**
 * Who has each word. Numbers of people ascend within a list, so only the steps from one to the next are kept, seven bits a
 * byte: of a frequent word that is one byte for each person.
 */
export interface BearerLists {
  /** Where the list of each word begins, and after the last where it ends. */
  readonly from: Uint32Array;
  readonly steps: Uint8Array;
}

/** How long a list is, in bytes: it grows with the people on it. */
export function listBytes({ from }: BearerLists, word: number): number {
  return (from[word + 1] ?? 0) - (from[word] ?? 0);
}

/** Calls for everybody on the list of a word until it answers false. */
export function eachBearer(lists: BearerLists, word: number, visit: (person: number) => boolean): boolean {
  const { from, steps } = lists;
  const end = from[word + 1] ?? 0;
  let person = -1;
  for (let at = from[word] ?? 0; at < end; ) {
    let step = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = steps[at] ?? 0;
      at += 1;
      step += (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    person += step;
    if (!visit(person)) return false;
  }
  return true;
}

/** Makes the lists in two rounds over the same people in the same order: the first measures, the second writes. */
export function bearerLists(words: number) {
  const from = new Uint32Array(words + 1);
  /** Who was last put on each list, counted from 1. */
  let last = new Uint32Array(words);
  let ends: Uint32Array | undefined;
  let steps = new Uint8Array(0);
  return {
    /** Somebody has the word; saying so twice in a row is saying it once. */
    measure(word: number, person: number): void {
      const step = person + 1 - (last[word] ?? 0);
      if (step === 0) return;
      last[word] = person + 1;
      from[word + 1] = (from[word + 1] ?? 0) + bytesOf(step);
    },
    /** Between the rounds. */
    measured(): void {
      for (let word = 1; word <= words; word += 1) from[word] = (from[word] ?? 0) + (from[word - 1] ?? 0);
      ends = from.slice(0, words);
      steps = new Uint8Array(from[words] ?? 0);
      last = new Uint32Array(words);
    },
    write(word: number, person: number): void {
      if (ends === undefined) throw new TypeError('The lists have not been measured.');
      let step = person + 1 - (last[word] ?? 0);
      if (step === 0) return;
      last[word] = person + 1;
      let at = ends[word] ?? 0;
      while (step > 127) {
        steps[at] = (step & 127) | 128;
        step >>>= 7;
        at += 1;
      }
      steps[at] = step;
      ends[word] = at + 1;
    },
    built: (): BearerLists => ({ from, steps }),
  };
}

function bytesOf(step: number): number {
  let bytes = 1;
  for (let rest = step >>> 7; rest > 0; rest >>>= 7) bytes += 1;
  return bytes;
}
