/** When to ask: the interval between two looks at a server, by what the machine and the person are doing. */
import { type Failure, isPassing, needsSignIn } from '../office/errors';

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
  return popoverOpen || (unlockedAt !== undefined && now - unlockedAt < justBackMs);
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
  return Math.max(intervalMs, Math.min(doubled, 15 * minute));
}

/**
 * How long to wait after a look that failed, before jitter; `null` when only a new sign-in helps. A moment that the server
 * named is kept.
 */
export function afterFailureMs(
  failure: Failure,
  failures: number,
  intervalMs: number,
  now: number,
): number | null {
  const mayMend = failure.name === 'expired' && failure.retryAt !== undefined;
  if (needsSignIn(failure) && !mayMend) return null;
  if (failure.retryAt !== undefined) return Math.max(failure.retryAt - now, 1_000);
  return backOffMs(failures, isPassing(failure) ? 0 : intervalMs);
}
