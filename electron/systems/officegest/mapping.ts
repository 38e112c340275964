import { type ReadDate, readDate } from '../../office/dates';
import type { Absence, Person, Phone } from '../../office/person';
import type { Reminder } from '../../office/reminder';
import type { Ticket } from '../../office/ticket';
import { wallTimeAt } from '../../office/time-zones';
import { present, stableHash } from '../../session/fields';
import type { Assumptions } from './assumptions';
import type { AppointmentWire, DepartmentWire, EmployeeWire, OrderWire, TraderWire } from './wire';

/** What mapping needs to know beside the record itself. */
export interface MappingContext {
  readonly origin: string;
  readonly assumptions: Assumptions;
}

/** Shown where the record names nobody. */
const unknownName = '–';
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const longestNumber = 60;

/** GA-3, GA-9. `undefined` for somebody who has left. */
export function toPerson(
  employee: EmployeeWire,
  departments: ReadonlyMap<string, DepartmentWire>,
): Person | undefined {
  if (employee.active === false || employee.active === 'F') return undefined;
  const department = departments.get(employee.departmentId ?? '');
  const leader = department?.responsible_id;
  return present({
    id: employee.id,
    displayName: employee.name ?? employee.email ?? employee.login ?? unknownName,
    email: employee.email,
    login: employee.login,
    phones: phonesOf(employee),
    department: department?.name,
    managerId: leader === employee.id ? undefined : leader,
  });
}

/** A customer or a supplier; its id cannot be taken for a colleague's. */
export function toOutsideContact(trader: TraderWire, kind: 'customer' | 'supplier'): Person {
  return present({
    id: `${kind}:${trader.id}`,
    displayName: trader.name,
    email: trader.email,
    phones: phonesOf(trader),
    outside: trader.name,
  });
}

function phonesOf(one: {
  readonly mobile_phone: string | undefined;
  readonly phone: string | undefined;
}): Phone[] {
  const phones: Phone[] = [];
  if (one.mobile_phone !== undefined)
    phones.push({ kind: 'mobile', number: one.mobile_phone.slice(0, longestNumber) });
  if (one.phone !== undefined) phones.push({ kind: 'desk', number: one.phone.slice(0, longestNumber) });
  return phones;
}

/** GA-4: an appointment of mine that is still ahead or under way; `undefined` for any other. */
export function toReminder(
  appointment: AppointmentWire,
  me: string,
  now: number,
  context: MappingContext,
): Reminder | undefined {
  if (appointment.employee_id !== me || appointment.completed || appointment.no_show) return undefined;
  const span = spanOf(appointment, context);
  if (span === undefined || span.endsAt <= now) return undefined;
  return present({
    id: appointment.id,
    kind: 'appointment' as const,
    title: appointment.title ?? unknownName,
    startsAt: span.start.at,
    endsAt: span.endsAt > span.start.at ? span.endsAt : undefined,
    dueAt: span.start.at,
    allDay: span.allDay,
    note: appointment.location,
    webUrl: webUrlOf(context),
  });
}

/** GA-6: time away that a title in the diary tells of; `undefined` for every other entry. */
export function toAbsence(appointment: AppointmentWire, context: MappingContext): Absence | undefined {
  const title = folded(appointment.title ?? '');
  const isAway = context.assumptions.absences.words.some((word) => title.includes(folded(word)));
  const span = isAway ? spanOf(appointment, context) : undefined;
  if (span === undefined || appointment.employee_id === undefined) return undefined;
  // An entry that ends as a day begins does not reach into it.
  const last = readDate(Math.max(span.start.at, span.endsAt - 1), context.assumptions.timeZone);
  return present({
    id: appointment.id,
    personId: appointment.employee_id,
    from: span.start.day,
    to: last?.day ?? span.start.day,
    pending: false,
    type: appointment.title,
  });
}

