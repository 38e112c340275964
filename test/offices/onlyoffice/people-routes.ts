import { notFound } from './api-error';
import { paged } from './envelope';
import type { Person } from './model';
import { type Call, type Route, value } from './route';

const statuses = { Active: 1, Terminated: 2, LeaveOfAbsence: 4, Default: 5, All: 7 };

export const peopleRoutes: readonly Route[] = [
  { method: 'GET', path: /^people\/@self$/u, run: ({ views, viewer }) => value(views.full(viewer)) },
  {
    method: 'GET',
    path: /^people$/u,
    run: ({ portal, views }) =>
      value(portal.people.filter(({ status }) => status === 1).map((person) => views.full(person))),
  },
  {
    method: 'GET',
    path: /^people\/filter$/u,
    run: (call) => paged(filtered(call), call.parameters, (person) => cheaper(call, call.views.full(person))),
  },
  {
    method: 'GET',
    path: /^people\/simple\/filter$/u,
    run: (call) => paged(filtered(call), call.parameters, ({ index }) => call.views.short(index)),
  },
  {
    method: 'GET',
    path: /^people\/status\/(?<status>\w+)$/u,
    run: ({ portal, parameters, views }) => {
      const wanted = parameters.choice('status', statuses) ?? 7;
      return value(
        portal.people.filter((person) => (person.status & wanted) !== 0).map((person) => views.full(person)),
      );
    },
  },
  {
    method: 'GET',
    path: /^people\/(?<name>[^/]+)\/photo$/u,
    run: ({ portal, parameters, views }) => {
      const full = views.full(personNamed(portal.find(parameters.text('name') ?? '')));
      const { avatar, avatarMedium, avatarSmall } = full;
      return value({
        original: avatar,
        retina: avatar,
        max: avatar,
        big: avatar,
        medium: avatarMedium,
        small: avatarSmall,
      });
    },
  },
  {
    method: 'GET',
    path: /^people\/(?<name>[^/@]+)$/u,
    run: ({ portal, parameters, views }) =>
      value(views.full(personNamed(portal.find(parameters.text('name') ?? '')))),
  },
  {
    method: 'GET',
    path: /^group$/u,
    run: ({ portal, views }) => value(portal.groups.map((group) => views.groupSummary(group))),
  },
  {
    method: 'GET',
    path: /^group\/(?<id>[0-9a-f-]{36})$/u,
    run: ({ portal, parameters, views }) => {
      const group = portal.groups.find(({ id }) => id === parameters.guid('id'));
      if (group === undefined) throw notFound('Group not found');
      return value(views.groupFull(group));
    },
  },
];

const dear = /^(?:groups|avatar.*|quotaLimit|usedSpace|docsSpace|mailSpace|talkSpace)$/u;

/** What is dear to find out is found out only when it is named, letter by letter. */
function cheaper({ portal, parameters }: Call, full: Record<string, unknown>): Record<string, unknown> {
  const asked = parameters.list('fields').flatMap((names) => names.split(','));
  if (asked.length === 0 || portal.switches.fields === 'ignored') return full;
  return Object.fromEntries(
    Object.entries(full).filter(([name]) => !dear.test(name) || asked.includes(name)),
  );
}

function personNamed(person: Person | undefined): Person {
  if (person === undefined) throw notFound('User not found');
  return person;
}

function filtered({ portal, parameters, viewer }: Call): readonly Person[] {
  const wanted = parameters.choice('employeeStatus', statuses) ?? 5;
  const group = parameters.guid('groupId');
  const members = group === null ? null : portal.groups.find(({ id }) => id === group)?.members;
  const search = parameters.text('filterValue')?.toLowerCase() ?? '';
  const found = portal.inOrder.filter(
    (person) =>
      (person.status & wanted) !== 0 &&
      (person.status !== 2 || viewer.isAdmin) &&
      (members === null || members?.includes(person.index) === true) &&
      (search === '' || `${portal.displayName(person)} ${person.userName}`.toLowerCase().includes(search)),
  );
  if (parameters.text('sortBy')?.toLowerCase() === 'lastname') {
    found.sort((one, other) => one.lastName.localeCompare(other.lastName) || one.index - other.index);
  }
  return parameters.text('sortOrder') === 'descending' ? found.reverse() : found;
}
