/** What a person is told about this desktop until they have read it: how to get the icon into sight, that it refuses. */
import type { NotificationOutcome } from '../desktop/notifier';
import type { Store } from '../store/types';
import { readRemembered, remember } from '../surfaces/remembered';
import type { DesktopFacts } from './desktop-facts';

export function createHints(store: Store, facts: DesktopFacts) {
  return {
    /** A refusal of notifications is said until it was read or one is shown; a later one is another one. */
    notified(outcome: NotificationOutcome): void {
      facts.notified(outcome);
      const { refusalRead } = readRemembered(store);
      if (outcome.shown && refusalRead === true) remember(store, { refusalRead: undefined });
      if (outcome.shown) facts.refusal(false);
      else if (outcome.why === 'refused' && refusalRead !== true) facts.refusal(true);
    },
    dismiss(about: 'panel' | 'refusal'): void {
      if (about === 'panel') {
        remember(store, { panelHintRead: true });
        facts.set({ panelHint: null });
      } else {
        remember(store, { refusalRead: true });
        facts.refusal(false);
      }
    },
  };
}
