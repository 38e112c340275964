import { leaveTypes } from './leave-types';
import type { Booking, LeaveRequest, Person, Resource, Ticket } from './model';
import { userValue } from './people-views';
import type { Fields, Presenter } from './presenter';

/** A leave request with the fields of OA-7. */
export function leaveDocument(present: Presenter, request: LeaveRequest): Fields {
  const { company, switches } = present;
  return present.record({
    uri: present.reference('uri', 'leave', request.id),
    id: request.id,
    user: userValue(present, 'user', company.staff.at(request.requester)),
    type: present.leaveType(leaveTypes[request.type]),
    from: present.day(request.from),
    to: present.day(request.to),
    days: request.days,
    status: leaveStatusWord(present, request),
    comment: present.optional(request.comment),
    approvers: switches.approverHistory ? approverHistory(present, request) : undefined,
  });
}

/** A leave request in the shape of a ticket, for the reading that the list for approval gives Tickets. */
export function leaveTicketDocument(present: Presenter, request: LeaveRequest): Fields {
  const requester = present.company.staff.at(request.requester);
  const type = present.leaveType(leaveTypes[request.type]) ?? '';
  const span = request.from === request.to ? request.from : `${request.from} - ${request.to}`;
  return present.record({
    uri: present.reference('uri', 'leaveTicket', request.id),
    id: request.id,
    title: `${type}: ${requester.displayName}, ${span}`,
    description: present.optional(request.comment),
    status: leaveStatusWord(present, request),
    created: present.instant(request.created),
    author: userValue(present, 'author', requester),
  });
}

/** A ticket with the fields of OA-4. */
export function ticketDocument(present: Presenter, ticket: Ticket): Fields {
  const { switches } = present;
  return present.record({
    uri: present.reference('uri', 'ticket', ticket.id),
    id: ticket.id,
    title: ticket.title,
    description: ticket.description,
    status: ticket.status === 'open' ? switches.openWord : switches.closedWord,
    created: present.instant(ticket.created),
    author: author(present, ticket),
  });
}

/** A reservation or a lending with the fields of OA-6. */
export function reminderDocument(present: Presenter, booking: Booking): Fields {
  return present.record({
    uri: present.reference('uri', 'booking', booking.id),
    resourceName: booking.resource.name,
    from: present.instant(booking.from),
    to: present.instant(booking.to),
    kind: present.switches.reminderKind === 'field' ? booking.kind : undefined,
  });
}

/** The same as the keeper sees it: with the person who has the thing. */
export function keeperDocument(present: Presenter, booking: Booking): Fields {
  return {
    ...reminderDocument(present, booking),
    ...present.record({
      user: userValue(present, 'user', present.company.staff.at(booking.person)),
      status: booking.status,
    }),
  };
}

export function resourceDocument(present: Presenter, resource: Resource): Fields {
  return present.record({
    uri: present.reference('uri', 'resource', resource.id),
    id: resource.id,
    name: resource.name,
    group: resource.group.name,
    sharing: resource.group.sharing,
  });
}

/** A limit of leave days with the fields of OA-9. */
export function limitDocument(
  present: Presenter,
  limit: { type: number; limit: number; used: number },
): Fields {
  return present.record({
    type: present.leaveType(leaveTypes[limit.type]),
    limit: limit.limit,
    used: limit.used,
  });
}

export const filterNames = ['Open tickets', 'Written by me', 'Older than a month'] as const;

export function filterDocument(present: Presenter, place: number): Fields {
  return present.record({
    uri: present.reference('uri', 'filter', place),
    id: String(place),
    name: filterNames[place],
  });
}

/** `undefined` where the switch leaves the state of an open request out. */
function leaveStatusWord(present: Presenter, request: LeaveRequest): string | undefined {
  const { pendingWord, approvedWord, rejectedWord } = present.switches;
  switch (request.status) {
    case 'approved':
      return approvedWord;
    case 'rejected':
      return rejectedWord;
    default:
      return pendingWord === 'none' ? undefined : pendingWord;
  }
}

function approverHistory(present: Presenter, request: LeaveRequest): Fields[] {
  return request.approvers.map((index, place) => {
    const decision = request.decisions[place];
    return {
      user: userValue(present, 'approvers', present.company.staff.at(index)),
      decision: decision?.verdict ?? null,
      comment: decision?.comment ?? null,
      decided: decision === undefined ? null : present.instant(decision.at),
    };
  });
}

function author(present: Presenter, ticket: Ticket): unknown {
  if (ticket.author !== null) {
    const person: Person = present.company.staff.at(ticket.author);
    return userValue(present, 'author', person);
  }
  const { systemAuthor } = present.switches;
  return systemAuthor === 'null' ? null : systemAuthor === 'name' ? 'OffiServ' : undefined;
}
