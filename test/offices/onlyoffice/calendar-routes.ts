import { addDays, type PlainDate, weekday } from '../common/plain-dates';
import { instantOf, wallTime } from '../common/zoned-time';
import { readDay, writeDay, writeInstant } from './api-dates';
import type { CalendarEvent, Person } from './model';
import { type Call, type Route, value } from './route';

type Fields = Record<string, unknown>;

const dayMs = 86_400_000;

export const calendarRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: /^calendar\/calendars\/(?<start>[^/]+)\/(?<end>[^/]+)$/u,
    module: 'calendar',
    run: (call) => {
      const { portal, parameters, viewer } = call;
      portal.ensureCalendar(viewer);
      const from = readDay(parameters.text('start') ?? '', portal.zone);
      const to = readDay(parameters.text('end') ?? '', portal.zone);
      const own = portal.events.filter((event) => event.owner === viewer.index);
      const shared = portal.events.filter((event) => event.sharedWith.includes(viewer.index));
      const written = (events: readonly CalendarEvent[], id: string) =>
        events.flatMap((event) => eventsIn(call, event, id, from, to));
      return value([
        calendar(call, '1', 'My calendar', written(own, '1'), 2),
        calendar(call, 'shared_events', 'Shared events', written(shared, 'shared_events'), 0),
        calendar(call, 'users_birthdays', 'Birthdays', birthdays(call, from, to), 0),
        calendar(call, 'crm_calendar', 'CRM', crmEvents(call), 0),
        ...portal.projects.map((project) =>
          calendar(call, `Project_${project.id}`, project.title, projectEvents(call, project.id), 0),
        ),
      ]);
    },
  },
];

function calendar(
  { portal, viewer }: Call,
  id: string,
  title: string,
  events: Fields[],
  alert: number,
): Fields {
  return {
    isSubscription: id !== '1',
    iCalUrl: '',
    isiCalStream: false,
    isHidden: false,
    canAlertModify: true,
    isShared: id === 'shared_events',
    objectId: id,
    isTodo: 0,
    title,
    description: '',
    backgroundColor: '#9bb845',
    textColor: '#000000',
    isEditable: id === '1',
    permissions: { users: [] },
    owner: { objectId: viewer.id, name: portal.displayName(viewer) },
    events,
    todos: [],
    defaultAlert: { type: alert },
    timeZone: { name: `(UTC+01:00) ${portal.zone}`, id: portal.zone, offset: 60 },
    canEditTimeZone: id === '1',
  };
}

function eventsIn(
  call: Call,
  event: CalendarEvent,
  calendarId: string,
  from: PlainDate,
  to: PlainDate,
): Fields[] {
  const { portal } = call;
  const firstDay = wallTime(portal.zone, event.start).slice(0, 10);
  const time = wallTime(portal.zone, event.start).slice(11, 16);
  const lengthMs = event.end.getTime() - event.start.getTime();
  if (event.repeatRule !== '' && portal.switches.calendarEvents === 'series') {
    return [written(call, event, calendarId, event.start, event.end)];
  }
  const days = event.repeatRule === '' ? [firstDay] : occurrences(firstDay, event.repeatRule, to);
  return days
    .map((day) => instantOf(portal.zone, day, time))
    .filter(
      (start) =>
        start.getTime() + Math.max(lengthMs, event.allDay ? dayMs : 0) >
          instantOf(portal.zone, from).getTime() &&
        start.getTime() < instantOf(portal.zone, addDays(to, 1)).getTime(),
    )
    .map((start) => written(call, event, calendarId, start, new Date(start.getTime() + lengthMs)));
}

/** The days of the simple rules that this portal's people use: daily or weekly, with an interval, a count and days. */
function occurrences(first: PlainDate, rule: string, to: PlainDate): PlainDate[] {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const most = Number(parts.get('COUNT') ?? 5_000);
  const isWeekly = parts.get('FREQ') === 'WEEKLY';
  const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  const days = parts.get('BYDAY')?.split(',') ?? [names[weekday(first) - 1] ?? 'MO'];
  const monday = addDays(first, 1 - weekday(first));
  const found: PlainDate[] = [];
  for (let at = 0; found.length < most; at += 1) {
    const day = addDays(isWeekly ? monday : first, at);
    if (day > to) break;
    const isOn = isWeekly
      ? Math.floor(at / 7) % interval === 0 && days.includes(names[weekday(day) - 1] ?? '')
      : at % interval === 0;
    if (isOn && day >= first) found.push(day);
  }
  return found;
}

function written({ portal }: Call, event: CalendarEvent, calendarId: string, start: Date, end: Date): Fields {
  const owner = portal.at(event.owner);
  const isShared = calendarId === 'shared_events';
  return {
    objectId: String(event.id),
    uniqueId: `${event.id}@portal`,
    sourceId: calendarId,
    title: event.title,
    description: event.description,
    start: writeInstant(start, portal.zone),
    end: writeInstant(end, portal.zone),
    allDay: event.allDay,
    repeatRule: event.repeatRule,
    alert: { type: event.alert },
    isShared,
    canUnsubscribe: isShared,
    isEditable: !isShared,
    permissions: { users: [] },
    owner: { objectId: owner.id, name: portal.displayName(owner) },
    hasAttachments: false,
    status: event.status,
  };
}

function plain(
  call: Call,
  id: string,
  calendarId: string,
  title: string,
  start: string,
  allDay: boolean,
): Fields {
  return {
    objectId: id,
    uniqueId: '',
    sourceId: calendarId,
    title,
    description: '',
    start,
    end: start,
    allDay,
    repeatRule: '',
    alert: { type: 0 },
    isShared: false,
    canUnsubscribe: false,
    isEditable: false,
    permissions: { users: [] },
    owner: { objectId: call.viewer.id, name: '' },
    hasAttachments: false,
    status: 1,
  };
}

function birthdays(call: Call, from: PlainDate, to: PlainDate): Fields[] {
  const { portal } = call;
  return portal.people.flatMap((person: Person): Fields[] => {
    const { birthday } = person;
    if (birthday === null || person.status === 2) return [];
    return [from.slice(0, 4), to.slice(0, 4)]
      .filter((year, at, years) => years.indexOf(year) === at)
      .map((year) => `${year}${birthday.slice(4)}`)
      .filter((day) => from <= day && day <= to)
      .map((day) =>
        plain(
          call,
          `birthday_${person.id}`,
          'users_birthdays',
          portal.displayName(person),
          writeDay(day, portal.zone),
          true,
        ),
      );
  });
}

function crmEvents(call: Call): Fields[] {
  return call.portal.crmTasks
    .filter((task) => task.responsible === call.viewer.index && !task.isClosed)
    .map((task) =>
      plain(
        call,
        `crm_${task.id}`,
        'crm_calendar',
        task.title,
        writeInstant(task.deadLine, call.portal.zone),
        false,
      ),
    );
}

function projectEvents(call: Call, projectId: number): Fields[] {
  const { portal, viewer } = call;
  const calendarId = `Project_${projectId}`;
  return portal.tasks.flatMap((task) =>
    task.project.id === projectId &&
    task.deadline !== null &&
    task.status === 1 &&
    task.responsibles.includes(viewer.index)
      ? [plain(call, `task_${task.id}`, calendarId, task.title, writeDay(task.deadline, portal.zone), true)]
      : [],
  );
}
