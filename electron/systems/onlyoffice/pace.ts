import { pause } from '../../session/time-limit';

/**
 * Keeps all accounts of one server far below its limit (A6: 500 requests in 10 seconds from one address). Whoever is too
 * early waits.
 */
export class Pace {
  readonly #most: number;
  readonly #windowMs: number;
  readonly #now: () => number;
  readonly #wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly #times: number[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(
    limit: { readonly requests: number; readonly windowMs: number },
    now: () => number = () => performance.now(),
    wait: (ms: number, signal: AbortSignal) => Promise<void> = pause,
  ) {
    this.#most = limit.requests;
    this.#windowMs = limit.windowMs;
    this.#now = now;
    this.#wait = wait;
  }

  /** Resolves when the next request may go out; in order of asking. */
  async turn(signal: AbortSignal): Promise<void> {
    const mine = this.#last.then(() => this.#take(signal));
    this.#last = mine;
    await mine;
  }

  async #take(signal: AbortSignal): Promise<void> {
    for (;;) {
      const now = this.#now();
      while ((this.#times[0] ?? Number.POSITIVE_INFINITY) <= now - this.#windowMs) this.#times.shift();
      const first = this.#times[0];
      // A call that was stopped fails by itself; it takes no place.
      if (signal.aborted) return;
      if (this.#times.length < this.#most || first === undefined) {
        this.#times.push(now);
        return;
      }
      await this.#wait(first + this.#windowMs - now, signal);
    }
  }
}

const paces = new Map<string, Pace>();
const mostPaces = 100;

/** The pace that all accounts of an origin share. */
export function paceFor(
  origin: string,
  limit: { readonly requests: number; readonly windowMs: number },
): Pace {
  const known = paces.get(origin);
  if (known !== undefined) return known;
  if (paces.size >= mostPaces) paces.clear();
  const pace = new Pace(limit);
  paces.set(origin, pace);
  return pace;
}
