/**
 * Lets work run one after the other while that is asked for, and freely otherwise. A server that gives a new cookie
 * with every answer may honour each only once, so nothing else must be under way with the old one.
 */
export class Turnstile {
  /** Whether work has to wait for its turn. */
  narrow = true;
  #last: Promise<void> = Promise.resolve();

  async pass<Result>(work: () => Promise<Result>): Promise<Result> {
    if (!this.narrow) return await work();
    const before = this.#last;
    let leave = (): void => undefined;
    this.#last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    try {
      // It may have opened while this one waited; then the next need not wait for this one to finish.
      if (!this.narrow) leave();
      return await work();
    } finally {
      leave();
    }
  }
}
