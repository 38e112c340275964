/** Which view the person has before the eyes, as far as a notification is about it. */
import type { Target } from './notices';

export interface WatchedView {
  /** The window shows this now; `null` for nothing that a notification is about. */
  look(view: Target['view'] | null): void;
  /** The window has come up, with the view that it showed before. */
  shown(): void;
  /** A new window shows nothing yet. */
  gone(): void;
  /** What waits shows in every view, as a number on its tab; anything else in its own only. */
  inFront(view: Target['view']): boolean;
}

export function createWatchedView(focused: () => boolean, onRemindersSeen: () => void): WatchedView {
  let looking: Target['view'] | null = null;
  const seen = () => {
    if (looking === 'reminders') onRemindersSeen();
  };
  return {
    look(view) {
      looking = view;
      if (focused()) seen();
    },
    shown: seen,
    gone() {
      looking = null;
    },
    inFront: (view) => focused() && (view === 'inbox' || view === looking),
  };
}
