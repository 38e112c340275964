import { addDays, lastDayOf, type PlainDate, workingDayFrom, workingDays } from '../common/plain-dates';
import { instantOf } from '../common/zoned-time';
import type { Company } from './company';
import { dayLimit, leaveTypes } from './leave-types';
import type { Booking, Decision, LeaveRequest, Person } from './model';

const minuteMs = 60_000;
const specialLeave = 3;
const unpaid = leaveTypes.length - 1;

/** The people whose logins are given out, each for one part. */
export interface Cast {
  readonly approver: Person;
  readonly employee: Person;
  readonly secondApprover: Person;
  readonly keeper: Person;
  readonly admin: Person;
}

/** Chooses the people to sign in as: a manager with a team as large as can be had, and people around that team. */
export function chooseCast(company: Company): Cast {
  const { staff } = company;
  const inTwoStages = (person: Person) => staff.approversOf(person).length > 1;
  const team = (manager: Person) => manager.reports.map((index) => staff.at(index));
  const managers = staff.people
    .slice(0, 60)
    .filter((person) => person.index > 1 && person.reports.length > 0);
  const worth = (manager: Person) => manager.reports.length + (team(manager).some(inTwoStages) ? 100 : 0);
  const approver = managers.sort((one, other) => worth(other) - worth(one))[0] ?? staff.at(0);
  const reports = team(approver).filter((person) => person.index > 1);
  const employee =
    reports.find((person) => inTwoStages(person) && person.reports.length === 0) ??
    reports.find(inTwoStages) ??
    reports[0] ??
    staff.at(staff.people.length - 1);
  return {
    approver,
    employee,
    secondApprover: staff.at(1),
    keeper: staff.at(staff.keepers[0] ?? 1),
    admin: staff.at(staff.admins.at(-1) ?? 1),
  };
}

/**
 * Puts in front of the cast what a newcomer wants to see: several requests that wait for the approver, two of them
 * in the same week with a third colleague away already, one that waits for the second approver, a reservation that
 * begins soon and a lending that ends soon.
 */
export function setTheScene(company: Company, cast: Cast, now: Date): void {
  const { staff } = company;
  const team = cast.approver.reports.filter((index) => index !== 1).map((index) => staff.at(index));
  const at = (place: number) => team[place % team.length] ?? cast.employee;
  const week = workingDayFrom(addDays(company.today, 12));
  askFor(company, at(0), week, 5, 'Family holiday in the mountains.', 30, now);
  askFor(company, at(1), addDays(week, 1), 3, 'My sister is getting married.', 52, now);
  askFor(
    company,
    at(2),
    addDays(company.today, 4),
    1,
    'Appointment at the registry office.',
    4,
    now,
    specialLeave,
  );
  askFor(company, at(4), addDays(company.today, 25), 10, 'A fortnight by the sea.', 76, now);
  const away = askFor(company, at(3), week, 4, '', 300, now);
  for (const approver of away.approvers)
    company.leave.decide(away, staff.at(approver), 'approved', '', 'past');

  const inTwoStages = team.find((person) => staff.approversOf(person)[1] === cast.secondApprover.index);
  if (inTwoStages !== undefined) {
    const second = askFor(company, inTwoStages, addDays(company.today, 18), 2, 'School holidays.', 40, now);
    company.leave.decide(second, cast.approver, 'approved', '', 'past');
  }
  for (const person of [cast.approver, cast.employee, cast.keeper]) remind(company, person, now);
}

/** Enters a request made some hours ago, on the first days from then on at which the person has nothing else. */
function askFor(
  company: Company,
  requester: Person,
  earliest: PlainDate,
  days: number,
  comment: string,
  hoursAgo: number,
  now: Date,
  type = 0,
): LeaveRequest {
  let from = workingDayFrom(earliest);
  const others = company.leave.of(requester);
  while (others.some((other) => other.from <= lastDayOf(from, days) && from <= other.to)) {
    from = workingDayFrom(addDays(from, 1));
  }
  const to = lastDayOf(from, days);
  const created = new Date(now.getTime() - hoursAgo * 60 * minuteMs);
  const decisions: Decision[] = [];
  const request: LeaveRequest = {
    id: company.leave.nextId(),
    requester: requester.index,
    type: hasRoom(company, requester, type, days, from) ? type : unpaid,
    from,
    to,
    days: workingDays(from, to),
    status: 'pending',
    comment,
    created,
    changed: created,
    approvers: company.staff.approversOf(requester),
    decisions,
    version: 1,
  };
  company.leave.enter(request);
  return request;
}

/** Whether so many days of that type are left in that year, those asked for already taken off. */
function hasRoom(company: Company, person: Person, type: number, days: number, from: PlainDate): boolean {
  const kind = leaveTypes[type];
  if (kind === undefined) return false;
  const year = from.slice(0, 4);
  const spent = company.leave
    .of(person)
    .filter(
      (request) => request.type === type && request.status !== 'rejected' && request.from.startsWith(year),
    )
    .reduce((sum, request) => sum + request.days, 0);
  return spent + days <= dayLimit(person, kind);
}

function remind(company: Company, person: Person, now: Date): void {
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * minuteMs);
  const tomorrow = instantOf(company.zone, workingDayFrom(addDays(company.today, 1)), '10:00');
  const book = (kind: Booking['kind'], from: Date, to: Date, reason: string) => {
    const resource = company.resources.freeFor(kind, from, to);
    if (resource !== undefined) company.resources.book(kind, resource, person, from, to, reason);
  };
  book('reservation', inMinutes(40), inMinutes(100), 'Weekly meeting');
  book('reservation', tomorrow, new Date(tomorrow.getTime() + 90 * minuteMs), 'Customer from Łódź');
  book('lending', inMinutes(-20 * 60), inMinutes(130), 'Presentation');
}
