import { type CommonControl, type CommonParts, makeCommonControl } from '../common/common-control';
import type { OfficeLogin } from '../common/office-login';
import { addDays, lastDayOf, workingDayFrom } from '../common/plain-dates';
import { Refusal } from '../common/refusal';
import type { LeaveDraft } from './leave-book';
import { leaveTypes } from './leave-types';
import type { Booking, Person } from './model';
import type { OffiservInput } from './offiserv-operations';
import {
  type BookingState,
  bookingState,
  type LeaveState,
  leaveState,
  loginsOf,
  type OffiservState,
  type PersonState,
  personState,
  type TicketState,
  ticketState,
} from './offiserv-state';
import type { Presenter } from './presenter';
import type { Cast } from './showcase';

/** What tests can do with an OffiServ office. Functions that change something throw a Refusal when they cannot. */
export interface OffiservControl extends CommonControl {
  state(input?: OffiservInput<'state'>): Promise<OffiservState>;
  logins(): Promise<OfficeLogin[]>;
  people(input?: OffiservInput<'people'>): Promise<PersonState[]>;
  /** Asks for leave; whatever is left out is chosen: a report of the first approver, five free days ahead. */
  createLeave(input?: OffiservInput<'createLeave'>): Promise<LeaveState>;
  changeLeave(input: OffiservInput<'changeLeave'>): Promise<LeaveState>;
  withdrawLeave(input: OffiservInput<'withdrawLeave'>): Promise<LeaveState>;
  /** Decides as the approver whose turn it is, who may be named. */
  decideLeave(input: OffiservInput<'decideLeave'>): Promise<LeaveState>;
  /** Writes a ticket; `from: null` makes it the system's. */
  createTicket(input?: OffiservInput<'createTicket'>): Promise<TicketState>;
  closeTicket(input: OffiservInput<'closeTicket'>): Promise<TicketState>;
  /** Reserves a thing; 409 with the holder's name and contact when it is taken. */
  createReservation(input?: OffiservInput<'createReservation'>): Promise<BookingState>;
  createLending(input?: OffiservInput<'createLending'>): Promise<BookingState>;
  /** Cancels a reservation, or takes a lent thing back. */
  endBooking(input: OffiservInput<'endBooking'>): Promise<BookingState>;
  changePerson(input: OffiservInput<'changePerson'>): Promise<PersonState>;
}

const hourMs = 3_600_000;

