/**
 * When each decision may be worked on, on a clock that nobody can set: undo windows and back-offs must neither end early
 * nor last for ever because the time of day jumped. A start of the program begins with what is left by the time of day,
 * within reason.
 */
import type { Decision } from '../office/decision';
import { type Failure, needsSignIn } from '../office/errors';

/** Time as the outbox needs it; `systemTimers` in the program, a clock under control in tests. */
export interface Timers {
  /** Milliseconds since some moment; never goes back, whatever happens to the time of day. */
  elapsedMs(): number;
  /** Calls once after the delay; the answer cancels it. */
  after(delayMs: number, work: () => void): () => void;
}

export const systemTimers: Timers = {
  elapsedMs: () => performance.now(),
  after(delayMs, work) {
    const timer = setTimeout(work, Math.min(Math.ceil(delayMs), 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

/** Why a decision waits: news from the account ends a back-off, but neither an undo window nor a server's own wish. */
type Reason = 'window' | 'asked-by-server' | 'back-off' | 'sign-in';

interface Wait {
  readonly until: number;
  readonly reason: Reason;
}

const firstBackOffMs = 2_000;
const longestBackOffMs = 5 * 60_000;
/** What is left of a wait at a start of the program is never believed to be longer. */
const longestLeftMs = 10 * 60_000;

export interface Waits {
  /** A decision was just taken: its undo window begins. */
  beginWindow(decisionId: string, windowMs: number): void;
  /** How long to wait after this failure, counting those before it; `undefined` is for a call that took no effect. */
  backOffMs(decisionId: string, failure: Failure | undefined, now: number): number;
  /** Starts a wait that `backOffMs` gave; a failure that only a sign-in mends waits for `wake`. */
  hold(decisionId: string, waitMs: number, failure: Failure | undefined): void;
  /** How long until this one may be worked on; 0 for now. */
  leftMs(decision: Decision, now: number): number;
  /** News from the account: back-offs end. */
  wake(decisionIds: readonly string[]): void;
  forget(decisionId: string): void;
}

export function createWaits(timers: Timers): Waits {
  const waits = new Map<string, Wait>();
  const failures = new Map<string, number>();

  return {
    beginWindow(decisionId, windowMs) {
      waits.set(decisionId, { until: timers.elapsedMs() + Math.max(windowMs, 0), reason: 'window' });
    },
    backOffMs(decisionId, failure, now) {
      const count = failures.get(decisionId) ?? 0;
      failures.set(decisionId, count + 1);
      const backOff = Math.min(firstBackOffMs * 2 ** count, longestBackOffMs);
      return Math.max(backOff, (failure?.retryAt ?? 0) - now);
    },
    hold(decisionId, waitMs, failure) {
      const signIn = failure !== undefined && needsSignIn(failure);
      const reason = signIn ? 'sign-in' : failure?.retryAt === undefined ? 'back-off' : 'asked-by-server';
      const until = signIn ? Number.POSITIVE_INFINITY : timers.elapsedMs() + waitMs;
      waits.set(decisionId, { until, reason });
    },
    leftMs(decision, now) {
      let wait = waits.get(decision.id);
      if (wait === undefined) {
        // From before this start of the program.
        const left = Math.min(Math.max(decision.notBefore - now, 0), longestLeftMs);
        wait = {
          until: timers.elapsedMs() + left,
          reason: decision.attempts === 0 && decision.failure === undefined ? 'window' : 'back-off',
        };
        waits.set(decision.id, wait);
      }
      return Math.max(wait.until - timers.elapsedMs(), 0);
    },
    wake(decisionIds) {
      for (const id of decisionIds) {
        const wait = waits.get(id);
        if (wait?.reason !== 'back-off' && wait?.reason !== 'sign-in') continue;
        waits.set(id, { until: timers.elapsedMs(), reason: wait.reason });
        failures.delete(id);
      }
    },
    forget(decisionId) {
      waits.delete(decisionId);
      failures.delete(decisionId);
    },
  };
}
