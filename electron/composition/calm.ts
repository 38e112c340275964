/** Whether a notification is held back now, and what was missed when that is over. */
import type { NotificationOutcome } from '../desktop/notifier';
import type { Target } from './notices';

export interface CalmOptions {
  pausedUntil(): number | undefined;
  /** The pause has run out. */
  onPauseOver(): void;
  /** The person is looking at the inbox already. */
  inboxFocused(): boolean;
  onOutcome(outcome: NotificationOutcome): void;
}

export interface Calm {
  /** Whether one about this is held back; then it is counted and said why. */
  holdsBack(target: Target): boolean;
  /** Ends a pause that is over; how many were held back by it. */
  missed(): number;
}

export function createCalm(options: CalmOptions): Calm {
  /** Held back by the pause that is going on, or that has just ended. */
  let missed = 0;

  function reason(target: Target): 'paused' | 'focused' | undefined {
    if ((options.pausedUntil() ?? 0) > Date.now()) return 'paused';
    return target.view === 'inbox' && options.inboxFocused() ? 'focused' : undefined;
  }

  return {
    holdsBack(target) {
      const why = reason(target);
      if (why === undefined) return false;
      if (why === 'paused') missed += 1;
      options.onOutcome({ shown: false, why });
      return true;
    },
    missed() {
      const pausedUntil = options.pausedUntil();
      if (pausedUntil !== undefined && pausedUntil > Date.now()) return 0;
      if (pausedUntil !== undefined) options.onPauseOver();
      const count = missed;
      missed = 0;
      return count;
    },
  };
}
