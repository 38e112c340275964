import type { OfficeLogin } from '../common/office-login';
import type { Company } from './company';
import { leaveTypes } from './leave-types';
import type { Booking, LeaveRequest, LeaveStatus, Person, Ticket, Verdict } from './model';
import type { Presenter } from './presenter';
import type { Cast } from './showcase';

interface PersonName {
  readonly id: string;
  readonly login: string;
  readonly name: string;
}

/** A leave request with everything that the office knows of it. */
export interface LeaveState {
  readonly id: string;
  /** The path of its own URI. */
  readonly path: string;
  readonly requester: PersonName;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly status: LeaveStatus;
  readonly comment: string;
  readonly created: string;
  readonly changed: string;
  readonly version: number;
  readonly approvers: PersonName[];
  /** Whose turn it is; `null` once it is decided or withdrawn. */
  readonly waitingFor: PersonName | null;
  readonly decisions: {
    readonly at: string;
    readonly by: PersonName;
    readonly verdict: Verdict;
    readonly comment: string;
    /** By a request to the office, by the control port, or before the office was opened. */
    readonly via: 'office' | 'control' | 'past';
  }[];
}

export interface TicketState {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly status: Ticket['status'];
  readonly author: PersonName | null;
  readonly addressee: PersonName;
}

export interface BookingState {
  readonly id: string;
  readonly path: string;
  readonly kind: Booking['kind'];
  readonly resource: string;
  readonly person: PersonName;
  readonly from: string;
  readonly to: string;
  readonly status: Booking['status'];
}

export interface OffiservState {
  readonly organization: string;
  /** How many people there are. */
  readonly people: number;
  readonly now: string;
  readonly leaveRequests: LeaveState[];
  readonly counts: { readonly tickets: number; readonly bookings: number; readonly resources: number };
}

export interface PersonState extends PersonName {
  readonly password: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly phone: string;
  readonly mobile: string;
  /** Login of the manager. */
  readonly manager: string | null;
  readonly approvers: string[];
  readonly roles: readonly string[];
  /** The path of the person's own URI. */
  readonly path: string;
}

function nameState(person: Person): PersonName {
  return { id: person.id, login: person.email, name: person.displayName };
}

export function leaveState(present: Presenter, request: LeaveRequest): LeaveState {
  const { staff, leave } = present.company;
  const next = leave.nextApprover(request);
  return {
    id: request.id,
    path: present.path('leave', request.id),
    requester: nameState(staff.at(request.requester)),
    type: leaveTypes[request.type]?.name ?? '',
    from: request.from,
    to: request.to,
    days: request.days,
    status: request.status,
    comment: request.comment,
    created: request.created.toISOString(),
    changed: request.changed.toISOString(),
    version: request.version,
    approvers: request.approvers.map((index) => nameState(staff.at(index))),
    waitingFor: next === null ? null : nameState(staff.at(next)),
    decisions: request.decisions.map((decision) => ({
      at: decision.at.toISOString(),
      by: nameState(staff.at(decision.by)),
      verdict: decision.verdict,
      comment: decision.comment,
      via: decision.via,
    })),
  };
}

export function ticketState(present: Presenter, ticket: Ticket): TicketState {
  const { staff } = present.company;
  return {
    id: ticket.id,
    path: present.path('ticket', ticket.id),
    title: ticket.title,
    status: ticket.status,
    author: ticket.author === null ? null : nameState(staff.at(ticket.author)),
    addressee: nameState(staff.at(ticket.addressee)),
  };
}

export function bookingState(present: Presenter, booking: Booking): BookingState {
  return {
    id: booking.id,
    path: present.path('booking', booking.id),
    kind: booking.kind,
    resource: booking.resource.name,
    person: nameState(present.company.staff.at(booking.person)),
    from: booking.from.toISOString(),
    to: booking.to.toISOString(),
    status: booking.status,
  };
}

export function personState(present: Presenter, person: Person): PersonState {
  const { company } = present;
  return {
    ...nameState(person),
    password: company.passwordOf(person),
    firstname: person.firstname,
    lastname: person.lastname,
    phone: person.phone,
    mobile: person.mobile,
    manager: person.manager === null ? null : company.staff.at(person.manager).email,
    approvers: company.staff.approversOf(person).map((index) => company.staff.at(index).email),
    roles: person.roles,
    path: present.path('user', person.index),
  };
}

/** One login for each part: approver, employee, second-approver, keeper, admin; the approver first. */
export function loginsOf(company: Company, cast: Cast): OfficeLogin[] {
  const parts: [string, Person][] = [
    ['approver', cast.approver],
    ['employee', cast.employee],
    ['second-approver', cast.secondApprover],
    ['keeper', cast.keeper],
    ['admin', cast.admin],
  ];
  const logins = new Map<Person, OfficeLogin>();
  for (const [role, person] of parts) {
    const known = logins.get(person);
    if (known !== undefined) known.roles.push(role);
    else {
      const password = company.passwordOf(person);
      logins.set(person, { login: person.email, password, name: person.displayName, roles: [role] });
    }
  }
  return [...logins.values()];
}
