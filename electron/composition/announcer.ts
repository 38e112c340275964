/** Turns readings, due reminders and settled decisions into notifications, and a pressed button into what it means. */
import type { Recovery } from '../bridge/recovery';
import type { Elsewhere } from '../bridge/words/elsewhere-words';
import type { Decision } from '../office/decision';
import type { Ticket, TicketRef, Verb } from '../office/ticket';
import {
  announcementText,
  decidedText,
  departedText,
  type NotificationText,
  recoveryText,
  unsettledText,
} from '../surfaces/notification-texts';
import { ticketToBeDone } from '../surfaces/reminders';
import { wantsTicket } from '../surfaces/wanted';
import {
  type Announcement,
  type Choice,
  chooseTicketNews,
  type Subject,
  subjectsOf,
  ticketSubject,
} from '../sync/announcements';
import type { Reading } from '../sync/poller';
import { type CalmOptions, createCalm } from './calm';
import { createNotices, type NoticesOptions, type Target } from './notices';
import {
  keyOf,
  reminderNotificationKey,
  signInNotificationKey,
  ticketNotificationKey,
} from './notification-keys';
import { createReminderTeller } from './reminder-teller';

/** Told things are remembered this long after they were last seen. */
const rememberMs = 90 * 24 * 3_600_000;
/** Longest sleep of the reminder timer, so that a changed clock is noticed. */
const longestNapMs = 60_000;

export interface AnnouncerOptions extends NoticesOptions, CalmOptions {
  onRemindersDue(): void;
  /** Nothing in this account is real; without an account: in none of them. */
  madeUp(accountId?: string): boolean;
}

export interface Announcer {
  /** @param looking tickets that have left, and of which it is being read who decided them. */
  reading(accountId: string, reading: Reading, looking: ReadonlySet<string>): void;
  /** Who decided a ticket that has left: what is on the screen about it says so for a moment, and goes. */
  departed(ref: TicketRef, ticket: Ticket, elsewhere: Elsewhere): void;
  /** A decision was made outside the window: it can be taken back there too, until it goes out. */
  decided(decision: Decision): void;
  /** The window is there: what can be taken back is on its card. */
  windowShown(): void;
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
  /** The person has the reminders before their eyes: no notification has to say them again. */
  remindersSeen(): void;
  /** A ticket was put off: nothing on the screen asks for it until then. */
  putOff(ref: TicketRef): void;
  /** An account was signed out: nothing on the screen speaks of it, nor sums up what may have been its own. */
  signedOut(accountId: string): void;
  /** Reminders, settings or snoozes changed: plans the timer again. */
  replan(): void;
  close(): void;
}

