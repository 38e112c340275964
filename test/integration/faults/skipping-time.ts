import type { Timers } from '../../../electron/decisions/waits';

/** Waits up to this long are not worth telling: they are over at once. */
const shortMs = 1_000;

/** Real time in which long waits last until somebody skips them. */
export class SkippingTime implements Timers {
  #skippedMs = 0;
  #short = 0;
  readonly #alarms = new Set<{ readonly at: number; readonly work: () => void }>();

  elapsedMs(): number {
    return performance.now() + this.#skippedMs;
  }

  after(delayMs: number, work: () => void): () => void {
    if (delayMs <= shortMs) return this.#soon(delayMs, work);
    const alarm = { at: this.elapsedMs() + delayMs, work };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** Something is about to happen by itself. */
  get isBusy(): boolean {
    return this.#short > 0;
  }

  /** Whole seconds until the next alarm. */
  get nextInSeconds(): number | undefined {
    const at = Math.min(...[...this.#alarms].map((alarm) => alarm.at));
    return Number.isFinite(at) ? Math.round((at - this.elapsedMs()) / 1_000) : undefined;
  }

  /** Goes to the next alarm, if there is one. */
  skip(): void {
    const next = [...this.#alarms].sort((one, other) => one.at - other.at)[0];
    if (next === undefined) return;
    this.#alarms.delete(next);
    this.#skippedMs += Math.max(next.at - this.elapsedMs(), 0);
    next.work();
  }

  #soon(delayMs: number, work: () => void): () => void {
    let isWaiting = true;
    this.#short += 1;
    const end = (): boolean => {
      if (!isWaiting) return false;
      isWaiting = false;
      this.#short -= 1;
      return true;
    };
    const timer = setTimeout(() => {
      this.#skippedMs += delayMs;
      if (end()) work();
    }, 0);
    return () => {
      end();
      clearTimeout(timer);
    };
  }
}