export function makeOffiservControl(parts: CommonParts, present: Presenter, cast: Cast): OffiservControl {
  const { company } = present;
  const { staff, leave, tickets, resources } = company;
  let turn = 0;

  const typeNamed = (name: string): number => {
    const found = leaveTypes.findIndex((type) => type.name === name || type.polishName === name);
    if (found < 0) throw new Refusal(400, `There is no leave type "${name}".`);
    return found;
  };
  const book = (kind: Booking['kind'], input: OffiservInput<'createReservation'>): BookingState => {
    const nowMs = parts.clock.now().getTime();
    const startMs = kind === 'lending' ? nowMs - hourMs : nowMs + hourMs;
    const from = input.from === undefined ? new Date(startMs) : new Date(input.from);
    const to = input.to === undefined ? new Date(from.getTime() + 2 * hourMs) : new Date(input.to);
    const resource =
      input.resource === undefined
        ? resources.freeFor(kind, from, to)
        : resources.getResource(input.resource);
    if (resource === undefined) throw new Refusal(409, 'Nothing is free then.');
    const person = input.person === undefined ? cast.approver : staff.get(input.person);
    return bookingState(present, resources.book(kind, resource, person, from, to, input.reason ?? 'Meeting'));
  };
  const draft = (input: OffiservInput<'createLeave'>): LeaveDraft => {
    const approver = input.approver === undefined ? null : staff.get(input.approver);
    const requester =
      input.requester === undefined
        ? nextRequester(present, approver ?? cast.approver, turn++)
        : staff.get(input.requester);
    const chain = staff.approversOf(requester);
    const from = input.from ?? freeFrom(present, requester);
    return {
      requester,
      approvers: approver === null || chain.includes(approver.index) ? chain : [approver.index],
      type: input.type === undefined ? 0 : typeNamed(input.type),
      from,
      to: input.to ?? lastDayOf(from, 5),
      comment: input.comment ?? 'A few days off.',
    };
  };

  return {
    ...makeCommonControl(parts),
    state: async (input = {}) => {
      const requester = input.requester === undefined ? null : staff.get(input.requester).index;
      const waitingFor = input.waitingFor === undefined ? null : staff.get(input.waitingFor).index;
      const wanted = [...leave.all()].filter(
        (request) =>
          (input.status === undefined || request.status === input.status) &&
          (requester === null || request.requester === requester) &&
          (waitingFor === null || leave.nextApprover(request) === waitingFor),
      );
      return {
        organization: company.name,
        people: staff.people.length,
        now: parts.clock.now().toISOString(),
        leaveRequests: wanted.map((request) => leaveState(present, request)),
        counts: {
          tickets: [...tickets.all()].length,
          bookings: [...resources.all()].length,
          resources: resources.resources.length,
        },
      };
    },
    logins: async () => loginsOf(company, cast),
    people: async ({ offset = 0, limit = 1_000 } = {}) =>
      staff.people
        .slice(Number(offset), Number(offset) + Number(limit))
        .map((person) => personState(present, person)),
    createLeave: async (input = {}) => leaveState(present, leave.create(draft(input))),
    changeLeave: async ({ id, type, from, to, comment }) => {
      const request = leave.get(id);
      leave.change(request, {
        ...(type === undefined ? {} : { type: typeNamed(type) }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(comment === undefined ? {} : { comment }),
      });
      return leaveState(present, request);
    },
    withdrawLeave: async ({ id }) => {
      const request = leave.get(id);
      leave.withdraw(request);
      return leaveState(present, request);
    },
    decideLeave: async ({ id, as, status, comment = '' }) => {
      const request = leave.get(id);
      const next = leave.nextApprover(request);
      if (next === null) throw new Refusal(409, `Request ${id} is ${request.status}.`);
      if (as !== undefined && staff.get(as).index !== next) {
        throw new Refusal(403, `Request ${id} waits for ${staff.at(next).displayName}.`);
      }
      leave.decide(request, staff.at(next), status, comment, 'control');
      return leaveState(present, request);
    },
    createTicket: async ({
      from,
      to,
      title = 'Please call the courier',
      description = 'Before noon.',
    } = {}) => {
      const author = from === undefined ? cast.employee : from === null ? null : staff.get(from);
      const addressee = to === undefined ? cast.approver : staff.get(to);
      const ticket = { title, description, author: author?.index ?? null, addressee: addressee.index };
      return ticketState(present, tickets.create(ticket));
    },
    closeTicket: async ({ id }) => {
      const ticket = tickets.get(id);
      ticket.status = 'closed';
      return ticketState(present, ticket);
    },
    createReservation: async (input = {}) => book('reservation', input),
    createLending: async (input = {}) => book('lending', input),
    endBooking: async ({ id }) => {
      const booking = resources.getBooking(id);
      booking.status = booking.kind === 'lending' ? 'returned' : 'cancelled';
      return bookingState(present, booking);
    },
    changePerson: async ({ id, ...changes }) => {
      const person = staff.get(id);
      Object.assign(person, changes);
      return personState(present, person);
    },
  };
}

/** The approver's reports by turns; for somebody without reports anybody else. */
function nextRequester(present: Presenter, approver: Person, turn: number): Person {
  const { staff } = present.company;
  const team = approver.reports.filter((index) =>
    staff.approversOf(staff.at(index)).includes(approver.index),
  );
  const index = team[turn % team.length] ?? staff.people.findIndex((person) => person !== approver);
  return staff.at(index);
}

/** The first working day, from two weeks ahead, of five on which the person has asked for nothing. */
function freeFrom(present: Presenter, person: Person): string {
  const { company } = present;
  const requests = company.leave.of(person);
  let from = workingDayFrom(addDays(company.today, 14));
  while (requests.some((request) => request.from <= lastDayOf(from, 5) && from <= request.to)) {
    from = workingDayFrom(addDays(from, 1));
  }
  return from;
}