/** GA-5: a work order as a ticket that can be read; it is worked on in the web application. */
export function toTicket(
  order: OrderWire,
  observations: string | undefined,
  context: MappingContext,
): Ticket {
  const zone = context.assumptions.timeZone;
  const due = readDate(order.expected_delivery_date, zone)?.at;
  const state = readableState(order);
  const name = order.document_number ?? order.number;
  return present({
    id: order.number,
    version: stableHash([
      order.status ?? null,
      order.customer ?? null,
      order.plate ?? null,
      due ?? null,
      order.awaiting_parts,
      order.priority ?? null,
    ]),
    kind: 'ticket' as const,
    title: order.plate === undefined ? name : `${name} · ${order.plate}`,
    body: observations ?? (order.interventions.length > 0 ? order.interventions.join('\n') : undefined),
    requester: { name: order.customer ?? unknownName },
    createdAt: readDate(order.date, zone)?.at,
    standing: waits(order, context) ? ('pending' as const) : ('other' as const),
    stateText: state,
    verbs: [],
    reasonNeeded: [],
    dueAt: due,
    webUrl: webUrlOf(context),
  });
}

/** Whether an order is still open, whoever works on it (GA-5). */
export function waits(order: OrderWire, { assumptions }: MappingContext): boolean {
  return !order.is_cancelled && assumptions.workOrders.activeStates.includes(order.status ?? '');
}

/** Lower case without accents, so that "FÉRIAS" and "ferias" are one word. */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** `status_name` is often a token that nobody translated: the letter n and digits (reference a.7). */
function readableState(order: OrderWire): string {
  const name = order.status_name;
  return name === undefined || /^n\d+$/i.test(name) ? (order.status ?? '') : name;
}

interface Span {
  readonly start: ReadDate;
  /** Epoch milliseconds; never before the start. */
  readonly endsAt: number;
  readonly allDay: boolean;
}

/** When an entry is, read on the wall of the installation; `undefined` without a start. */
function spanOf(appointment: AppointmentWire, { assumptions }: MappingContext): Span | undefined {
  const zone = assumptions.timeZone;
  const start = readDate(appointment.start, zone);
  if (start === undefined) return undefined;
  const end = readDate(appointment.end, zone);
  const allDay = start.dayOnly || (end !== undefined && isWholeDays(start, end, assumptions));
  if (end === undefined)
    return { start, endsAt: start.dayOnly ? nextMidnight(start.at, zone) : start.at, allDay };
  const endsAt = end.dayOnly ? nextMidnight(end.at, zone) : notBefore(start.at, end.at, zone);
  return { start, endsAt: Math.max(start.at, endsAt), allDay };
}

/**
 * An hour of the night when the clocks go back is on the wall twice. An end that would lie before its start is meant the
 * second time round.
 */
function notBefore(startsAt: number, endsAt: number, zone: string): number {
  const later = endsAt + hourMs;
  const isTwice = JSON.stringify(wallTimeAt(endsAt, zone)) === JSON.stringify(wallTimeAt(later, zone));
  return endsAt < startsAt && isTwice ? later : endsAt;
}

/** GA-12. */
function isWholeDays(start: ReadDate, end: ReadDate, { timeZone, wholeDays }: Assumptions): boolean {
  const [from, to] = [clockAt(start.at, timeZone), clockAt(end.at, timeZone)];
  return from === '00:00' && end.at > start.at && (to === '00:00' || to === wholeDays.lastMinute);
}

function clockAt(at: number, zone: string): string {
  const { hour, minute } = wallTimeAt(at, zone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The beginning of the next day on the wall, which can be 23 or 25 hours away. */
function nextMidnight(midnight: number, zone: string): number {
  const next = readDate(midnight + dayMs + 2 * hourMs, zone);
  return readDate(next?.day, zone)?.at ?? midnight + dayMs;
}

/** GA-11. */
function webUrlOf({ origin, assumptions }: MappingContext): string {
  return origin + assumptions.webApplication.path;
}
