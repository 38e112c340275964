import { SeededRandom } from '../common/random';

/** The claims that service calls from the marketplace hand out, each to one user. Only the latest is good. */
export class ClaimBook {
  readonly #random: SeededRandom;
  readonly #outdated = new Set<string>();
  #latest: { readonly claim: string; readonly userName: string } | undefined;

  constructor(seed: number) {
    this.#random = new SeededRandom(`claims/${seed}`);
  }

  issue(userName: string): string {
    this.outdate();
    this.#latest = { claim: this.#random.token(40), userName };
    return this.#latest.claim;
  }

  outdate(): void {
    if (this.#latest !== undefined) this.#outdated.add(this.#latest.claim);
    this.#latest = undefined;
  }

  /** The user name behind a good claim; otherwise what is wrong with it. */
  read(claim: unknown): { readonly userName: string } | 'outdated' | 'missing' {
    if (typeof claim !== 'string' || claim === '') return 'missing';
    if (this.#latest !== undefined && claim === this.#latest.claim) return this.#latest;
    return this.#outdated.has(claim) ? 'outdated' : 'missing';
  }
}
