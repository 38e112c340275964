import { type Fields, stableHash } from '../../session/fields';
import type { Part } from './part';

interface Known {
  readonly reference: string | undefined;
  readonly part: Part<Fields>;
  /** The own leave that they were read after. */
  readonly leave: string;
  readonly readAt: number;
  readonly asOf: number;
}

/**
 * The own days left. No decision about others hangs on them, and what changes them is mostly the own leave: they are
 * asked for again when that is not as it was, or when they are old (OA-25).
 */
export class LimitsReader {
  readonly #rereadAfterMs: number;
  #known: Known | undefined;

  constructor(rereadAfterMs: number) {
    this.#rereadAfterMs = rereadAfterMs;
  }

  /** When they were read last, epoch milliseconds. */
  get asOf(): number | undefined {
    return this.#known?.asOf;
  }

  async read(
    reference: string | undefined,
    ownLeave: Part<Fields>,
    read: () => Promise<Part<Fields>>,
  ): Promise<Part<Fields>> {
    const known = this.#known;
    const leave = stableHash(ownLeave.found);
    const isFresh =
      known !== undefined &&
      known.reference === reference &&
      performance.now() - known.readAt < this.#rereadAfterMs &&
      (ownLeave.failure !== undefined || known.leave === leave);
    if (isFresh) return { ...known.part, isKept: true };
    const part = await read();
    // A failure is not kept: the next look asks again.
    if (part.capability === 'on')
      this.#known = { reference, part, leave, readAt: performance.now(), asOf: Date.now() };
    return part;
  }
}
