/** A portion that takes longer keeps the program from answering; half as long is no better, and costs more in all. */
const aimMs = 10;

/** Long work in portions, each as large as it may be for the program to go on answering. */
export interface Portions {
  /** How much the next portion is to be at most. */
  readonly size: number;
  /** Does a portion of `amount`, and learns from how long it took how much the next is to be. */
  do<Result>(amount: number, work: () => Result): Result;
}

/** How fast the machine is, and how busy, nobody can know before: the first portion is the least. */
export function portionsOf({ least, most }: { readonly least: number; readonly most: number }): Portions {
  let size = least;
  return {
    get size() {
      return size;
    },
    do(amount, work) {
      const beganAtMs = performance.now();
      const result = work();
      const tookMs = performance.now() - beganAtMs;
      const wanted = Math.round(amount * Math.min(aimMs / Math.max(tookMs, 0.1), 2));
      // The rest of a list is small and quick, and tells nothing of a whole portion.
      if (amount >= size || wanted < amount) size = Math.min(Math.max(wanted, least), most);
      return result;
    },
  };
}
