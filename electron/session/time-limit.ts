import { fail, OfficeError } from '../office/errors';

/** One call's patience: it ends when the caller's signal does, or when the time is up. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** The failure to report once `signal` has been aborted. */
  failure(cause?: unknown): OfficeError;
  /** Lets go of the timer and of the caller's signal. */
  release(): void;
}

export function startTimeLimit(totalMs: number, caller: AbortSignal | undefined): TimeLimit {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), totalMs);
  const stop = (): void => controller.abort();
  if (caller?.aborted === true) stop();
  caller?.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    failure: (cause) =>
      caller?.aborted ? stopped(caller) : fail('timeout', { detail: `${totalMs} ms` }, cause),
    release: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', stop);
    },
  };
}

/** What a call that its own caller stopped rejects with: the caller's reason where that is a failure. */
export function stopped(caller: AbortSignal): OfficeError {
  return caller.reason instanceof OfficeError
    ? caller.reason
    : fail('timeout', { detail: 'stopped' }, caller.reason);
}

/** Waits, unless the signal ends first. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
