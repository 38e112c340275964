import { addDays, lastDayOf, type PlainDate, workingDayFrom, workingDays } from '../common/plain-dates';
import type { SeededRandom } from '../common/random';
import { dayLimit, leaveTypes } from './leave-types';
import type { Decision, LeaveRequest, LeaveStatus, Person, PersonIndex } from './model';

const dayMs = 86_400_000;

const reasons = [
  'Family holiday in the mountains.',
  'Moving to a new flat.',
  'My sister is getting married.',
  'School holidays, the children are at home.',
  'A week by the sea.',
  'Visiting my parents in Gdańsk.',
  'Appointment at the registry office.',
  'Course in Kraków, the seat is booked.',
];
const refusals = [
  'Too many of the team are away that week.',
  'The release is on that Friday.',
  'Please take the week after.',
];

interface Draft {
  readonly status: LeaveStatus;
  readonly from: PlainDate;
  readonly days: number;
}

/** Asks for the approvers of a person, in order. */
export type ChainOf = (person: Person) => readonly PersonIndex[];

/** Makes the leave of one person: some in the past, some ahead, in every state, never two on the same day. */
export function makeLeaveOf(
  random: SeededRandom,
  person: Person,
  today: PlainDate,
  now: Date,
  chainOf: ChainOf,
  nextId: () => string,
): LeaveRequest[] {
  const made: LeaveRequest[] = [];
  const approvers = chainOf(person);
  if (approvers.length === 0) return made;
  const usedDays = new Map<string, number>();
  for (const draft of drafts(random, today)) {
    const from = workingDayFrom(draft.from);
    const to = lastDayOf(from, draft.days);
    const days = workingDays(from, to);
    const type = pickType(random, days);
    const kind = leaveTypes[type];
    if (kind === undefined || made.some((other) => other.from <= to && from <= other.to)) continue;
    const year = `${type}/${from.slice(0, 4)}`;
    const used = (usedDays.get(year) ?? 0) + days;
    if (from.slice(0, 4) !== to.slice(0, 4) || used > dayLimit(person, kind)) continue;
    if (draft.status === 'approved' || draft.status === 'pending') usedDays.set(year, used);

    const begins = Date.parse(`${from}T08:00:00Z`);
    const asked =
      Math.min(begins, now.getTime()) - random.int(1, 20) * (dayMs / 2) - random.int(0, 40_000) * 1000;
    const decisions = decide(random, draft.status, approvers, asked, now.getTime());
    made.push({
      id: nextId(),
      requester: person.index,
      type,
      from,
      to,
      days,
      status: draft.status,
      comment: decisions.at(-1)?.comment || (random.chance(0.6) ? random.pick(reasons) : ''),
      created: new Date(asked),
      changed: decisions.at(-1)?.at ?? new Date(asked),
      approvers,
      decisions,
      version: 1 + decisions.length,
    });
  }
  return made;
}

function drafts(random: SeededRandom, today: PlainDate): Draft[] {
  const list: Draft[] = [];
  const add = (probability: number, status: LeaveStatus, fromDay: number, toDay: number, most: number) => {
    if (!random.chance(probability)) return;
    list.push({ status, from: addDays(today, random.int(fromDay, toDay)), days: random.int(1, most) });
  };
  add(0.14, 'pending', 3, 60, 10);
  add(0.12, 'approved', -4, 0, 5);
  add(0.3, 'approved', 2, 70, 8);
  add(0.6, 'approved', -300, -15, 10);
  add(0.1, 'rejected', -60, 40, 5);
  add(0.05, 'withdrawn', -30, 40, 5);
  return list;
}

function pickType(random: SeededRandom, days: number): number {
  if (random.chance(0.7)) return 0;
  if (days <= 2) return random.int(1, 4);
  return random.chance(0.5) ? 4 : 5;
}

function decide(
  random: SeededRandom,
  status: LeaveStatus,
  approvers: readonly PersonIndex[],
  askedMs: number,
  nowMs: number,
): Decision[] {
  // A pending request with two approvers has sometimes passed the first one.
  const approvals = status === 'approved' ? approvers.length : random.chance(0.5) ? approvers.length - 1 : 0;
  const decisions: Decision[] = [];
  let atMs = askedMs;
  const step = (by: PersonIndex | undefined, verdict: Decision['verdict'], comment: string) => {
    if (by === undefined) return;
    atMs += (nowMs - atMs) * random.next() * 0.5;
    decisions.push({ at: new Date(atMs), by, verdict, comment, via: 'past' });
  };
  for (const approver of approvers.slice(0, approvals)) step(approver, 'approved', '');
  if (status === 'rejected') step(approvers[approvals], 'rejected', random.pick(refusals));
  return decisions;
}
