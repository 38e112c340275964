import { isRecord } from '../common/office-request';
import { instantOf, wallTime } from '../common/zoned-time';
import { ActionError, type ActionResult, type AskedAction, namesIn, type OfficeRecord } from './action-error';
import type { Appointment, Confirmation } from './model';
import type { OfficeBook } from './office-book';
import type { OnofficeValues } from './onoffice-switches';
import { phpObject } from './php-json';
import { startsOf } from './series';

const mostRows = 500;
const relationType = 'urn:onoffice-de-ns:smart:2.5:relationTypes:calendar:address';
const confirmationWords: Readonly<Record<string, Confirmation>> = {
  bestätigt: 'confirmed',
  gesendet: 'sent',
  gecancelt: 'canceled',
  'nicht gesetzt': 'not-set',
};

type Reader = (appointment: Appointment) => unknown;

/** Appointments: the list, the older reading of a single one, and the confirmation of a linked address. */
export class AppointmentDesk {
  readonly #readers: Readonly<Record<string, Reader>>;

  constructor(
    private readonly book: OfficeBook,
    private readonly switches: OnofficeValues,
  ) {
    this.#readers = {
      id: ({ id }) => String(id),
      createdBy: ({ createdBy }) => createdBy,
      modified: ({ modified }) => utc(modified),
      subject: ({ subject }) => subject,
      notes: ({ notes }) => notes,
      type: ({ type }) => ({ value: type, label: type }),
      status: ({ status }) => ({ value: status, label: status }),
      confirmationStatus: (one) => overall(one),
      private: ({ isPrivate }) => isPrivate,
      date: ({ start, end, isAllDay }) => ({ start: utc(start), end: utc(end), allDay: isAllDay }),
      travelTime: () => null,
      location: () => ({ type: 'sonstiges', value: 'Besprechungsraum' }),
      recurrence: (one) => this.#recurrence(one),
      reminder: ({ reminderMinutes }) =>
        reminderMinutes === null
          ? null
          : { timeBefore: reminderMinutes, recipients: 'all', confirmedOnly: false, types: ['popup'] },
      groups: ({ groupIds }) =>
        groupIds.map((id) => ({
          id: String(id),
          name: this.book.groups.find((group) => group.id === id)?.name ?? '',
        })),
      users: ({ userIds }) => userIds.map((id) => this.#userElement(id)),
      resources: () => [],
      contacts: ({ contacts }) =>
        contacts.map(({ addressId, confirmation }) => ({
          id: String(addressId),
          confirmationStatus: confirmation,
        })),
      estate: () => null,
      project: () => null,
      conflicts: () => phpObject({}),
    };
  }

