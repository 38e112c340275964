import { SeededRandom } from '../common/random';

/** The claims that service calls from the marketplace hand out. Only the latest is good. */
export class ClaimBook {
  readonly #random: SeededRandom;
  readonly #outdated = new Set<string>();
  #latest: string | undefined;

  constructor(seed: number) {
    this.#random = new SeededRandom(`claims/${seed}`);
  }

  issue(): string {
    this.outdate();
    this.#latest = this.#random.token(40);
    return this.#latest;
  }

  outdate(): void {
    if (this.#latest !== undefined) this.#outdated.add(this.#latest);
    this.#latest = undefined;
  }

  stateOf(claim: unknown): 'good' | 'outdated' | 'missing' {
    if (typeof claim !== 'string' || claim === '') return 'missing';
    if (claim === this.#latest) return 'good';
    return this.#outdated.has(claim) ? 'outdated' : 'missing';
  }
}
