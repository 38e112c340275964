import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Activity,
  afterFailureMs,
  backOffMs,
  pollIntervalMs,
  spreadMs,
  withJitter,
} from '../../../electron/sync/schedule';

const calm: Activity = {
  suspended: false,
  screenLocked: false,
  onBattery: false,
  idle: false,
  popoverOpen: false,
};
const now = 1_000_000;

describe('the interval between two looks', () => {
  it.each<[string, Partial<Activity>, number | null]>([
    ['a person at work', {}, 60_000],
    ['the popover open', { popoverOpen: true }, 15_000],
    ['just unlocked', { unlockedAt: now - 10_000 }, 15_000],
    ['unlocked before the clock was set back', { unlockedAt: now + 120_000 }, 60_000],
    ['unlocked long ago', { unlockedAt: now - 120_000 }, 60_000],
    ['idle', { idle: true }, 300_000],
    ['on battery', { onBattery: true }, 300_000],
    ['on battery with the popover open', { onBattery: true, popoverOpen: true }, 15_000],
    ['locked', { screenLocked: true, popoverOpen: true }, 900_000],
    ['asleep', { suspended: true, popoverOpen: true }, null],
  ])('suits %s', (_name, change, expected) => {
    expect(pollIntervalMs({ ...calm, ...change }, now)).toBe(expected);
  });

  it('is spread by a fifth at most either way', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (interval, random) => {
          const spread = withJitter(interval, random);
          expect(spread).toBeGreaterThanOrEqual(Math.floor(interval * 0.8));
          expect(spread).toBeLessThanOrEqual(Math.ceil(interval * 1.2));
        },
      ),
    );
  });

  it('after what met every desk at once is none for who looks or has just come back, and up to ten seconds for the others', () => {
    const wait = (change: Partial<Activity>, random: number) => spreadMs({ ...calm, ...change }, now, random);
    expect([0, 0.5, 0.999].map((random) => wait({}, random))).toEqual([0, 5_000, 9_990]);
    expect(wait({ popoverOpen: true }, 0.999)).toBe(0);
    expect(wait({ unlockedAt: now - 10_000 }, 0.999)).toBe(0);
  });

  it('waits for the person after a session has ended, but for one that may mend by itself', () => {
    expect(afterFailureMs({ name: 'expired' }, 1, 60_000, now)).toBeNull();
    expect(afterFailureMs({ name: 'expired', retryAt: now + 300_000 }, 1, 60_000, now)).toBe(300_000);
    expect(afterFailureMs({ name: 'locked-out', retryAt: now + 300_000 }, 1, 60_000, now)).toBeNull();
  });

  it('keeps the moment that a server named, and does not believe for ever in one that is over', () => {
    const after = (failures: number, waitMs: number) =>
      afterFailureMs({ name: 'server-down', retryAt: now + waitMs }, failures, 60_000, now);
    expect(after(1, 5_000)).toBe(5_000);
    expect(after(3, 5_000)).toBe(5_000);
    expect(after(1, 0)).toBe(1_000);
    expect(after(1, -3_600_000)).toBe(1_000);
    expect(after(7, 0)).toBe(64_000);
    expect(after(100, 0)).toBe(900_000);
    expect(after(100, 3_600_000)).toBe(3_600_000);
  });

  it('grows with failures in a row, is never shorter than the interval and stops growing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 0, max: 900_000 }),
        (failures, interval) => {
          const wait = backOffMs(failures, interval);
          expect(wait).toBeGreaterThanOrEqual(interval);
          expect(wait).toBeLessThanOrEqual(Math.max(interval, 900_000));
          expect(backOffMs(failures + 1, interval)).toBeGreaterThanOrEqual(wait);
        },
      ),
    );
  });
});
