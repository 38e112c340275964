/** A time in which something is left alone. */
export interface Rest {
  /** Milliseconds until it is over; 0 when it is. */
  leftMs(): number;
}

/** Over before it has begun. */
export const noRest: Rest = { leftMs: () => 0 };

/**
 * Begins a rest. It goes by the time of day and by a clock that nobody can set, whichever says first that it is over: the
 * time of day may be set back by years, and the other stands still while the machine sleeps.
 */
export function startRest(ms: number): Rest {
  const overAt = Date.now() + ms;
  const overAfter = performance.now() + ms;
  return {
    leftMs: () => Math.max(Math.min(overAt - Date.now(), overAfter - performance.now()), 0),
  };
}
