/** What a person is told about this desktop until they have read it: how to get the icon into sight, that it refuses. */
import type { NotificationOutcome } from '../desktop/notifier';
import type { Store } from '../store/types';
import { type Remembered, readRemembered, remember } from '../surfaces/remembered';
import type { DesktopFacts } from './desktop-facts';
import type { Attempt } from './disk-trouble';

export function createHints(store: Store, facts: DesktopFacts, attempt: Attempt) {
  const note = (change: Remembered) => void attempt('hint', () => remember(store, change));
  return {
    /** A refusal of notifications is said until it was read or one is shown; a later one is another one. */
    notified(outcome: NotificationOutcome): void {
      facts.notified(outcome);
      const { refusalRead } = readRemembered(store);
      if (outcome.shown && refusalRead === true) note({ refusalRead: undefined });
      if (outcome.shown) facts.refusal(false);
      else if (outcome.why === 'refused' && refusalRead !== true) facts.refusal(true);
    },
    dismiss(about: 'panel' | 'refusal'): void {
      if (about === 'panel') {
        note({ panelHintRead: true });
        facts.set({ panelHint: null });
      } else {
        note({ refusalRead: true });
        facts.refusal(false);
      }
    },
  };
}
