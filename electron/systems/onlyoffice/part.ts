import { type Failure, failureOf, needsSignIn } from '../../office/errors';
import type { Capability } from '../../office/office-system';

export interface PartLimits {
  /** What was read last stands in for a reading that failed for so long. */
  readonly staleMs: number;
  /** A module that is off is not asked again before. */
  readonly offMs: number;
}

/** One list of the portal: what was read last, when, and whether its module is on. */
export class Part<Value> {
  readonly #read: (signal: AbortSignal | undefined) => Promise<Value>;
  readonly #empty: Value;
  readonly #limits: PartLimits;
  readonly #now: () => number;
  #last: { readonly value: Value; readonly at: number } | undefined;
  #failure: Failure | undefined;
  #off: { readonly capability: Capability; readonly until: number } | undefined;
  #isWanted = true;
  #triedAt = Number.NEGATIVE_INFINITY;

  constructor(
    read: (signal: AbortSignal | undefined) => Promise<Value>,
    empty: Value,
    limits: PartLimits,
    now: () => number = () => performance.now(),
  ) {
    this.#read = read;
    this.#empty = empty;
    this.#limits = limits;
    this.#now = now;
  }

  get isOff(): boolean {
    return this.#off !== undefined && this.#now() < this.#off.until;
  }

  /** It was never asked for, or what was read is known to be old. */
  get isWanted(): boolean {
    return this.#isWanted && !this.isOff;
  }

  /** When it was asked for last, whatever came of it, so that one that fails keeps no other from its turn. */
  get triedAt(): number {
    return this.#triedAt;
  }

  get capability(): Capability {
    if (this.#off !== undefined) return this.#off.capability;
    return this.#last === undefined ? 'unknown' : 'on';
  }

  /** Why there is nothing to go by; absent while something recent stands in. */
  get failure(): Failure | undefined {
    const last = this.#last;
    const isRecent = last !== undefined && this.#now() - last.at < this.#limits.staleMs;
    return isRecent ? undefined : this.#failure;
  }

  get value(): Value {
    return this.#last?.value ?? this.#empty;
  }

  /** It is to be read at the next opportunity. */
  want(): void {
    this.#isWanted = true;
  }

  /** Something is known that came after the last reading. */
  amend(change: (value: Value) => Value): void {
    if (this.#last !== undefined) this.#last = { ...this.#last, value: change(this.#last.value) };
  }

  /** A person signs in anew: rights may have changed. */
  reconsider(): void {
    this.#off = undefined;
    this.#isWanted = true;
  }

  /** Reads it. Fails only when nothing but a new sign-in can help. */
  async refresh(signal?: AbortSignal): Promise<Failure | undefined> {
    this.#isWanted = false;
    this.#triedAt = this.#now();
    try {
      this.#last = { value: await this.#read(signal), at: this.#now() };
      this.#failure = undefined;
      this.#off = undefined;
      return undefined;
    } catch (error) {
      const failure = failureOf(error);
      if (needsSignIn(failure)) throw error;
      if (failure.name === 'module-off' || failure.name === 'forbidden') {
        this.#off = { capability: failure.name, until: this.#now() + this.#limits.offMs };
        this.#last = undefined;
        this.#failure = undefined;
        return undefined;
      }
      this.#failure = failure;
      return failure;
    }
  }
}
