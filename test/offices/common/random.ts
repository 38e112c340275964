/** Turns any text into a 32-bit number; the same text always gives the same number (FNV-1a). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Random numbers that come out the same for the same seed (mulberry32).
 * Not for secrets: for companies that a test can ask for again.
 */
export class SeededRandom {
  #state: number;
  readonly #seed: string;

  constructor(seed: number | string) {
    this.#seed = String(seed);
    this.#state = hashText(this.#seed);
  }

  /** A generator of its own for one purpose, so that a change in one part leaves the others as they were. */
  fork(purpose: string): SeededRandom {
    return new SeededRandom(`${this.#seed}/${purpose}`);
  }

  /** A number from 0 up to, but not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number between both ends, both included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    const chosen = from[Math.floor(this.next() * from.length)];
    if (chosen === undefined) throw new RangeError('Nothing to pick from.');
    return chosen;
  }

  digits(count: number): string {
    let text = '';
    while (text.length < count) text += String(this.int(0, 9));
    return text;
  }

  token(length: number): string {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
    let text = '';
    while (text.length < length) text += letters.charAt(this.int(0, letters.length - 1));
    return text;
  }
}
