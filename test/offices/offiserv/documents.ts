import { hashText } from '../common/random';
import { Refusal } from '../common/refusal';
import type { Company } from './company';
import type { LeaveRequest, Person } from './model';
import { hasLeave, organizationDocument, userDocument, userValue } from './people-views';
import type { Presenter } from './presenter';
import type { ReferenceKind, Target } from './references';
import {
  filterDocument,
  filterNames,
  keeperDocument,
  leaveDocument,
  leaveTicketDocument,
  limitDocument,
  reminderDocument,
  resourceDocument,
  ticketDocument,
} from './work-views';

type Make = (present: Presenter, owner: Person, now: Date) => unknown;

/** What only its owner may read. */
const ownLists: Partial<Record<ReferenceKind, Make>> = {
  tickets: (present, owner) =>
    present.list(present.company.tickets.of(owner).map((ticket) => ticketDocument(present, ticket))),
  outgoingTickets: (present, owner) =>
    present.list(present.company.tickets.outgoing(owner).map((ticket) => ticketDocument(present, ticket))),
  incomingTickets: (present, owner) =>
    present.list([
      ...(present.switches.leavesInTickets && hasLeave(present)
        ? present.company.leave.waitingFor(owner).map((request) => leaveTicketDocument(present, request))
        : []),
      ...present.company.tickets.incoming(owner).map((ticket) => ticketDocument(present, ticket)),
    ]),
  reservations: (present, owner, now) => present.list(reminders(present, owner, 'reservation', now)),
  lendings: (present, owner, now) => present.list(reminders(present, owner, 'lending', now)),
  reminders: (present, owner, now) =>
    present.list([
      ...reminders(present, owner, 'reservation', now),
      ...reminders(present, owner, 'lending', now),
    ]),
  keptResources: (present, owner) =>
    present.list(present.company.resources.keptBy(owner).map((thing) => resourceDocument(present, thing))),
  keptResourcesHistory: (present, owner) =>
    present.list(present.company.resources.historyOf(owner).map((one) => keeperDocument(present, one))),
  keeperLendings: (present, owner) =>
    present.list(present.company.resources.lentBy(owner).map((one) => keeperDocument(present, one))),
  filters: (present) => present.list(filterNames.map((_name, place) => filterDocument(present, place))),
  leavesForApproval: (present, owner) =>
    leaveList(present, present.company.leave.waitingFor(owner), present.switches.approvalShape === 'tickets'),
};

/**
 * The document behind a reference, as this viewer may see it.
 * @throws Refusal 403 or 404
 */
export function documentFor(
  present: Presenter,
  viewer: Person,
  { target, rest }: { target: Target; rest: string | null },
  now: Date,
): unknown {
  const { company } = present;
  if (rest !== null && target.kind !== 'singleTicket') throw notFound();
  const ownList = ownLists[target.kind];
  if (ownList !== undefined) {
    const owner = personAt(company, target.id);
    if (owner !== viewer) throw forbidden(present);
    return ownList(present, owner, now);
  }
  switch (target.kind) {
    case 'user':
      return visibleUser(present, viewer, personAt(company, target.id));
    case 'organization':
      return organizationDocument(present);
    case 'approvers': {
      const chain = company.staff.approversOf(personAt(company, target.id));
      return present.list(
        chain.map((index) => userValue(present, 'approversChainUri', company.staff.at(index))),
      );
    }
    case 'leaves':
      return leaveList(present, company.leave.of(leaveOwner(present, viewer, target.id)), false);
    case 'limits': {
      const owner = leaveOwner(present, viewer, target.id);
      const limits = company.leave.limitsOf(owner, company.today.slice(0, 4));
      return present.list(showsLeave(present) ? limits.map((limit) => limitDocument(present, limit)) : []);
    }
    case 'leave':
      return leaveDocument(present, visibleLeave(present, viewer, target.id));
    case 'leaveTicket':
      return leaveTicketDocument(present, visibleLeave(present, viewer, target.id));
    case 'singleTicket':
      if (personAt(company, target.id) !== viewer) throw forbidden(present);
      return visibleTicket(present, viewer, decodeURIComponent(rest ?? ''));
    case 'ticket':
      return visibleTicket(present, viewer, target.id);
    case 'booking':
      return visibleBooking(present, viewer, target.id);
    case 'resource': {
      const resource = company.resources.findResource(target.id);
      if (resource === undefined) throw notFound();
      return resourceDocument(present, resource);
    }
    case 'filter':
      return filterDocument(present, Number(target.id));
    default:
      throw notFound();
  }
}

