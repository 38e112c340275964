import { closeSync, openSync, readSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { memoryBytes } from '../memory-bytes';
import type { Outcome } from './task';

const NS_IN_MS = 1_000_000;
const US_IN_MS = 1_000;
/** Writing this makes Linux count the peak from now on: proc_pid_clear_refs(5). */
const FORGET_PEAK = '5';
/** What happened before has ended by then. */
const REST_MS = 300;

type Measured = Pick<Outcome, 'ms' | 'processorMs' | 'stallMs' | 'ownStallMs' | 'addedBytes'>;

/** The bytes this process has while it does nothing; its peak counts from now on. Linux alone. */
export async function memoryAtRest(): Promise<number> {
  globalThis.gc?.();
  await pause(REST_MS);
  await writeFile('/proc/self/clear_refs', FORGET_PEAK);
  return await memoryBytes('VmRSS');
}

/**
 * Runs `work` and measures what it does to this process, which does nothing else.
 *
 * @param atRestBytes what `memoryAtRest` gave, before whatever is to count as added
 */
export async function measureProcess(atRestBytes: number, work: () => Promise<void>): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const ownStall = watchOwnStalls();
  delay.enable();
  const beganAtMs = performance.now();
  const usedBefore = process.cpuUsage();
  await work();
  const ms = performance.now() - beganAtMs;
  const used = process.cpuUsage(usedBefore);
  // A stall at the very end is noticed only by the next turn of the loop.
  await pause(5);
  delay.disable();
  return {
    ms,
    processorMs: (used.user + used.system) / US_IN_MS,
    stallMs: delay.max / NS_IN_MS,
    ownStallMs: ownStall.stop(),
    addedBytes: (await memoryBytes('VmHWM')) - atRestBytes,
  };
}

/**
 * Watches for turns of the loop that take long, without the time in which the thread was ready and other programs had the
 * processors: proc_pid_schedstat(5). `stop` gives the longest in milliseconds. To be called on the main thread.
 */
function watchOwnStalls(): { stop(): number } {
  const file = openSync('/proc/thread-self/schedstat', 'r');
  const buffer = Buffer.alloc(64);
  const waitedMs = () => {
    const length = readSync(file, buffer, 0, buffer.length, 0);
    // Nanoseconds on a processor, nanoseconds of waiting for one, turns.
    return Number(buffer.toString('latin1', 0, length).split(' ')[1]) / NS_IN_MS;
  };
  let longestMs = 0;
  let lastAtMs = performance.now();
  let lastWaitedMs = waitedMs();
  const look = () => {
    const atMs = performance.now();
    const nowWaitedMs = waitedMs();
    longestMs = Math.max(longestMs, atMs - lastAtMs - (nowWaitedMs - lastWaitedMs));
    lastAtMs = atMs;
    lastWaitedMs = nowWaitedMs;
  };
  const ticking = setInterval(look, 1);
  return {
    stop: () => {
      clearInterval(ticking);
      look();
      closeSync(file);
      return longestMs;
    },
  };
}
