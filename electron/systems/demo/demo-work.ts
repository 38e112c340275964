import type { Approver, Background, LeaveLimit, OwnLeave } from '../../office/leave';
import type { Absence } from '../../office/person';
import type { Reminder } from '../../office/reminder';
import type { Ticket } from '../../office/ticket';
import { clock, dayOf, localDate } from './demo-days';
import { directorId, myId, teamMemberId } from './demo-people';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const holiday = 'Annual leave';

interface Ask {
  readonly place: number;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly comment?: string;
  readonly askedAgoMs: number;
  /** The director decides after the person who looks around. */
  readonly twoStages?: true;
}

/** What waits when the demo begins, and (the last) what arrives while one looks. */
export function demoTickets(now: number, nameOf: (personId: string) => string): readonly Ticket[] {
  const asks: readonly Ask[] = [
    {
      place: 0,
      type: holiday,
      from: dayOf(now, 2, 1),
      to: dayOf(now, 2, 5),
      days: 5,
      comment: 'A week by the sea, booked since spring.',
      askedAgoMs: 12 * minuteMs,
    },
    {
      place: 2,
      type: holiday,
      from: dayOf(now, 4, 1),
      to: dayOf(now, 5, 5),
      days: 10,
      askedAgoMs: 3 * hourMs,
      twoStages: true,
    },
    {
      place: 5,
      type: 'Special leave',
      from: dayOf(now, 1, 4),
      to: dayOf(now, 1, 4),
      days: 1,
      comment: 'We are moving house.',
      askedAgoMs: 26 * hourMs,
    },
    { place: 6, type: holiday, from: dayOf(now, 3, 5), to: dayOf(now, 3, 5), days: 1, askedAgoMs: 0 },
  ];
  const [first, second, third, arriving] = asks.map((ask) => leaveTicket(ask, now, nameOf));
  const task = workTicket(
    'task',
    'demo-task',
    'Send the inventory to Accounts',
    teamMemberId(9),
    now,
    nameOf,
  );
  const invitation = workTicket(
    'invitation',
    'demo-invitation',
    'Plan of the new hall',
    directorId,
    now,
    nameOf,
  );
  return [first, second, third, task, invitation, arriving].flatMap((ticket) => ticket ?? []);
}

/** The request that is not there at the beginning. */
export const arrivingId = 'demo-leave-6';

function leaveTicket(ask: Ask, now: number, nameOf: (personId: string) => string): Ticket {
  const personId = teamMemberId(ask.place);
  const { type, from, to, days, comment } = ask;
  const chain: readonly Approver[] = [{ personId: myId }, { personId: directorId }];
  return {
    id: `demo-leave-${ask.place}`,
    version: '1',
    kind: 'leave',
    title: type,
    requester: { name: nameOf(personId), personId },
    createdAt: now - ask.askedAgoMs,
    standing: 'pending',
    stateText: 'pending',
    leave: { type, from, to, days, ...(comment === undefined ? {} : { comment }) },
    verbs: ['approve', 'reject'],
    reasonNeeded: [],
    approvers: ask.twoStages ? chain : chain.slice(0, 1),
  };
}

function workTicket(
  kind: 'task' | 'invitation',
  id: string,
  title: string,
  personId: string,
  now: number,
  nameOf: (personId: string) => string,
): Ticket {
  return {
    id,
    version: '1',
    kind,
    title,
    requester: { name: nameOf(personId), personId },
    createdAt: now - 5 * hourMs,
    standing: 'pending',
    stateText: 'open',
    verbs: kind === 'task' ? ['done', 'return'] : ['accept', 'decline'],
    reasonNeeded: kind === 'task' ? ['return'] : [],
    dueAt: clock(now, kind === 'task' ? 1 : 2, kind === 'task' ? 17 : 10),
  };
}

/** Who of the team is away anyway. */
export function demoAbsences(now: number): readonly Absence[] {
  const away = (place: number, from: string, to: string, pending = false): Absence => ({
    id: `demo-absence-${place}-${from}`,
    personId: teamMemberId(place),
    from,
    to,
    pending,
    type: holiday,
  });
  return [
    away(1, dayOf(now, 4, 2), dayOf(now, 4, 5)),
    away(3, dayOf(now, 4, 1), dayOf(now, 4, 3)),
    away(4, dayOf(now, 5, 1), dayOf(now, 5, 5)),
    away(7, localDate(now), dayOf(now, 1, 2)),
    away(0, dayOf(now, 2, 1), dayOf(now, 2, 5), true),
    away(2, dayOf(now, 4, 1), dayOf(now, 5, 5), true),
    away(5, dayOf(now, 1, 4), dayOf(now, 1, 4), true),
  ];
}

export function demoBackground(personId: string, place: number): Background {
  return { personId, limits: [limit(holiday, 26, 4 + place), limit('Special leave', 3, place % 2)] };
}

export function demoLimits(): readonly LeaveLimit[] {
  return [limit(holiday, 26, 15), limit('Special leave', 3, 0)];
}

function limit(type: string, days: number, used: number): LeaveLimit {
  return { type, limit: days, used };
}

export function demoOwnLeaves(now: number, directorName: string): readonly OwnLeave[] {
  return [
    {
      id: 'demo-own-1',
      leave: { type: holiday, from: dayOf(now, 6, 1), to: dayOf(now, 6, 5), days: 5 },
      standing: 'pending',
      stateText: 'pending',
      heldBy: directorName,
    },
    {
      id: 'demo-own-2',
      leave: { type: holiday, from: dayOf(now, -8, 1), to: dayOf(now, -7, 5), days: 10 },
      standing: 'approved',
      stateText: 'approved',
    },
  ];
}

export function demoReminders(openedAt: number): readonly Reminder[] {
  const meetingAt = openedAt + 25 * minuteMs;
  const birthday = clock(openedAt, 2, 0);
  return [
    {
      id: 'demo-room',
      kind: 'reservation',
      title: 'Meeting room 2',
      startsAt: meetingAt,
      endsAt: meetingAt + hourMs,
      dueAt: meetingAt,
      allDay: false,
      note: 'Weekly plan of Production',
    },
    {
      id: 'demo-lending',
      kind: 'lending',
      title: 'Projector',
      startsAt: clock(openedAt, -3, 9),
      dueAt: clock(openedAt, 1, 16),
      allDay: false,
    },
    {
      id: 'demo-birthday',
      kind: 'birthday',
      title: 'Somebody in Sales',
      startsAt: birthday,
      dueAt: birthday,
      allDay: true,
    },
  ];
}
