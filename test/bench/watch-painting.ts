import { setTimeout as pause } from 'node:timers/promises';
import type { Region, X11Screen } from './x11-screen';

/** One look at the screen. */
export interface Look {
  /** `performance.now()` when the pixels had been read. */
  readonly atMs: number;
  readonly pixels: Buffer;
}

export interface PaintingOptions {
  /** A picture that stays for so long is the final one. */
  readonly stillMs?: number;
  readonly timeoutMs?: number;
  /** Pause between two looks. */
  readonly everyMs?: number;
}

/** The share of pixels that may still change afterwards: the outline of what gets the focus, a clock that ticks on. */
const SMALL_CHANGE = 0.012;

/**
 * Runs `begin`, watches `region` until its picture has changed and then stays, and returns how long after the
 * beginning the screen showed that picture, but for small changes, for the first time.
 * @throws Error when nothing is painted in time
 */
export async function watchPainting(
  screen: X11Screen,
  region: Region,
  begin: () => Promise<unknown>,
  { stillMs = 500, timeoutMs = 8_000, everyMs = 2 }: PaintingOptions = {},
): Promise<number> {
  const looks: Look[] = [{ atMs: performance.now(), pixels: await screen.read(region) }];
  const begunAtMs = performance.now();
  // Whatever it rejects with is thrown once the watch is over.
  const begun = begin().then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  for (;;) {
    await pause(everyMs);
    const pixels = await screen.read(region);
    const look = { atMs: performance.now(), pixels };
    const latest = looks.at(-1);
    if (latest === undefined || !latest.pixels.equals(pixels)) looks.push(look);
    else if (looks.length > 1 && look.atMs - latest.atMs > stillMs) break;
    if (look.atMs - begunAtMs > timeoutMs) {
      if (looks.length > 1) break;
      throw new Error(`Nothing was painted within ${timeoutMs} ms`);
    }
  }
  const failure = await begun;
  if (failure !== undefined) throw failure.error;
  return firstComplete(looks).atMs - begunAtMs;
}

/** The first look from which on the picture differs from the last one by little. Throws on an empty list. */
export function firstComplete(looks: readonly Look[]): Look {
  const last = looks.at(-1);
  if (last === undefined) throw new Error('Nobody looked');
  let first = last;
  for (const look of [...looks].reverse()) {
    if (shareOfDifferent(look.pixels, last.pixels) > SMALL_CHANGE) break;
    first = look;
  }
  return first;
}

function shareOfDifferent(one: Buffer, other: Buffer): number {
  if (one.length !== other.length) throw new Error('Two pictures of one region have one size');
  const pixels = one.length / 4;
  let different = 0;
  for (let offset = 0; offset < one.length; offset += 4) {
    if (one.readUInt32LE(offset) !== other.readUInt32LE(offset)) different += 1;
  }
  return different / pixels;
}
