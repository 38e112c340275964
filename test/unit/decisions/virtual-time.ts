import type { Timers } from '../../../electron/decisions/waits';

/** A clock that moves only when told, with a time of day that can be set apart from it. */
export class VirtualTime implements Timers {
  wallMs = Date.UTC(2026, 10, 21, 9);
  #elapsedMs = 0;
  #alarms: { at: number; work: () => void }[] = [];

  elapsedMs(): number {
    return this.#elapsedMs;
  }

  after(delayMs: number, work: () => void): () => void {
    const alarm = { at: this.#elapsedMs + delayMs, work };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  }

  /** Lets the time pass, alarm by alarm, and everything that follows from each come to rest. */
  async advance(durationMs: number): Promise<void> {
    const end = this.#elapsedMs + durationMs;
    await rest();
    for (;;) {
      const next = this.#alarms.filter((alarm) => alarm.at <= end).sort((one, other) => one.at - other.at)[0];
      if (next === undefined) break;
      this.#alarms = this.#alarms.filter((alarm) => alarm !== next);
      this.#pass(next.at);
      next.work();
      await rest();
    }
    this.#pass(end);
  }

  /** What a program that dies leaves behind: nothing. */
  forgetAlarms(): void {
    this.#alarms = [];
  }

  #pass(to: number): void {
    this.wallMs += Math.max(to - this.#elapsedMs, 0);
    this.#elapsedMs = Math.max(to, this.#elapsedMs);
  }
}

/** Until every promise that can be settled without time passing has been. */
export async function rest(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
