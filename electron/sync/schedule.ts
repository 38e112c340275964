/** When to ask: the interval between two looks at a server, by what the machine and the person are doing. */
import { type Failure, isPassing, needsSignIn } from '../office/errors';
import { noRest, type Rest, startRest } from '../office/rest';

export interface Activity {
  readonly suspended: boolean;
  readonly screenLocked: boolean;
  readonly onBattery: boolean;
  /** Nobody has touched the machine for some minutes. */
  readonly idle: boolean;
  readonly popoverOpen: boolean;
  /** Epoch milliseconds of the last unlock or resume. */
  readonly unlockedAt?: number;
}

const second = 1_000;
const minute = 60 * second;
const longestBackOffMs = 15 * minute;
/** How long after an unlock a person counts as just back. */
const justBackMs = minute;

/** Milliseconds to the next look, or `null` for never while asleep (`design.md`, polling). */
export function pollIntervalMs(activity: Activity, now: number): number | null {
  if (activity.suspended) return null;
  if (activity.screenLocked) return 15 * minute;
  if (isAwaited(activity, now)) return 15 * second;
  if (activity.idle || activity.onBattery) return 5 * minute;
  return minute;
}

/** Somebody looks, or will within moments. */
function isAwaited({ popoverOpen, unlockedAt }: Activity, now: number): boolean {
  // A clock set back must not make somebody just back for as long.
  return popoverOpen || (unlockedAt !== undefined && Math.abs(now - unlockedAt) < justBackMs);
}

/** Spreads a thousand desks: up to a fifth less or more. `random` is in [0, 1). */
export function withJitter(intervalMs: number, random: number): number {
  return Math.round(intervalMs * (0.8 + 0.4 * random));
}

/**
 * How long to wait before asking after something that may have met every desk of a company at once, its network or its
 * servers for desktops: some seconds each, unless somebody is looking
 * or has just come back.
 */
export function spreadMs(activity: Activity, now: number, random: number): number {
  return isAwaited(activity, now) ? 0 : Math.round(random * 10 * second);
}

/** Back-off after the n-th failure in a row (from 1): doubles from 15 s up to 15 min, never faster than the interval. */
export function backOffMs(failures: number, intervalMs: number): number {
  const doubled = 15 * second * 2 ** Math.min(failures - 1, 10);
  return Math.max(intervalMs, Math.min(doubled, longestBackOffMs));
}

/**
 * How long to wait after a look that failed, from its end on and before jitter; `null` when only a new sign-in helps. A
 * moment that the server named is kept.
 * @param failedAt epoch milliseconds, by the same clock as that moment.
 */
export function afterFailureMs(
  failure: Failure,
  failures: number,
  intervalMs: number,
  failedAt: number,
): number | null {
  const mayMend = failure.name === 'expired' && failure.retryAt !== undefined;
  if (needsSignIn(failure) && !mayMend) return null;
  if (failure.retryAt !== undefined) {
    // One that names the same moment as before, or one that has gone by, again and again is not asked every second.
    const least = Math.min(second * 2 ** Math.min(failures - 1, 10), longestBackOffMs);
    return Math.max(failure.retryAt - failedAt, least);
  }
  return backOffMs(failures, isPassing(failure) ? 0 : intervalMs);
}

/** After a failure of what is read beside the looks. */
const restMs = 10 * minute;

/**
 * How long a server is left alone after something read beside the looks has failed. Where only a sign-in helps it is the
 * looks that wait.
 */
export function restAfter(failure: Failure): Rest {
  if (needsSignIn(failure)) return noRest;
  return startRest(Math.max(restMs, (failure.retryAt ?? 0) - Date.now()));
}
