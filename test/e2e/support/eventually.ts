import { expect } from 'vitest';

/** Asks again and again until the expectation that follows holds, for at most ten seconds. */
export function eventually<T>(read: () => T | Promise<T>, timeoutMs = 30_000) {
  return expect.poll(read, { timeout: timeoutMs, interval: 50 });
}