  list(action: AskedAction): ActionResult {
    const { parameters, resourceId } = action;
    const names = namesIn(parameters.data);
    if (names.length === 0) throw new ActionError(254, 'Mandatory field missing: data');
    names.forEach((name, at) => {
      if (!Object.hasOwn(this.#readers, name)) {
        throw new ActionError(154, `Invalid field in input data: "(${at + 1}, ${name})"`);
      }
    });
    if (resourceId !== '') {
      const one = this.#visible().find(({ id }) => id === Number(resourceId));
      return { records: one === undefined ? [] : [this.#record(one, names)], total: null };
    }
    const filter = isRecord(parameters.filter) ? parameters.filter : {};
    const { startDate, endDate } = filter;
    if (!isDay(startDate) || !isDay(endDate)) throw new ActionError(241, 'The filter needs a period.');
    const from = instantOf(this.book.zone, startDate);
    const to = new Date(instantOf(this.book.zone, endDate).getTime() + 86_400_000);
    const found = this.#visible()
      .filter((one) => this.#isWithin(one, from, to))
      .filter((one) => matches(one, filter))
      .slice(0, mostRows);
    return { records: found.map((one) => this.#record(one, names)), total: null };
  }

  /** The older call, for one appointment: it alone names the members of a series. */
  readOne(action: AskedAction): ActionResult {
    if (this.switches.calendarRead === 'withdrawn') throw new ActionError(25, 'Unknown resource type.');
    const one = this.#visible().find(({ id }) => id === Number(action.resourceId));
    if (one === undefined) return { records: [], total: null };
    const { series } = one;
    const elements = {
      description: one.subject,
      start_dt: this.book.local(one.start),
      end_dt: this.book.local(one.end),
      ganztags: one.isAllDay,
      private: one.isPrivate ? '1' : '0',
      abgesagt: one.status === 'canceled',
      status: one.status,
      von: one.createdBy,
      ressourcesWithKeys: phpObject({}),
      rp_flag: series !== null,
      rp_type: series?.type ?? '',
      rp_tage: series === null ? '' : String(series.interval),
      rp_beginn_datum: series === null ? '0000-00-00' : this.book.local(one.start).slice(0, 10),
      rp_ende_datum: series?.until ?? '0000-00-00',
      rp_ende_status: series === null ? '' : series.until === null ? '2' : '1',
      rp_exception: series === null ? '' : series.exceptions.map((day) => `#${day}`).join(''),
    };
    return { records: [{ id: one.id, type: 'calendar', elements }], total: 1 };
  }

  /** Sets the confirmation of linked addresses. */
  confirm(action: AskedAction): ActionResult {
    const { relationtype, parentid, childid, relationinfo } = action.parameters;
    if (relationtype !== relationType) throw new ActionError(132, 'No or unknown relation type.');
    if (!Array.isArray(parentid) || !Array.isArray(childid)) {
      throw new ActionError(74, 'The parameter parentid has a wrong type.');
    }
    if (!isRecord(relationinfo)) throw new ActionError(180, 'The relation info is missing.');
    const word = confirmationWords[String(relationinfo.statusTerminbestaetigung)];
    if (word === undefined) throw new ActionError(181, 'The relation info has a bad value.');
    const appointment = this.book.appointments.get(Number(parentid[0]));
    const contact = appointment?.contacts.find(({ addressId }) => addressId === Number(childid[0]));
    if (appointment === undefined || contact === undefined || !this.switches.calendarRight) {
      throw new ActionError(80, 'Unknown record.');
    }
    const before = contact.confirmation;
    if (this.switches.relationWrites === 'take') {
      contact.confirmation = word;
      appointment.modified = this.book.clock.now();
    }
    const changed = { kind: 'confirmation', appointment: appointment.id, address: contact.addressId };
    return {
      records: [{ id: 0, type: '', elements: { success: 'success' } }],
      total: null,
      ...(before !== contact.confirmation && { effect: { ...changed, before, after: contact.confirmation } }),
    };
  }

  /** Somebody's own appointments are those of taking part; whoever only made one is not found. */
  #visible(): Appointment[] {
    if (!this.switches.calendarRight) return [];
    return [...this.book.appointments.values()].filter(
      ({ userIds, groupIds }) => userIds.length + groupIds.length > 0,
    );
  }

  #isWithin(one: Appointment, from: Date, to: Date): boolean {
    const lengthMs = one.end.getTime() - one.start.getTime();
    return startsOf(one, this.book.zone, to).some(
      (start) => start < to && start.getTime() + lengthMs >= from.getTime(),
    );
  }

  #record(one: Appointment, names: readonly string[]): OfficeRecord {
    const elements = Object.fromEntries(names.map((name) => [name, this.#readers[name]?.(one)]));
    return { id: one.id, type: 'calendar', elements };
  }

  #userElement(id: number): object {
    const user = this.book.users.find((one) => one.id === id);
    return {
      id: String(id),
      userName: user?.userName ?? '',
      firstName: user?.firstName ?? '',
      lastName: user?.lastName ?? '',
      email: user?.email ?? '',
    };
  }

  #recurrence({ series, start }: Appointment): object | null {
    if (series === null) return null;
    const first = wallTime(this.book.zone, start).slice(0, 10);
    return this.switches.recurrenceNames === 'plain'
      ? { type: series.type, interval: series.interval, start: first, end: series.until }
      : {
          rp_type: series.type,
          rp_tage: String(series.interval),
          rp_beginn_datum: first,
          rp_ende_datum: series.until ?? '0000-00-00',
          rp_ende_status: series.until === null ? '2' : '1',
          rp_exception: series.exceptions.map((day) => `#${day}`).join(''),
        };
  }
}

/** Keys that nobody knows are passed over without a word. */
function matches(one: Appointment, filter: Readonly<Record<string, unknown>>): boolean {
  const { userIds, groupIds, isCancelled, isDone, isRecurrent } = filter;
  const includes = (wanted: unknown, ids: readonly number[]): boolean =>
    !Array.isArray(wanted) || ids.some((id) => wanted.map(Number).includes(id));
  return (
    includes(userIds, one.userIds) &&
    includes(groupIds, one.groupIds) &&
    (typeof isCancelled !== 'boolean' || (one.status === 'canceled') === isCancelled) &&
    (typeof isDone !== 'boolean' || (one.status === 'completed') === isDone) &&
    (typeof isRecurrent !== 'boolean' || (one.series !== null) === isRecurrent)
  );
}

function overall({ contacts }: Appointment): string {
  const states = new Set(contacts.map(({ confirmation }) => confirmation));
  if (states.has('confirmed') && states.has('canceled')) return 'confirmed and canceled';
  return states.has('confirmed')
    ? 'confirmed'
    : states.has('canceled')
      ? 'canceled'
      : states.has('sent')
        ? 'sent'
        : 'not-set';
}

function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}+00:00`;
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value);
}
