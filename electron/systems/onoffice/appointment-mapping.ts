import type { Standing } from '../../office/leave';
import type { Reminder } from '../../office/reminder';
import type { Ticket, Verb } from '../../office/ticket';
import { present, stableHash } from '../../session/fields';
import type { OnOfficeAccount } from './account';
import { type Appointment, isCancelled } from './appointment-wire';
import { readNamedUser } from './names';
import { type Occurrence, occurrences } from './series';
import { displayName } from './staff';

interface Window {
  readonly from: number;
  readonly to: number;
}

const unknownName = '–';

/** Every time within the window; a series whose rule could not be read counts once, with its first time. */
function timesOf(one: Appointment, window: Window, account: OnOfficeAccount): Occurrence[] {
  const first = { startsAt: one.startsAt, endsAt: one.endsAt };
  if (one.series !== undefined) {
    return occurrences(first, one.series, window, account.zone, account.assumptions.series.mostSteps);
  }
  const isWithin = one.startsAt < window.to && Math.max(one.endsAt, one.startsAt + 1) > window.from;
  return isWithin ? [first] : [];
}

/** One reminder for each time that an appointment takes place in the window. */
export function toReminders(one: Appointment, window: Window, account: OnOfficeAccount): Reminder[] {
  if (isCancelled(one) || one.status === 'completed' || !takesPart(one, account)) return [];
  return timesOf(one, window, account).map(({ startsAt, endsAt }) =>
    present({
      id: one.isSeries ? `cal:${one.id}:${startsAt}` : `cal:${one.id}`,
      kind: 'appointment' as const,
      title: titleOf(one, account),
      startsAt,
      endsAt,
      dueAt: startsAt,
      allDay: one.allDay,
      noticeMinutes: one.allDay ? undefined : one.noticeMinutes,
      note: one.isPrivate ? undefined : one.notes?.slice(0, 1_000),
    }),
  );
}

/**
 * An appointment that somebody else made for the person (NA-12). onOffice keeps answers of linked addresses only; for
 * everybody else an answer is kept by this program alone, and `onlyHere` says so.
 */
export function toInvitation(one: Appointment, window: Window, account: OnOfficeAccount): Ticket {
  const waits = waitsForAnswer(one, window, account);
  const isLinked = ownContact(one, account) !== undefined;
  const answers: readonly Verb[] = isCancelled(one) ? ['done'] : ['accept', 'decline'];
  const verbs = waits ? answers : [];
  const onlyHere = isCancelled(one) || !isLinked ? verbs : [];
  const [next] = timesOf(one, window, account);
  return present({
    id: `cal:${one.id}`,
    version: versionOf(one),
    kind: 'invitation' as const,
    title: titleOf(one, account),
    body: one.isPrivate ? undefined : one.notes,
    requester: requesterOf(one, account),
    createdAt: one.modifiedAt,
    standing: standingOf(one, account),
    stateText: one.statusText,
    verbs,
    reasonNeeded: [],
    onlyHere: onlyHere.length > 0 ? onlyHere : undefined,
    dueAt: next?.startsAt ?? one.startsAt,
  });
}

/** Whether an appointment waits for a word of the person: an open invitation, or a fresh cancellation (NA-13). */
export function waitsForAnswer(one: Appointment, window: Window, account: OnOfficeAccount): boolean {
  if (!account.assumptions.invitations || !takesPart(one, account)) return false;
  if (isOwn(one, account) || one.status === 'completed') return false;
  if (timesOf(one, window, account).length === 0) return false;
  if (isCancelled(one)) {
    return (
      one.modifiedAt !== undefined && window.from - one.modifiedAt <= account.assumptions.cancelled.newsMs
    );
  }
  const answer = ownContact(one, account)?.confirmation;
  return answer !== 'confirmed' && answer !== 'canceled';
}

/** The person's own address among the contacts. */
export function ownContact(
  one: Appointment,
  account: OnOfficeAccount,
): Appointment['contacts'][number] | undefined {
  const { addressId } = account.me;
  return addressId === undefined ? undefined : one.contacts.find(({ id }) => id === addressId);
}

/** Directly, or as a member of a group that takes part (NA-21). */
function takesPart({ userIds, groupIds }: Appointment, account: OnOfficeAccount): boolean {
  const { id } = account.me.colleague;
  const groups = account.assumptions.groupAppointments ? account.staff.groupsOf(id) : [];
  return userIds.includes(id) || groups.some((group) => groupIds.includes(group.id));
}

function isOwn({ createdBy }: Appointment, account: OnOfficeAccount): boolean {
  return createdBy !== undefined && account.staff.named(createdBy)?.id === account.me.colleague.id;
}

function standingOf(one: Appointment, account: OnOfficeAccount): Standing {
  if (isCancelled(one)) return 'withdrawn';
  switch (ownContact(one, account)?.confirmation) {
    case 'confirmed':
      return 'approved';
    case 'canceled':
      return 'rejected';
    default:
      return one.status === 'completed' ? 'other' : 'pending';
  }
}

function requesterOf({ createdBy }: Appointment, account: OnOfficeAccount): Ticket['requester'] {
  if (createdBy === undefined) return { name: unknownName };
  const known = account.staff.named(createdBy);
  return known === undefined
    ? { name: readNamedUser(createdBy).name }
    : { name: displayName(known), personId: known.id };
}

/** NA-18. */
function titleOf({ isPrivate, subject, type }: Appointment, account: OnOfficeAccount): string {
  return isPrivate ? account.assumptions.privateAppointments : (subject ?? type ?? unknownName);
}

/** What an answer depends on: when and what it is, and whether it still stands. A new time is a new question. */
function versionOf({ startsAt, endsAt, allDay, subject, type, status, series }: Appointment): string {
  const known = [startsAt, endsAt, allDay, subject, type, status];
  return stableHash([...known.map((value) => value ?? null), series ?? null]);
}
