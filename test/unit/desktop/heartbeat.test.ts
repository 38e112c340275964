import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Heartbeat, watchHeartbeat } from '../../../electron/desktop/heartbeat';

const minuteMs = 60_000;

describe('time in which nothing ran', () => {
  const onGap = vi.fn();
  let asleep = false;
  let heartbeat: Heartbeat;

  beforeEach(() => {
    vi.useFakeTimers();
    onGap.mockClear();
    asleep = false;
    heartbeat = watchHeartbeat({ isAsleep: () => asleep, onGap });
  });
  afterEach(() => {
    heartbeat.stop();
    vi.useRealTimers();
  });

  /** As in a machine that sleeps: the time of day goes on, timers do not. */
  function halt(minutes: number): void {
    vi.setSystemTime(Date.now() + minutes * minuteMs);
  }

  it('is noticed without any event, once', () => {
    vi.advanceTimersByTime(30 * minuteMs);
    expect(onGap).not.toHaveBeenCalled();
    halt(20);
    vi.advanceTimersByTime(minuteMs);
    expect(onGap).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(30 * minuteMs);
    expect(onGap).toHaveBeenCalledTimes(1);
  });

  it('is not told again where an event told it', () => {
    halt(20);
    heartbeat.skip();
    vi.advanceTimersByTime(5 * minuteMs);
    expect(onGap).not.toHaveBeenCalled();
  });

  it('is over when the machine turns out to be awake, though no event said so', () => {
    asleep = true;
    vi.advanceTimersByTime(minuteMs);
    expect(onGap).not.toHaveBeenCalled();
    vi.advanceTimersByTime(minuteMs);
    expect(onGap).toHaveBeenCalledTimes(1);
  });

  it('is none when somebody sets the clock back', () => {
    halt(-600);
    vi.advanceTimersByTime(5 * minuteMs);
    expect(onGap).not.toHaveBeenCalled();
  });
});
