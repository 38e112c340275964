import { type Fields, lineOf, numberOf, textOf } from '../../session/fields';
import type { OfficeRecord } from './action';
import { readMoment } from './dates';
import { fieldsOf, flagOf, idOf, objectsOf } from './fields';
import type { Series } from './series';

/** What is asked of an appointment (reference a.8). */
export const appointmentFields = [
  'id',
  'createdBy',
  'modified',
  'subject',
  'notes',
  'type',
  'status',
  'private',
  'date',
  'recurrence',
  'users',
  'groups',
  'contacts',
  'reminder',
];

export interface Appointment {
  readonly id: string;
  readonly createdBy: string | undefined;
  /** Epoch milliseconds. */
  readonly modifiedAt: number | undefined;
  readonly modified: string;
  readonly subject: string | undefined;
  readonly notes: string | undefined;
  readonly type: string | undefined;
  /** `active`, `completed`, `canceled`, `participantsAvailable`. */
  readonly status: string;
  readonly statusText: string;
  readonly isPrivate: boolean;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly allDay: boolean;
  readonly isSeries: boolean;
  /** Of a series: its members as they came, whose names are open. */
  readonly recurrence: Fields;
  readonly series?: Series;
  readonly userIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly contacts: readonly Contact[];
  /** Minutes before the start at which it pops up there; absent where it does not. */
  readonly noticeMinutes?: number;
}

interface Contact {
  readonly id: string;
  /** `not-set`, `sent`, `confirmed`, `canceled`. */
  readonly confirmation: string;
}

/** An appointment, or `undefined` for one without a time that can be read. Times come in UTC (a.5). */
export function readAppointment({ id, elements }: OfficeRecord, zone: string): Appointment | undefined {
  const date = fieldsOf(elements.date);
  const startsAt = readMoment(date.start, zone);
  if (startsAt === undefined) return undefined;
  const status = fieldsOf(elements.status);
  const recurrence = fieldsOf(elements.recurrence);
  const noticeMinutes = popupMinutes(fieldsOf(elements.reminder));
  const modified = lineOf(elements.modified, 40) ?? '';
  return {
    id,
    createdBy: lineOf(elements.createdBy, 200),
    modifiedAt: readMoment(modified, 'UTC'),
    modified,
    subject: lineOf(elements.subject),
    notes: textOf(elements.notes),
    type: lineOf(fieldsOf(elements.type).label, 200),
    status: lineOf(status.value, 40) ?? '',
    statusText: lineOf(status.label, 100) ?? lineOf(status.value, 40) ?? '',
    isPrivate: flagOf(elements.private) ?? false,
    startsAt,
    endsAt: Math.max(readMoment(date.end, zone) ?? startsAt, startsAt),
    allDay: flagOf(date.allDay) ?? false,
    isSeries: Object.keys(recurrence).length > 0,
    recurrence,
    userIds: objectsOf(elements.users).flatMap((user) => idOf(user.id) ?? []),
    groupIds: objectsOf(elements.groups).flatMap((group) => idOf(group.id) ?? []),
    contacts: objectsOf(elements.contacts).flatMap((contact) => {
      const address = idOf(contact.id);
      const confirmation = lineOf(contact.confirmationStatus, 40) ?? 'not-set';
      return address === undefined ? [] : [{ id: address, confirmation }];
    }),
    ...(noticeMinutes !== undefined && { noticeMinutes }),
  };
}

/** `{timeBefore, types}` (reference a.8); by mail or text message is no business of a desktop. */
function popupMinutes({ timeBefore, types }: Fields): number | undefined {
  const minutes = numberOf(timeBefore);
  const popsUp = Array.isArray(types) && types.includes('popup');
  return popsUp && minutes !== undefined && minutes >= 0 ? minutes : undefined;
}

export function isCancelled({ status }: Appointment): boolean {
  return status === 'canceled';
}
