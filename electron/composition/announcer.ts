/** Turns readings, due reminders and settled decisions into notifications, and a pressed button into what it means. */
import type { Recovery } from '../bridge/recovery';
import type { Settings } from '../bridge/slices';
import type { Words } from '../bridge/words/words';
import type { NotificationOutcome, Notifier } from '../desktop/notifier';
import type { Decision } from '../office/decision';
import type { Ticket, TicketRef, Verb } from '../office/ticket';
import type { Store } from '../store/types';
import { announcementText, recoveryText, unsettledText } from '../surfaces/notification-texts';
import {
  type Announcement,
  type Choice,
  chooseReminderNews,
  chooseTicketNews,
  ticketKey,
} from '../sync/announcements';
import { dueFrom, isDue } from '../sync/due';
import type { Reading } from '../sync/poller';

/** Told things are remembered this long after they were last seen. */
const rememberMs = 90 * 24 * 3_600_000;
/** Longest sleep of the reminder timer, so that a changed clock is noticed. */
const longestNapMs = 60_000;

export interface AnnouncerOptions {
  readonly store: Store;
  readonly notifier: Notifier;
  words(): Words;
  settings(): Settings;
  pausedUntil(): number | undefined;
  /** The pause has run out. */
  onPauseOver(): void;
  /** The person is looking at the inbox already. */
  inboxFocused(): boolean;
  onOutcome(outcome: NotificationOutcome): void;
  onRemindersDue(): void;
  /** A button on a notification: decides, or opens the request for the reason. */
  onVerb(ref: TicketRef, version: string, verb: Verb): void;
  onOpen(place: { view: Target['view']; ref?: TicketRef }): void;
}

export interface Announcer {
  reading(accountId: string, reading: Reading): void;
  /** A decision ended otherwise than asked. */
  unsettled(decision: Decision): void;
  /** An account can no longer tell what waits until somebody signs in again. */
  signInNeeded(accountId: string, server: string): void;
  /** Data on this computer could not be read: what became of undelivered decisions. */
  recovered(recovery: Recovery): void;
  /** A person wants to see whether notifications arrive; shown whatever the settings say. */
  tryOut(): void;
  /** A reminder was put off: its notification says nothing any more. */
  silence(accountId: string, reminderId: string): void;
  /** A ticket was put off: nothing on the screen asks for it until then. */
  putOff(ref: TicketRef): void;
  /** Reminders, settings or snoozes changed: plans the timer again. */
  replan(): void;
  close(): void;
}

interface Target {
  readonly view: 'inbox' | 'reminders' | 'settings';
  readonly ref?: TicketRef;
  readonly version?: string;
}

