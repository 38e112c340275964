/**
 * Which modules the API user was refused (reference b.9). One that was refused is left alone for a while: an
 * administrator opens it once in a blue moon, and a look must not cost a request each time.
 */
export class Modules {
  readonly #closedUntil = new Map<string, number>();
  readonly #againAfterMs: number;

  constructor(againAfterMs: number) {
    this.#againAfterMs = againAfterMs;
  }

  isClosed(path: string): boolean {
    return performance.now() < (this.#closedUntil.get(path) ?? 0);
  }

  close(path: string): void {
    this.#closedUntil.set(path, performance.now() + this.#againAfterMs);
  }
}