export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const { store, attempt } = options;
  const notices = createNotices(options);
  const calm = createCalm(options);
  /** Told, and not written down, because the disk did not take it. */
  const unwritten = new Set<string>();
  const wasTold = (key: string) => unwritten.has(key) || store.announced.has(key);
  const reminders = createReminderTeller(store, options.settings, wasTold);
  let timer: NodeJS.Timeout | undefined;

  function tell(announcement: Announcement): void {
    const { notify } = options.settings();
    const text = marked(announcement, announcementText(announcement, notify.privacy, options.words()));
    show(keyOf(announcement), text, targetOf(announcement), subjectsOf(announcement));
  }

  /** Nobody takes what is made up for real. */
  function marked(announcement: Announcement, text: NotificationText): NotificationText {
    if (!options.madeUp('accountId' in announcement ? announcement.accountId : undefined)) return text;
    return { ...text, title: options.words().t('demo.marked', { text: text.title }) };
  }

  function targetOf(announcement: Announcement): Target {
    switch (announcement.say) {
      case 'ticket': {
        const { accountId, ticket } = announcement;
        const ref = { accountId, ticketId: ticket.id };
        return { view: 'inbox', ref, version: ticket.version, verbs: quickVerbs(accountId, ticket) };
      }
      case 'reminder': {
        const { accountId, reminder } = announcement;
        const about = { accountId, reminderId: reminder.id };
        const ticket = ticketToBeDone(store, accountId, reminder);
        if (ticket === undefined) return { view: 'reminders', reminder: about };
        const ref = { accountId, ticketId: ticket.id };
        return { view: 'reminders', reminder: about, ref, version: ticket.version, verbs: ['done'] };
      }
      case 'reminders':
        return { view: 'reminders' };
      case 'missed':
        return { view: announcement.about.every(({ what }) => what === 'reminder') ? 'reminders' : 'inbox' };
      default:
        return { view: 'inbox' };
    }
  }

  /** OA-8: where quick decisions are off, a notification offers none. */
  function quickVerbs(accountId: string, ticket: Ticket): readonly Verb[] {
    return store.accounts.get(accountId)?.quickDecisions === 'off' ? [] : ticket.verbs;
  }

  function show(key: string, text: NotificationText, target: Target, about: readonly Subject[]): void {
    if (!calm.holdsBack(target.view, about)) notices.present(key, text, target);
  }

  function tellOnce(
    key: string,
    text: NotificationText,
    accountId = '',
    target: Target = { view: 'inbox' },
  ): void {
    show(key, text, target, [{ what: 'other', accountId, id: key }]);
  }

  /** Said once, whether or not anybody hears it; of what is switched off that is all that is said. */
  function tellChoice({ announcements, keys }: Choice): void {
    const isWritten = attempt('told', () => store.announced.add(keys, Date.now()));
    if (!isWritten) for (const key of keys) unwritten.add(key);
    for (const announcement of announcements) tell(announcement);
    if (keys.length > 0 && announcements.length === 0) {
      options.onOutcome({ shown: false, why: 'switched-off' });
    }
  }

  function tellDue(): void {
    notices.closeWhere(
      ({ reminder }) =>
        reminder !== undefined && !reminders.isCurrent(reminder.accountId, reminder.reminderId),
    );
    const { changed, ...choice } = reminders.news();
    tellChoice(choice);
    if (changed) options.onRemindersDue();
  }

  /** What was missed is summarised once, as far as it still matters. */
  function tellMissed(): void {
    const about = calm.missed().filter(stillMatters);
    const [only] = about;
    if (only === undefined) return;
    tell((about.length === 1 ? again(only) : undefined) ?? { say: 'missed', about });
  }

  function again({ what, accountId, id }: Subject): Announcement | undefined {
    if (what === 'reminder') return reminders.again(accountId, id);
    const waiting = what === 'ticket' ? store.tickets.get(accountId, id) : undefined;
    return waiting && { say: 'ticket', accountId, ticket: waiting.ticket };
  }

  function stillMatters({ what, accountId, id }: Subject): boolean {
    if (what === 'reminder') return reminders.again(accountId, id) !== undefined;
    if (what === 'other') return true;
    const kept = store.tickets.get(accountId, id);
    const isDecided = store.decisions.open(accountId).some((decision) => decision.ticket.id === id);
    return kept !== undefined && kept.silentUntil === undefined && !isDecided;
  }

  /** Whoever said "not now" is told again, once. */
  function endSilences(): void {
    const now = Date.now();
    const over = store.tickets
      .all()
      .filter(({ silentUntil }) => silentUntil !== undefined && silentUntil <= now);
    if (over.length === 0) return;
    for (const { accountId, ticket } of over) store.tickets.silence(accountId, ticket.id, null);
    const settings = options.settings();
    const deciding = new Set(store.decisions.open().map((decision) => decision.ticket.id));
    const audible = over.filter(
      ({ accountId, ticket }) => !deciding.has(ticket.id) && wantsTicket(settings, accountId, ticket),
    );
    const [only, ...others] = audible;
    if (only === undefined) return;
    if (others.length > 0) tell({ say: 'several', about: audible.map(ticketSubject) });
    else tell({ say: 'ticket', accountId: only.accountId, ticket: only.ticket });
  }

  function replan(): void {
    clearTimeout(timer);
    // Each by itself: what the disk refuses of one must not keep the others from their turn, nor the timer from its next.
    for (const step of [tellMissed, tellDue, endSilences]) attempt('notifications', step);
    const now = Date.now();
    const silences = store.tickets.all().flatMap(({ silentUntil }) => silentUntil ?? []);
    const next = [...reminders.changesAt(), ...silences, ...calm.changesAt()]
      .filter((moment) => moment > now)
      .reduce((soonest, moment) => Math.min(soonest, moment), now + longestNapMs);
    timer = setTimeout(replan, Math.max(next - now, 1_000));
    timer.unref?.();
  }

  attempt('told', () => store.announced.prune(Date.now() - rememberMs));

  return {
    reading(accountId, { waiting, first }, looking) {
      const deciding = new Set(store.decisions.open(accountId).map((decision) => decision.ticket.id));
      const settings = options.settings();
      const news = chooseTicketNews({
        accountId,
        tickets: waiting.tickets,
        firstSync: first,
        told: wasTold,
        wanted: (ticket) => wantsTicket(settings, accountId, ticket),
        decided: (ticket) => deciding.has(ticket.id),
      });
      tellChoice(news);
      const signIn = signInNotificationKey(accountId);
      calm.forget(({ id }) => id === signIn);
      notices.close(signIn);
      notices.closeGone(accountId, waiting.tickets, looking);
      replan();
    },
    departed(ref, ticket, elsewhere) {
      // It waits again already.
      if (store.tickets.get(ref.accountId, ref.ticketId) !== undefined) return;
      const text = departedText(ticket, elsewhere, options.settings().notify.privacy, options.words());
      notices.sayLast(ticketNotificationKey(ref), calm.isQuiet() ? undefined : text);
    },
    decided({ id, accountId, ticket, verb, notBefore }) {
      const forMs = notBefore - Date.now();
      if (forMs <= 0 || options.inFront('inbox')) return;
      const text = decidedText(ticket, verb, options.settings().notify.privacy, options.words());
      const ref = { accountId, ticketId: ticket.id };
      notices.offerUndo(ticketNotificationKey(ref), text, { decisionId: id, ref, forMs });
    },
    windowShown() {
      notices.closeWhere(({ decisionId }) => decisionId !== undefined);
    },
    unsettled(decision) {
      const text = unsettledText(decision, options.settings().notify.privacy, options.words());
      const ref = { accountId: decision.accountId, ticketId: decision.ticket.id };
      tellOnce(`decision ${decision.id}`, text, ref.accountId, { view: 'inbox', ref });
    },
    signInNeeded(accountId, server) {
      const words = options.words();
      const body = words.t('notification.signInBody', { account: server });
      tellOnce(
        signInNotificationKey(accountId),
        { title: words.t('notification.signInTitle'), body },
        accountId,
      );
    },
    recovered(recovery) {
      tellOnce('recovery', recoveryText(recovery, options.words()));
    },
    tryOut() {
      if (calm.desktopHides()) return;
      const words = options.words();
      const text = { title: words.t('notification.tryTitle'), body: words.t('notification.tryBody') };
      notices.present('try-out', text, { view: 'settings' });
    },
    silence(accountId, reminderId) {
      notices.close(reminderNotificationKey(accountId, reminderId));
      replan();
    },
    remindersSeen() {
      notices.closeWhere(({ view }) => view === 'reminders');
    },
    putOff(ref) {
      notices.close(ticketNotificationKey(ref));
      replan();
    },
    signedOut(accountId) {
      calm.forget((subject) => subject.accountId === accountId);
      notices.closeWhere(({ ref, reminder }) => (ref ?? reminder ?? { accountId }).accountId === accountId);
      replan();
    },
    replan,
    close() {
      clearTimeout(timer);
      notices.stop();
    },
  };
}
