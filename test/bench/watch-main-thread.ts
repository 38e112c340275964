import type { RunningApp } from '../e2e/support/running-app';

/** What the main thread of a program did since it was asked last. */
export interface MainThreadReading {
  /** Its longest turn without the time in which other programs had the processors, in milliseconds. */
  readonly longestMs: number;
  /** Processor time, in milliseconds. */
  readonly spentMs: number;
}

interface Watch {
  longestMs: number;
  /** As of the last look. */
  spentMs: number;
}
type Watched = typeof globalThis & { watchedMainThread?: Watch };

/**
 * Watches for long turns of a program's main thread, in which nobody gets an answer: proc_pid_schedstat(5). Linux alone.
 * Whatever was noticed before does not count.
 */
export async function watchMainThread(app: RunningApp): Promise<() => Promise<MainThreadReading>> {
  // Written into the other program as it stands, where named functions would want a helper of the compiler's.
  await app.evaluate(() => {
    const { openSync, readSync } = process.getBuiltinModule('node:fs');
    const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
    const buffer = Buffer.alloc(64);
    const watch: Watch = { longestMs: 0, spentMs: 0 };
    let lastAtMs = Number.NaN;
    let lastWaitedMs = Number.NaN;
    setInterval(() => {
      const words = buffer.toString('latin1', 0, readSync(file, buffer, 0, 64, 0)).split(' ');
      const waitedMs = Number(words[1]) / 1e6;
      const atMs = performance.now();
      const ownMs = atMs - lastAtMs - (waitedMs - lastWaitedMs);
      if (ownMs > watch.longestMs) watch.longestMs = ownMs;
      watch.spentMs = Number(words[0]) / 1e6;
      lastAtMs = atMs;
      lastWaitedMs = waitedMs;
    }, 1);
    (globalThis as Watched).watchedMainThread = watch;
  });
  let spentBeforeMs = 0;
  const read = async () => {
    const { longestMs, spentMs } = await app.evaluate(() => {
      const watch = (globalThis as Watched).watchedMainThread;
      const reading = { longestMs: watch?.longestMs ?? Number.NaN, spentMs: watch?.spentMs ?? Number.NaN };
      if (watch !== undefined) watch.longestMs = 0;
      return reading;
    });
    const reading = { longestMs, spentMs: spentMs - spentBeforeMs };
    spentBeforeMs = spentMs;
    return reading;
  };
  await read();
  return read;
}
