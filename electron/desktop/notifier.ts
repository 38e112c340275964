/** What a desktop notification is to the rest of the house, whatever shows it. */

export interface NotificationAction {
  /** Comes back when the button is pressed; anything but `default`, which means the body. */
  readonly key: string;
  readonly label: string;
}

export interface DesktopNotification {
  /** Ours, and the only name the notification goes by: showing the same key again replaces what is there. */
  readonly key: string;
  /** What desktops that can put notifications together put it under. */
  readonly group?: string;
  readonly title: string;
  readonly body: string;
  readonly actions: readonly NotificationAction[];
  /** What the body does, in a word: some desktops draw it as a button. */
  readonly openLabel: string;
  readonly urgency: 'low' | 'normal' | 'critical';
  readonly sound: boolean;
}

/** Why a notification did not appear: nobody shows them, the one who does said no, or did not answer in time. */
export type NotShownWhy = 'no-daemon' | 'refused' | 'timeout';
export type ShowOutcome = { readonly shown: true } | { readonly shown: false; readonly why: NotShownWhy };

/** What became of a wish to tell something: as far as the desktop, or held back before. */
export type NotificationOutcome =
  | ShowOutcome
  | {
      readonly shown: false;
      readonly why: 'paused' | 'quiet-hours' | 'do-not-disturb' | 'switched-off' | 'focused';
    };

export interface NotifierCapabilities {
  /** Somebody is there to show notifications, as far as is known. */
  readonly able: boolean;
  /** Buttons will be seen; without them the body still opens the ticket. */
  readonly buttons: boolean;
}

export interface Notifier {
  readonly capabilities: NotifierCapabilities;
  /** Never rejects. */
  show(notification: DesktopNotification): Promise<ShowOutcome>;
  /** Takes it away, for instance because its ticket was decided elsewhere; nothing happens when it has gone. */
  close(key: string): Promise<void>;
  /**
   * A button, or `default` for the body, which opens and never decides. Once for each notification shown. Returns its
   * own unsubscribe, as the two below do.
   */
  onAction(listener: (key: string, actionKey: string) => void): () => void;
  /** The person waved it away. */
  onDismissed(listener: (key: string) => void): () => void;
  onCapabilities(listener: (capabilities: NotifierCapabilities) => void): () => void;
  stop(): void;
}

/** Of a notification that an earlier run of the program left behind: what it was about is not known. */
export const unknownKey = '';

/** How long whoever shows notifications may take to answer. */
export const answerLimitMs = 10_000;

/** Work on one key in the order it was asked for, so that a close never overtakes the show before it. */
export function createKeyedQueue(): <Result>(key: string, work: () => Promise<Result>) => Promise<Result> {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const result = (tails.get(key) ?? Promise.resolve()).then(work);
    const tail = result.then(
      () => undefined,
      () => undefined,
    );
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return result;
  };
}
