/** The time as an office sees it; it can be moved to see what a client makes of a server whose clock is wrong. */
export class OfficeClock {
  offsetMs = 0;
  readonly #now: () => Date;

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  now(): Date {
    return new Date(this.#now().getTime() + this.offsetMs);
  }
}
