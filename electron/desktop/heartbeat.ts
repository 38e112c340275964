/**
 * Notices that this program has not run for a while although nothing said so: a virtual machine that was halted, a desktop
 * that starves hidden programs, a wake-up that no event told of.
 */

const beatMs = 60_000;

export interface HeartbeatOptions {
  /** Whether the machine is taken to be asleep. */
  isAsleep(): boolean;
  /** Time has passed in which nothing ran, or the machine is awake after all. */
  onGap(): void;
}

export interface Heartbeat {
  /** The gap until now is known of already. */
  skip(): void;
  stop(): void;
}

export function watchHeartbeat({ isAsleep, onGap }: HeartbeatOptions): Heartbeat {
  let beatAt = Date.now();
  let beatsAsleep = 0;

  function beat(): void {
    const now = Date.now();
    const isLate = now - beatAt > 2 * beatMs;
    beatAt = now;
    beatsAsleep = isAsleep() ? beatsAsleep + 1 : 0;
    // Between the word that the machine goes to sleep and its sleep there is time for one beat, hardly for two.
    if (!isLate && beatsAsleep < 2) return;
    beatsAsleep = 0;
    onGap();
  }

  const timer = setInterval(beat, beatMs);
  timer.unref?.();
  return {
    skip() {
      beatAt = Date.now();
    },
    stop: () => clearInterval(timer),
  };
}
