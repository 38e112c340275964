import { pause } from '../../session/time-limit';

interface Limit {
  readonly requests: number;
  readonly windowMs: number;
}

/** `background` is what nobody waits for, such as the directory: it leaves half of the places to the rest. */
export type Urgency = 'now' | 'background';

/**
 * Keeps all accounts of one server far below its limit (A6: 500 requests in 10 seconds from one address). Whoever is too
 * early waits.
 */
export class Pace {
  readonly #limit: Limit;
  readonly #now: () => number;
  readonly #wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly #times: number[] = [];
  readonly #last: Record<Urgency, Promise<void>> = { now: Promise.resolve(), background: Promise.resolve() };

  constructor(
    limit: Limit,
    now: () => number = () => performance.now(),
    wait: (ms: number, signal: AbortSignal) => Promise<void> = pause,
  ) {
    this.#limit = limit;
    this.#now = now;
    this.#wait = wait;
  }

  /** Resolves when the next request may go out; in order of asking among those of the same urgency. */
  async turn(signal: AbortSignal, urgency: Urgency = 'now'): Promise<void> {
    const mine = this.#last[urgency].then(() => this.#take(signal, urgency));
    this.#last[urgency] = mine;
    await mine;
  }

  async #take(signal: AbortSignal, urgency: Urgency): Promise<void> {
    const { requests, windowMs } = this.#limit;
    const most = urgency === 'now' ? requests : Math.max(1, Math.floor(requests / 2));
    for (;;) {
      const now = this.#now();
      while ((this.#times[0] ?? Number.POSITIVE_INFINITY) <= now - windowMs) this.#times.shift();
      // A call that was stopped fails by itself; it takes no place.
      if (signal.aborted) return;
      const blocking = this.#times[this.#times.length - most];
      if (blocking === undefined) {
        this.#times.push(now);
        return;
      }
      await this.#wait(blocking + windowMs - now, signal);
    }
  }
}

const paces = new Map<string, Pace>();
const mostPaces = 100;

/** The pace that all accounts of an origin share. */
export function paceFor(origin: string, limit: Limit): Pace {
  const known = paces.get(origin);
  if (known !== undefined) return known;
  if (paces.size >= mostPaces) paces.clear();
  const pace = new Pace(limit);
  paces.set(origin, pace);
  return pace;
}
