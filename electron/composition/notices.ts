/** The notifications on the screen: each known by its key, with what it is about. */
import type { Settings } from '../bridge/slices';
import type { Words } from '../bridge/words/words';
import type { NotificationOutcome, Notifier } from '../desktop/notifier';
import type { Ticket, TicketRef, Verb } from '../office/ticket';
import type { NotificationText } from '../surfaces/notification-texts';
import { ticketKey } from '../sync/announcements';

/** What a notification is about: where its body leads, and the version that its buttons decide. */
export interface Target {
  readonly view: 'inbox' | 'reminders' | 'settings';
  readonly ref?: TicketRef;
  readonly version?: string;
}

export interface NoticesOptions {
  readonly notifier: Notifier;
  words(): Words<string>;
  settings(): Settings;
  onOutcome(outcome: NotificationOutcome): void;
  /** A button on a notification: decides, or opens the request for the reason. */
  onVerb(ref: TicketRef, version: string, verb: Verb): void;
  onOpen(place: { view: Target['view']; ref?: TicketRef }): void;
}

export interface Notices {
  /** Shows one, in place of any with the same key. */
  present(key: string, text: NotificationText, target: Target, verbs?: readonly Verb[]): void;
  /** Takes it away; nothing happens when it has gone. */
  close(key: string): void;
  /** Decided elsewhere, or changed: the notification on the screen no longer says the truth. */
  closeGone(accountId: string, tickets: readonly Ticket[]): void;
  stop(): void;
}

export function createNotices(options: NoticesOptions): Notices {
  const { notifier } = options;
  const targets = new Map<string, Target>();

  function close(key: string): void {
    if (targets.delete(key)) void notifier.close(key);
  }

  const stopActions = notifier.onAction((key, action) => {
    const target = targets.get(key);
    if (target === undefined) return;
    const { view, ref, version } = target;
    if (action !== 'default' && ref !== undefined && version !== undefined) {
      options.onVerb(ref, version, action as Verb);
    } else {
      options.onOpen(ref === undefined ? { view } : { view, ref });
    }
  });
  const stopDismissals = notifier.onDismissed((key) => targets.delete(key));

  return {
    present(key, { title, body }, target, verbs = []) {
      const words = options.words();
      targets.set(key, target);
      const actions = verbs.map((verb) => ({ key: verb, label: words.t(`verb.${verb}`) }));
      const { sound } = options.settings().notify;
      void notifier
        .show({
          key,
          title,
          body,
          actions,
          openLabel: words.t('notification.open'),
          urgency: 'normal',
          sound,
        })
        .then(options.onOutcome);
    },
    close,
    closeGone(accountId, tickets) {
      const current = new Set(tickets.map((ticket) => ticketKey(accountId, ticket)));
      for (const [key, { ref, version }] of targets) {
        if (ref?.accountId !== accountId || version === undefined) continue;
        if (!current.has(`ticket ${accountId} ${ref.ticketId} ${version}`)) close(key);
      }
    },
    stop() {
      stopActions();
      stopDismissals();
      for (const key of targets.keys()) close(key);
    },
  };
}