export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const { store, notifier } = options;
  /** What each notification on the screen is about, by its key. */
  const targets = new Map<string, Target>();
  let timer: NodeJS.Timeout | undefined;
  /** Held back by the pause that is going on, or that has just ended. */
  let missed = 0;

  function remember(choice: Choice): void {
    store.announced.add(choice.keys, Date.now());
  }

  function tell(announcement: Announcement): void {
    const { notify } = options.settings();
    const text = announcementText(announcement, notify.privacy, options.words());
    switch (announcement.say) {
      case 'ticket': {
        const { accountId, ticket } = announcement;
        const ref = { accountId, ticketId: ticket.id };
        const target: Target = { view: 'inbox', ref, version: ticket.version };
        show(ticketNotificationKey(ref), text.title, text.body, target, quickVerbs(accountId, ticket));
        return;
      }
      case 'reminder':
        show(
          reminderNotificationKey(announcement.accountId, announcement.reminder.id),
          text.title,
          text.body,
          {
            view: 'reminders',
          },
        );
        return;
      default:
        show('summary', text.title, text.body, { view: 'inbox' });
    }
  }

  /** OA-8: where quick decisions are off, a notification offers none. */
  function quickVerbs(accountId: string, ticket: Ticket): readonly Verb[] {
    return store.accounts.get(accountId)?.quickDecisions === 'off' ? [] : ticket.verbs;
  }

  function show(key: string, title: string, body: string, target: Target, verbs: readonly Verb[] = []): void {
    const why = heldBack(target);
    if (why !== undefined) {
      if (why === 'paused') missed += 1;
      options.onOutcome({ shown: false, why });
      return;
    }
    present(key, title, body, target, verbs);
  }

  function present(
    key: string,
    title: string,
    body: string,
    target: Target,
    verbs: readonly Verb[] = [],
  ): void {
    const words = options.words();
    targets.set(key, target);
    const actions = verbs.map((verb) => ({ key: verb, label: words.t(`verb.${verb}`) }));
    const { sound } = options.settings().notify;
    void notifier
      .show({ key, title, body, actions, openLabel: words.t('notification.open'), urgency: 'normal', sound })
      .then(options.onOutcome);
  }

  function heldBack(target: Target): 'paused' | 'focused' | undefined {
    if ((options.pausedUntil() ?? 0) > Date.now()) return 'paused';
    return target.view === 'inbox' && options.inboxFocused() ? 'focused' : undefined;
  }

  function tellDue(): void {
    const { leadMinutes, notify } = options.settings();
    const now = Date.now();
    const paused = new Set(store.accounts.all().flatMap(({ id, paused }) => (paused === true ? id : [])));
    const all = store.reminders.all().filter(({ accountId }) => !paused.has(accountId));
    const due = all.filter((entry) => isDue(entry.reminder, leadMinutes, now, entry.snoozedUntil));
    const choice = chooseReminderNews(due, (key) => store.announced.has(key));
    remember(choice);
    if (notify.reminders) for (const announcement of choice.announcements) tell(announcement);
    if (choice.keys.length > 0) options.onRemindersDue();
  }

  /** What was missed is summarised once. */
  function endPause(): void {
    const pausedUntil = options.pausedUntil();
    if (pausedUntil !== undefined && pausedUntil > Date.now()) return;
    if (pausedUntil !== undefined) options.onPauseOver();
    const count = missed;
    missed = 0;
    if (count > 0) tell({ say: 'several', count });
  }

  /** Whoever said "not now" is told again, once. */
  function endSilences(): void {
    const now = Date.now();
    const over = store.tickets
      .all()
      .filter(({ silentUntil }) => silentUntil !== undefined && silentUntil <= now);
    if (over.length === 0) return;
    for (const { accountId, ticket } of over) store.tickets.silence(accountId, ticket.id, null);
    const { notify } = options.settings();
    const deciding = new Set(store.decisions.open().map((decision) => decision.ticket.id));
    const audible = over.filter(
      ({ ticket }) =>
        !deciding.has(ticket.id) && (ticket.kind === 'leave' ? notify.requests : notify.tickets),
    );
    const [only, ...others] = audible;
    if (only === undefined) return;
    if (others.length > 0) tell({ say: 'several', count: audible.length });
    else tell({ say: 'ticket', accountId: only.accountId, ticket: only.ticket });
  }

  function replan(): void {
    clearTimeout(timer);
    endPause();
    tellDue();
    endSilences();
    const { leadMinutes } = options.settings();
    const now = Date.now();
    const moments = store.reminders
      .all()
      .map((entry) => dueFrom(entry.reminder, leadMinutes, entry.snoozedUntil));
    const silences = store.tickets.all().flatMap(({ silentUntil }) => silentUntil ?? []);
    const next = [...moments, ...silences, options.pausedUntil() ?? now]
      .filter((moment) => moment > now)
      .reduce((soonest, moment) => Math.min(soonest, moment), now + longestNapMs);
    timer = setTimeout(replan, Math.max(next - now, 1_000));
    timer.unref?.();
  }

  const stopActions = notifier.onAction((key, action) => {
    const target = targets.get(key);
    if (target === undefined) return;
    const verb = action === 'default' ? undefined : (action as Verb);
    if (verb !== undefined && target.ref !== undefined && target.version !== undefined) {
      options.onVerb(target.ref, target.version, verb);
    } else {
      options.onOpen(
        target.ref === undefined ? { view: target.view } : { view: target.view, ref: target.ref },
      );
    }
  });
  const stopDismissals = notifier.onDismissed((key) => targets.delete(key));
  store.announced.prune(Date.now() - rememberMs);

  return {
    reading(accountId, { waiting, first }) {
      const deciding = new Set(store.decisions.open(accountId).map((decision) => decision.ticket.id));
      const { notify } = options.settings();
      const choice = chooseTicketNews({
        accountId,
        tickets: waiting.tickets,
        firstSync: first,
        told: (key) => store.announced.has(key),
        wanted: (ticket) => (ticket.kind === 'leave' ? notify.requests : notify.tickets),
        decided: (ticket) => deciding.has(ticket.id),
      });
      remember(choice);
      for (const announcement of choice.announcements) tell(announcement);
      closeGone(accountId, waiting.tickets);
      replan();
    },
    unsettled(decision) {
      const text = unsettledText(decision, options.settings().notify.privacy, options.words());
      const ref = { accountId: decision.accountId, ticketId: decision.ticket.id };
      show(`decision ${decision.id}`, text.title, text.body, { view: 'inbox', ref });
    },
    signInNeeded(accountId, server) {
      const words = options.words();
      const body = words.t('notification.signInBody', { account: server });
      show(`sign-in ${accountId}`, words.t('notification.signInTitle'), body, { view: 'inbox' });
    },
    recovered(recovery) {
      const { title, body } = recoveryText(recovery, options.words());
      show('recovery', title, body, { view: 'inbox' });
    },
    tryOut() {
      const words = options.words();
      present('try-out', words.t('notification.tryTitle'), words.t('notification.tryBody'), {
        view: 'settings',
      });
    },
    silence(accountId, reminderId) {
      void notifier.close(reminderNotificationKey(accountId, reminderId));
      replan();
    },
    putOff(ref) {
      const key = ticketNotificationKey(ref);
      if (targets.delete(key)) void notifier.close(key);
      replan();
    },
    replan,
    close() {
      clearTimeout(timer);
      stopActions();
      stopDismissals();
      for (const key of targets.keys()) void notifier.close(key);
    },
  };

  /** Decided elsewhere, or changed: the notification on the screen no longer says the truth. */
  function closeGone(accountId: string, tickets: readonly Ticket[]): void {
    const current = new Set(tickets.map((ticket) => ticketKey(accountId, ticket)));
    for (const [key, { ref, version }] of targets) {
      if (ref?.accountId !== accountId || version === undefined) continue;
      if (current.has(`ticket ${accountId} ${ref.ticketId} ${version}`)) continue;
      targets.delete(key);
      void notifier.close(key);
    }
  }
}

function ticketNotificationKey(ref: TicketRef): string {
  return `ticket ${ref.accountId} ${ref.ticketId}`;
}

function reminderNotificationKey(accountId: string, reminderId: string): string {
  return `reminder ${accountId} ${reminderId}`;
}