/** @throws Refusal 404 when it is not there or was withdrawn, 403 for those whom it does not concern */
export function visibleLeave(present: Presenter, viewer: Person, id: string): LeaveRequest {
  leaveIsOn(present);
  const request = present.company.leave.find(id);
  if (request === undefined || request.status === 'withdrawn') throw notFound();
  const isConcerned =
    request.requester === viewer.index ||
    request.approvers.includes(viewer.index) ||
    present.company.staff.isAdmin(viewer);
  if (!isConcerned) throw forbidden(present);
  return request;
}

function visibleUser(present: Presenter, viewer: Person, person: Person): unknown {
  const { closedUsersPercent, closedUsersStatus } = present.switches;
  const isClosed = person !== viewer && hashText(`closed/${person.id}`) % 100 < closedUsersPercent;
  if (isClosed) throw new Refusal(Number(closedUsersStatus), 'This person is not shown.');
  return userDocument(present, person);
}

/** Whose leave it is, if the viewer may see it: oneself, somebody one approves for, anybody for an administrator. */
function leaveOwner(present: Presenter, viewer: Person, id: string): Person {
  leaveIsOn(present);
  const { staff } = present.company;
  const owner = personAt(present.company, id);
  const { leaveVisibility } = present.switches;
  const isAllowed =
    owner === viewer ||
    leaveVisibility === 'everyone' ||
    (leaveVisibility === 'approvers' &&
      (staff.approversOf(owner).includes(viewer.index) || staff.isAdmin(viewer)));
  if (!isAllowed) throw forbidden(present);
  return owner;
}

function leaveList(present: Presenter, requests: readonly LeaveRequest[], asTickets: boolean): unknown {
  leaveIsOn(present);
  const make = asTickets ? leaveTicketDocument : leaveDocument;
  return present.list(showsLeave(present) ? requests.map((request) => make(present, request)) : []);
}

function showsLeave(present: Presenter): boolean {
  return hasLeave(present) || present.switches.leaveWhenOff === 'served';
}

/** @throws Refusal with the status that the switch gives to leave that is switched off */
function leaveIsOn(present: Presenter): void {
  const { leaveWhenOff } = present.switches;
  if (hasLeave(present) || leaveWhenOff === 'empty' || leaveWhenOff === 'served') return;
  throw new Refusal(Number(leaveWhenOff), 'Vacations are switched off.');
}

function reminders(present: Presenter, owner: Person, kind: 'reservation' | 'lending', now: Date): unknown[] {
  const active = present.company.resources.activeOf(owner, kind, now);
  return active.map((booking) => reminderDocument(present, booking));
}

function visibleTicket(present: Presenter, viewer: Person, id: string): unknown {
  const ticket = present.company.tickets.find(id);
  if (ticket === undefined) throw notFound();
  if (ticket.author !== viewer.index && ticket.addressee !== viewer.index) throw forbidden(present);
  return ticketDocument(present, ticket);
}

function visibleBooking(present: Presenter, viewer: Person, id: string): unknown {
  const booking = present.company.resources.findBooking(id);
  if (booking === undefined) throw notFound();
  const isKeeper = booking.resource.keeper === viewer.index;
  if (booking.person !== viewer.index && !isKeeper) throw forbidden(present);
  return isKeeper ? keeperDocument(present, booking) : reminderDocument(present, booking);
}

function personAt(company: Company, id: string): Person {
  const person = company.staff.people[Number(id)];
  if (person === undefined) throw notFound();
  return person;
}

function notFound(): Refusal {
  return new Refusal(404, 'There is nothing here.');
}

function forbidden(present: Presenter): Refusal {
  return new Refusal(Number(present.switches.forbidden), 'This is not yours to see.');
}
