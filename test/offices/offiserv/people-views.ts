import type { Person } from './model';
import type { Fields, Presenter } from './presenter';

const polishRoles: Record<string, string> = {
  employee: 'pracownik',
  manager: 'przełożony',
  keeper: 'opiekun zasobów',
  admin: 'administrator',
};

const featureWords = ['Tickets', 'Resource Booking', 'Resource Management', 'Resource Handover'];

/** The document that a User's own URI gives: every documented field, in the order of the documentation. */
export function userDocument(present: Presenter, person: Person): Fields {
  return userFields(present, person, true);
}

/** A person where another object names one: an object, a short object or a URI, as the switch says. */
export function userValue(present: Presenter, field: string, person: Person): unknown {
  switch (present.switches.users) {
    case 'uris':
      return present.reference(field, 'user', person.index);
    case 'short':
      return present.record({
        uri: present.reference('uri', 'user', person.index),
        displayName: person.displayName,
      });
    case 'full':
      // Everything but the reports, or the list would go on to the bottom of the company.
      return userFields(present, person, false);
    case 'deep':
      return userFields(present, person, true);
  }
}

export function organizationDocument(present: Presenter): Fields {
  const { company, switches } = present;
  const created = present.instant(company.created);
  return present.record({
    uri: present.reference('uri', 'organization', 'my'),
    name: company.name,
    employeesCount: company.staff.people.length,
    domain: switches.googleApps ? company.domain : undefined,
    admins: present.innerList(
      company.staff.admins.map((index) => userValue(present, 'admins', company.staff.at(index))),
    ),
    created: String(created),
    country: company.country,
    timezone: company.zone,
    features: features(present),
  });
}

/** Whether leave is among the features that are switched on. */
export function hasLeave(present: Presenter): boolean {
  return !['without', 'empty'].includes(present.switches.features);
}

function features(present: Presenter): string[] | undefined {
  switch (present.switches.features) {
    case 'with-vacations':
      return ['Vacations', ...featureWords];
    case 'with-leave':
      return ['leave_requests', ...featureWords.map((word) => word.toLowerCase().replace(' ', '_'))];
    case 'without':
      return featureWords;
    case 'empty':
      return [];
    case 'missing':
      return undefined;
  }
}

function userFields(present: Presenter, person: Person, withReports: boolean): Fields {
  const { company, switches } = present;
  const own = (field: string, kind: Parameters<Presenter['reference']>[1]) =>
    present.reference(field, kind, person.index);
  const reminders = own('uris.reminders.UserReminders', 'reminders');
  return present.record({
    uri: own('uri', 'user'),
    firstname: person.firstname,
    lastname: person.lastname,
    [switches.emailField]: person.email,
    phone: present.optional(person.phone),
    mobile: present.optional(person.mobile),
    managerUri: managerUri(present, person),
    displayName: person.displayName,
    reports: withReports
      ? present.innerList(
          person.reports.map((index) => userValue(present, 'reports', company.staff.at(index))),
        )
      : undefined,
    roles: person.roles.map((role) => roleWord(present, role)),
    id: person.id,
    ticketsUri: own('ticketsUri', 'tickets'),
    reservationsUri: own('reservationsUri', 'reservations'),
    lendingsUri: own('lendingsUri', 'lendings'),
    outgoingTicketsUri: own('outgoingTicketsUri', 'outgoingTickets'),
    incomingTicketsUri: own('incomingTicketsUri', 'incomingTickets'),
    leavesForApprovalUri: own('leavesForApprovalUri', 'leavesForApproval'),
    singleTicketUri: singleTicketUri(present, person),
    keptResourcesUri: own('keptResourcesUri', 'keptResources'),
    keptResourcesReservationsHistoryUri: own('keptResourcesReservationsHistoryUri', 'keptResourcesHistory'),
    approversChainUri: own('approversChainUri', 'approvers'),
    ...(switches.remindersKey === 'flat' ? { 'uris.reminders.UserReminders': reminders } : {}),
    ...(switches.remindersKey === 'nested' ? { uris: { reminders: { UserReminders: reminders } } } : {}),
    keeperLendingsUri: own('keeperLendingsUri', 'keeperLendings'),
    filtersUri: own('filtersUri', 'filters'),
    companyUri: present.reference('companyUri', 'organization', 'my'),
    leavesUri: own('leavesUri', 'leaves'),
    leaveDaysLimitsUri: own('leaveDaysLimitsUri', 'limits'),
  });
}

function managerUri(present: Presenter, person: Person): string | null | undefined {
  if (person.manager !== null) return present.reference('managerUri', 'user', person.manager);
  const { topManager } = present.switches;
  if (topManager === 'self') return present.reference('managerUri', 'user', person.index);
  return topManager === 'null' ? null : undefined;
}

/** A prefix to which a ticket's id is added, or a template that says where the id goes. */
function singleTicketUri(present: Presenter, person: Person): string | undefined {
  const path = `${present.path('singleTicket', person.index)}/`;
  switch (present.switches.singleTicketUri) {
    case 'prefix':
      return present.publish('singleTicketUri', path);
    case 'template':
      return present.publish('singleTicketUri', `${path}{id}`);
    case 'absent':
      return undefined;
  }
}

function roleWord(present: Presenter, role: string): string {
  switch (present.switches.roleWords) {
    case 'plain':
      return role;
    case 'codes':
      return `ROLE_${role.toUpperCase()}`;
    case 'polish':
      return polishRoles[role] ?? role;
  }
}
