import type { OfficeClock } from './clock';

/** The switches behind it; a system that limits requests has them among its own. */
interface RateLimitSwitches {
  /** More than that get 429; 0 is no limit. */
  readonly rateLimitPerMinute: number;
  readonly retryAfter: 'seconds' | 'date' | 'absent';
  readonly retryAfterSeconds: number;
}

/** Counts requests per caller over the last minute. */
export class RateLimit {
  readonly #times = new Map<string, number[]>();

  constructor(
    private readonly clock: OfficeClock,
    private readonly switches: RateLimitSwitches,
  ) {}

  /** Whether this request is one too many. Those that are refused do not count. */
  isExceeded(caller: string): boolean {
    const most = this.switches.rateLimitPerMinute;
    if (most <= 0) return false;
    const nowMs = this.clock.now().getTime();
    const times = (this.#times.get(caller) ?? []).filter((timeMs) => nowMs - timeMs < 60_000);
    if (times.length < most) times.push(nowMs);
    else return true;
    this.#times.set(caller, times);
    return false;
  }

  headers(): Record<string, string> {
    const { retryAfter, retryAfterSeconds } = this.switches;
    if (retryAfter === 'absent') return {};
    const until = new Date(this.clock.now().getTime() + retryAfterSeconds * 1_000);
    return { 'retry-after': retryAfter === 'date' ? until.toUTCString() : String(retryAfterSeconds) };
  }
}
