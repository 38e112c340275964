import { openSync, readSync } from 'node:fs';

const NS_IN_MS = 1_000_000;

/**
 * A clock for work on the main thread of a busy machine: milliseconds since it began, without the time in which the thread
 * was ready and other programs had the processors (proc_pid_schedstat(5)). Linux alone.
 */
export function ownTimeClock(): () => () => number {
  const file = openSync('/proc/thread-self/schedstat', 'r');
  const buffer = Buffer.alloc(64);
  const waitedMs = () => {
    const length = readSync(file, buffer, 0, buffer.length, 0);
    // Nanoseconds on a processor, nanoseconds of waiting for one, turns.
    return Number(buffer.toString('latin1', 0, length).split(' ')[1]) / NS_IN_MS;
  };
  return () => {
    const waitedBeforeMs = waitedMs();
    const beganAtMs = performance.now();
    return () => {
      const ms = performance.now() - beganAtMs;
      return Math.max(0, ms - (waitedMs() - waitedBeforeMs));
    };
  };
}
