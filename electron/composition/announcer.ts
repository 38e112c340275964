/** Turns readings, due reminders and settled decisions into notifications, and a pressed button into what it means. */
import type { Recovery } from '../bridge/recovery';
import type { Elsewhere } from '../bridge/words/elsewhere-words';
import type { Decision } from '../office/decision';
import type { Ticket, TicketRef, Verb } from '../office/ticket';
import type { Store } from '../store/types';
import {
  announcementText,
  departedText,
  type NotificationText,
  recoveryText,
  unsettledText,
} from '../surfaces/notification-texts';
import { type Announcement, type Choice, chooseReminderNews, chooseTicketNews } from '../sync/announcements';
import { dueFrom, isDue } from '../sync/due';
import type { Reading } from '../sync/poller';
import { type CalmOptions, createCalm } from './calm';
import { createNotices, type NoticesOptions, type Target } from './notices';

/** Told things are remembered this long after they were last seen. */
const rememberMs = 90 * 24 * 3_600_000;
/** Longest sleep of the reminder timer, so that a changed clock is noticed. */
const longestNapMs = 60_000;

export interface AnnouncerOptions extends NoticesOptions, CalmOptions {
  readonly store: Store;
  onRemindersDue(): void;
  /** Nothing in this account is real; without an account: in none of them. */
  madeUp(accountId?: string): boolean;
}

export interface Announcer {
  /** @param looking tickets that have left, and of which it is being read who decided them. */
  reading(accountId: string, reading: Reading, looking: ReadonlySet<string>): void;
  /** Who decided a ticket that has left: what is on the screen about it says so for a moment, and goes. */
  departed(ref: TicketRef, ticket: Ticket, elsewhere: Elsewhere): void;
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

export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const { store } = options;
  const notices = createNotices(options);
  const calm = createCalm(options);
  let timer: NodeJS.Timeout | undefined;

  function remember(choice: Choice): void {
    store.announced.add(choice.keys, Date.now());
  }

  function tell(announcement: Announcement): void {
    const { notify } = options.settings();
    const text = marked(announcement, announcementText(announcement, notify.privacy, options.words()));
    switch (announcement.say) {
      case 'ticket': {
        const { accountId, ticket } = announcement;
        const ref = { accountId, ticketId: ticket.id };
        const target: Target = { view: 'inbox', ref, version: ticket.version };
        show(ticketNotificationKey(ref), text, target, quickVerbs(accountId, ticket));
        return;
      }
      case 'reminder': {
        const key = reminderNotificationKey(announcement.accountId, announcement.reminder.id);
        show(key, text, { view: 'reminders' });
        return;
      }
      default:
        show('summary', text, { view: 'inbox' });
    }
  }

  /** Nobody takes what is made up for real. */
  function marked(announcement: Announcement, text: NotificationText): NotificationText {
    if (!options.madeUp('accountId' in announcement ? announcement.accountId : undefined)) return text;
    return { ...text, title: options.words().t('demo.marked', { text: text.title }) };
  }

  /** OA-8: where quick decisions are off, a notification offers none. */
  function quickVerbs(accountId: string, ticket: Ticket): readonly Verb[] {
    return store.accounts.get(accountId)?.quickDecisions === 'off' ? [] : ticket.verbs;
  }

  function show(key: string, text: NotificationText, target: Target, verbs: readonly Verb[] = []): void {
    if (!calm.holdsBack(target)) notices.present(key, text, target, verbs);
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
    const count = calm.missed();
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

  store.announced.prune(Date.now() - rememberMs);

  return {
    reading(accountId, { waiting, first }, looking) {
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
      notices.closeGone(accountId, waiting.tickets, looking);
      replan();
    },
    departed(ref, ticket, elsewhere) {
      // It waits again already.
      if (store.tickets.get(ref.accountId, ref.ticketId) !== undefined) return;
      const text = departedText(ticket, elsewhere, options.settings().notify.privacy, options.words());
      notices.sayLast(ticketNotificationKey(ref), text);
    },
    unsettled(decision) {
      const text = unsettledText(decision, options.settings().notify.privacy, options.words());
      const ref = { accountId: decision.accountId, ticketId: decision.ticket.id };
      show(`decision ${decision.id}`, text, { view: 'inbox', ref });
    },
    signInNeeded(accountId, server) {
      const words = options.words();
      const body = words.t('notification.signInBody', { account: server });
      show(`sign-in ${accountId}`, { title: words.t('notification.signInTitle'), body }, { view: 'inbox' });
    },
    recovered(recovery) {
      show('recovery', recoveryText(recovery, options.words()), { view: 'inbox' });
    },
    tryOut() {
      const words = options.words();
      const text = { title: words.t('notification.tryTitle'), body: words.t('notification.tryBody') };
      notices.present('try-out', text, { view: 'settings' });
    },
    silence(accountId, reminderId) {
      notices.close(reminderNotificationKey(accountId, reminderId));
      replan();
    },
    putOff(ref) {
      notices.close(ticketNotificationKey(ref));
      replan();
    },
    replan,
    close() {
      clearTimeout(timer);
      notices.stop();
    },
  };
}

function ticketNotificationKey(ref: TicketRef): string {
  return `ticket ${ref.accountId} ${ref.ticketId}`;
}

function reminderNotificationKey(accountId: string, reminderId: string): string {
  return `reminder ${accountId} ${reminderId}`;
}
