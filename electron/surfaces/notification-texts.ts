/** The words of a notification. Pure. What a person may read over a shoulder is the privacy setting's business. */

import type { Recovery } from '../bridge/recovery';
import type { Settings } from '../bridge/slices';
import { type Elsewhere, elsewhereText } from '../bridge/words/elsewhere-words';
import { failureWords } from '../bridge/words/failure-words';
import { askLine, clockOrDate, dayRange } from '../bridge/words/formats';
import type { Words } from '../bridge/words/words';
import type { Decision } from '../office/decision';
import type { Reminder } from '../office/reminder';
import type { Ticket, Verb } from '../office/ticket';
import type { Announcement, Subject } from '../sync/announcements';

export interface NotificationText {
  readonly title: string;
  readonly body: string;
}

type Privacy = Settings['notify']['privacy'];

export function announcementText(
  announcement: Announcement,
  privacy: Privacy,
  words: Words,
): NotificationText {
  switch (announcement.say) {
    case 'ticket':
      return ticketText(announcement.ticket, privacy, words);
    case 'reminder':
      return reminderText(announcement, privacy, words);
    case 'several':
      return {
        title: words.t('notification.summaryTitle', { count: announcement.about.length }),
        body: words.t('notification.hiddenBody'),
      };
    case 'first-sync':
      return {
        title: words.t('notification.firstSync', { count: announcement.about.length }),
        body: words.t('notification.firstSyncBody'),
      };
    case 'reminders':
      return {
        title: words.t('notification.remindersTitle', { count: announcement.about.length }),
        body: words.t('notification.hiddenBody'),
      };
    case 'missed':
      return missedText(announcement.about, words);
  }
}

/** A reason for leave is never in a notification: it may be a medical one. */
function ticketText(ticket: Ticket, privacy: Privacy, words: Words): NotificationText {
  if (privacy === 'nothing') return hidden(words);
  const name = ticket.requester.name;
  const body = words.t('notification.hiddenBody');
  if (ticket.leave !== undefined) {
    const title = words.t('notification.leaveTitle', { name });
    return { title, body: privacy === 'full' ? askLine(ticket.leave, words) : body };
  }
  if (privacy === 'name') return { title: name, body };
  return {
    title: words.t('notification.ticketTitle', { name, title: ticket.title }),
    body: ticket.body ?? '',
  };
}

function reminderText(
  { reminder, isOver, days }: Extract<Announcement, { say: 'reminder' }>,
  privacy: Privacy,
  words: Words,
): NotificationText {
  if (privacy !== 'full') return hidden(words);
  const time = days === undefined ? clockOrDate(reminder.dueAt, words) : dayRange(days.from, days.to, words);
  const isDay = days !== undefined && titleKeys[reminder.kind] === 'reservationTitle';
  const key = isOver ? 'overTitle' : isDay ? 'wholeDayTitle' : titleKeys[reminder.kind];
  const title = words.t(`notification.${key}`, { title: reminder.title, time });
  return { title, body: reminder.note ?? '' };
}

const titleKeys = {
  reservation: 'reservationTitle',
  appointment: 'reservationTitle',
  birthday: 'wholeDayTitle',
  deadline: 'deadlineTitle',
  lending: 'lendingTitle',
} as const satisfies Record<Reminder['kind'], string>;

/** How much was held back, by what it is; names are for the window. */
function missedText(about: readonly Subject[], words: Words): NotificationText {
  const count = (what: Subject['what']) => about.filter((subject) => subject.what === what).length;
  const sentences = (['ticket', 'reminder', 'other'] as const)
    .filter((what) => count(what) > 0)
    .map((what) => words.t(`notification.missed.${what}`, { count: count(what) }));
  return { title: words.t('notification.missed.title'), body: sentences.join(' ') };
}

/** What is about to be sent, said to whoever has just decided it. */
export function decidedText(ticket: Ticket, verb: Verb, privacy: Privacy, words: Words): NotificationText {
  const state = words.t(`inbox.goingOut.${verb}`);
  if (privacy === 'nothing') return { title: state, body: '' };
  const title = words.t('inbox.announce', { state, name: ticket.requester.name });
  if (privacy === 'name') return { title, body: '' };
  return { title, body: ticket.leave === undefined ? ticket.title : askLine(ticket.leave, words) };
}

/** A decision that did not end as asked is told, because the person has turned away in good faith. */
export function unsettledText(decision: Decision, privacy: Privacy, words: Words): NotificationText {
  if (privacy === 'nothing') return hidden(words);
  const { what, todo } = failureWords(decision.failure ?? { name: 'conflict' }, words);
  return {
    title: words.t('notification.decisionFailedTitle', { name: decision.ticket.requester.name }),
    body: `${what} ${todo}`,
  };
}

/** Who decided a request that waited here; `undefined` where that is not known, or not to be read over a shoulder. */
export function departedText(
  ticket: Ticket,
  elsewhere: Elsewhere,
  privacy: Privacy,
  words: Words,
): NotificationText | undefined {
  const title = privacy === 'nothing' ? undefined : elsewhereText(elsewhere, words);
  if (title === undefined) return undefined;
  const { name } = ticket.requester;
  if (privacy === 'name') return { title, body: name };
  return {
    title,
    body: `${name}: ${ticket.leave === undefined ? ticket.title : askLine(ticket.leave, words)}`,
  };
}

/** Numbers only: names are for the window. */
export function recoveryText({ kept, lost, lostUnknown, held }: Recovery, words: Words): NotificationText {
  const sentences = [
    lost.length > 0 && words.t('recovery.lost', { count: lost.length }),
    lostUnknown && words.t('recovery.lostUnknown'),
    held.length > 0 && words.t('recovery.held', { count: held.length }),
    kept.length > 0 && words.t('recovery.kept', { count: kept.length }),
  ].filter((sentence) => sentence !== false);
  const title = words.t(held.length > 0 ? 'recovery.closed' : 'recovery.rebuilt');
  return { title, body: sentences.join(' ') };
}

function hidden(words: Words): NotificationText {
  return { title: words.t('notification.hiddenTitle'), body: words.t('notification.hiddenBody') };
}
