/** The notifications on the screen: each known by its key, with what it is about. */
import type { Settings } from '../bridge/slices';
import type { Words } from '../bridge/words/words';
import {
  type DesktopNotification,
  type NotificationOutcome,
  type Notifier,
  unknownKey,
} from '../desktop/notifier';
import { verbs as allVerbs, type Ticket, type TicketRef, type Verb } from '../office/ticket';
import type { NotificationText } from '../surfaces/notification-texts';
import { ticketKey } from '../sync/announcements';

/** What a notification is about: where its body leads, and what its buttons do. */
export interface Target {
  readonly view: 'inbox' | 'reminders' | 'settings';
  /** The ticket that verbs decide, and the version of it that was seen. */
  readonly ref?: TicketRef;
  readonly version?: string;
  readonly verbs?: readonly Verb[];
  /** The reminder that can be snoozed. */
  readonly reminder?: { readonly accountId: string; readonly reminderId: string };
  /** The decision that can be taken back. */
  readonly decisionId?: string;
}

export interface NoticesOptions {
  readonly notifier: Notifier;
  words(): Words;
  settings(): Settings;
  onOutcome(outcome: NotificationOutcome): void;
  /** A button on a notification: decides, or opens the request for the reason. */
  onVerb(ref: TicketRef, version: string, verb: Verb): void;
  /** The other button: "in an hour". */
  onSnooze(accountId: string, reminderId: string): void;
  /** Takes a decision back; `false` when it is too late. */
  onUndo(decisionId: string): boolean;
  onOpen(place: { view: Target['view']; ref?: TicketRef }): void;
}

export interface Notices {
  /** Shows one, in place of any with the same key. */
  present(key: string, text: NotificationText, target: Target): void;
  /** Takes it away; nothing happens when it has gone. */
  close(key: string): void;
  /** Takes away all of which this is true. */
  closeWhere(isGone: (target: Target) => boolean): void;
  /** Says for so long what is about to be sent, with a button that takes it back; in place of any with the same key. */
  offerUndo(
    key: string,
    text: NotificationText,
    about: { readonly decisionId: string; readonly ref: TicketRef; readonly forMs: number },
  ): void;
  /** One that is on the screen says a last thing without buttons or sound, and goes; at once without a thing to say. */
  sayLast(key: string, text: NotificationText | undefined): void;
  /**
   * Decided elsewhere, or changed: the notification on the screen no longer says the truth.
   * @param looking tickets that have left, of which there will be a last thing to say.
   */
  closeGone(accountId: string, tickets: readonly Ticket[], looking: ReadonlySet<string>): void;
  stop(): void;
}

/** How long a last thing is said. */
const lastThingMs = 8_000;

export function createNotices(options: NoticesOptions): Notices {
  const { notifier } = options;
  const targets = new Map<string, Target>();

  function close(key: string): void {
    if (targets.delete(key)) void notifier.close(key);
  }

  function closeWhere(isGone: (target: Target) => boolean): void {
    for (const [key, target] of targets) if (isGone(target)) close(key);
  }

  function show(
    key: string,
    { title, body }: NotificationText,
    target: Target,
    how: Pick<DesktopNotification, 'actions' | 'urgency' | 'sound'>,
  ): void {
    targets.set(key, target);
    const openLabel = options.words().t('notification.open');
    void notifier.show({ key, group: target.view, title, body, openLabel, ...how }).then(options.onOutcome);
  }

  function act(key: string, { view, ref, version, reminder, decisionId }: Target, action: string): void {
    const verb = allVerbs.find((candidate) => candidate === action);
    if (verb !== undefined && ref !== undefined && version !== undefined) {
      options.onVerb(ref, version, verb);
    } else if (action === 'snooze' && reminder !== undefined) {
      options.onSnooze(reminder.accountId, reminder.reminderId);
    } else if (action === 'undo' && decisionId !== undefined && options.onUndo(decisionId)) {
      close(key);
    } else {
      options.onOpen(ref === undefined || view !== 'inbox' ? { view } : { view, ref });
    }
  }

  const stopActions = notifier.onAction((key, action) => {
    const target = key === unknownKey ? { view: 'inbox' as const } : targets.get(key);
    if (target !== undefined) act(key, target, action);
  });
  const stopDismissals = notifier.onDismissed((key) => targets.delete(key));

  return {
    present(key, text, target) {
      const words = options.words();
      const actions = (target.verbs ?? []).map((verb) => ({
        key: verb as string,
        label: words.t(`verb.${verb}`),
      }));
      if (target.reminder !== undefined) {
        actions.push({ key: 'snooze', label: words.t('notification.snooze') });
      }
      show(key, text, target, { actions, urgency: 'normal', sound: options.settings().notify.sound });
    },
    offerUndo(key, text, { decisionId, ref, forMs }) {
      const target: Target = { view: 'inbox', ref, decisionId };
      const actions = [{ key: 'undo', label: options.words().t('inbox.undo') }];
      show(key, text, target, { actions, urgency: 'low', sound: false });
      setTimeout(() => targets.get(key) === target && close(key), forMs).unref?.();
    },
    sayLast(key, text) {
      const before = targets.get(key);
      if (before === undefined) return;
      if (text === undefined) {
        close(key);
        return;
      }
      const { version: _, ...target } = before;
      show(key, text, target, { actions: [], urgency: 'low', sound: false });
      setTimeout(() => targets.get(key) === target && close(key), lastThingMs).unref?.();
    },
    close,
    closeWhere,
    closeGone(accountId, tickets, looking) {
      const current = new Set(tickets.map((ticket) => ticketKey(accountId, ticket)));
      closeWhere(
        ({ ref, version }) =>
          ref?.accountId === accountId &&
          version !== undefined &&
          !looking.has(ref.ticketId) &&
          !current.has(`ticket ${accountId} ${ref.ticketId} ${version}`),
      );
    },
    stop() {
      stopActions();
      stopDismissals();
      closeWhere(() => true);
    },
  };
}
