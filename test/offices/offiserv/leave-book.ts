import type { OfficeClock } from '../common/clock';
import { type PlainDate, workingDays } from '../common/plain-dates';
import { Refusal } from '../common/refusal';
import { dayLimit, leaveTypes } from './leave-types';
import type { Decision, LeaveRequest, Person, PersonIndex, Verdict } from './model';
import type { Staff } from './staff';

/** What is needed to ask for leave. */
export interface LeaveDraft {
  readonly requester: Person;
  readonly approvers: readonly PersonIndex[];
  readonly type: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly comment: string;
}

/** All leave requests of a company and the rules by which they change. */
export class LeaveBook {
  readonly #byId = new Map<string, LeaveRequest>();
  readonly #byRequester = new Map<PersonIndex, LeaveRequest[]>();
  readonly #byApprover = new Map<PersonIndex, LeaveRequest[]>();
  #lastNumber = 5_000;

  constructor(
    private readonly staff: Staff,
    private readonly clock: OfficeClock,
  ) {}

  readonly nextId = (): string => {
    this.#lastNumber += 1;
    return `L${this.#lastNumber}`;
  };

  enter(request: LeaveRequest): void {
    this.#byId.set(request.id, request);
    append(this.#byRequester, request.requester, request);
    for (const approver of request.approvers) append(this.#byApprover, approver, request);
  }

  all(): IterableIterator<LeaveRequest> {
    return this.#byId.values();
  }

  find(id: string): LeaveRequest | undefined {
    return this.#byId.get(id);
  }

  /** @throws Refusal 404 */
  get(id: string): LeaveRequest {
    const request = this.#byId.get(id);
    if (request === undefined) throw new Refusal(404, `There is no leave request ${id}.`);
    return request;
  }

  /** Without those that were withdrawn, earliest first. */
  of(person: Person): LeaveRequest[] {
    const own = this.#byRequester.get(person.index) ?? [];
    return own
      .filter((request) => request.status !== 'withdrawn')
      .sort((one, other) => one.from.localeCompare(other.from));
  }

  /** Those that wait for this person's decision now, longest waiting first. */
  waitingFor(person: Person): LeaveRequest[] {
    return (this.#byApprover.get(person.index) ?? [])
      .filter((request) => this.nextApprover(request) === person.index)
      .sort((one, other) => one.created.getTime() - other.created.getTime());
  }

  /** Whose turn it is; `null` once it is decided or withdrawn. */
  nextApprover(request: LeaveRequest): PersonIndex | null {
    return request.status === 'pending' ? (request.approvers[request.decisions.length] ?? null) : null;
  }

  create(draft: LeaveDraft): LeaveRequest {
    const days = countDays(draft.from, draft.to);
    if (draft.approvers.length === 0) throw new Refusal(400, 'Nobody can approve this request.');
    if (draft.approvers.includes(draft.requester.index)) {
      throw new Refusal(400, 'Nobody approves their own request.');
    }
    const now = this.clock.now();
    const request: LeaveRequest = {
      id: this.nextId(),
      requester: draft.requester.index,
      type: draft.type,
      from: draft.from,
      to: draft.to,
      days,
      status: 'pending',
      comment: draft.comment,
      created: now,
      changed: now,
      approvers: draft.approvers,
      decisions: [],
      version: 1,
    };
    this.enter(request);
    return request;
  }

  /** The requester changes a request that is still open; approvals given so far stay. */
  change(
    request: LeaveRequest,
    changes: Partial<Pick<LeaveRequest, 'type' | 'from' | 'to' | 'comment'>>,
  ): void {
    if (request.status !== 'pending') throw new Refusal(409, `Request ${request.id} is ${request.status}.`);
    const next = { ...request, ...changes };
    const days = countDays(next.from, next.to);
    Object.assign(request, changes, { days });
    this.#touch(request);
  }

  withdraw(request: LeaveRequest): void {
    request.status = 'withdrawn';
    this.#touch(request);
  }

  /** Enters one approver's decision: the request goes on to the next approver, or is closed. */
  decide(request: LeaveRequest, by: Person, verdict: Verdict, comment: string, via: Decision['via']): void {
    request.decisions.push({ at: this.clock.now(), by: by.index, verdict, comment, via });
    if (verdict === 'rejected') request.status = 'rejected';
    else if (request.decisions.length >= request.approvers.length) request.status = 'approved';
    if (comment !== '') request.comment = comment;
    this.#touch(request);
  }

  /** Each type's limit and approved working days of a calendar year. */
  limitsOf(person: Person, year: string): { type: number; limit: number; used: number }[] {
    const approved = this.of(person).filter((request) => request.status === 'approved');
    return leaveTypes.map((type, at) => ({
      type: at,
      limit: dayLimit(person, type),
      used: approved
        .filter((request) => request.type === at)
        .reduce((sum, request) => sum + daysInYear(request, year), 0),
    }));
  }

  /** The person's name for the control port and the ledger. */
  nameOf(index: PersonIndex): string {
    return this.staff.at(index).displayName;
  }

  #touch(request: LeaveRequest): void {
    request.version += 1;
    request.changed = this.clock.now();
  }
}

function daysInYear(request: LeaveRequest, year: string): number {
  const from = request.from > `${year}-01-01` ? request.from : `${year}-01-01`;
  const to = request.to < `${year}-12-31` ? request.to : `${year}-12-31`;
  return from <= to ? workingDays(from, to) : 0;
}

function countDays(from: PlainDate, to: PlainDate): number {
  if (to < from) throw new Refusal(400, 'The last day is before the first.');
  const days = workingDays(from, to);
  if (days === 0) throw new Refusal(400, 'There is no working day between the first day and the last.');
  return days;
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
