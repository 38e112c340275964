import { readDate } from '../../office/dates';
import type { Approver, Leave, LeaveLimit, OwnLeave, Standing } from '../../office/leave';
import type { Absence } from '../../office/person';
import type { Ticket } from '../../office/ticket';
import {
  type Fields,
  isFields,
  lineOf,
  numberOf,
  pick,
  present,
  stableHash,
  textOf,
} from '../../session/fields';
import type { Assumptions } from './assumptions';
import { identityOf, isPath, type PersonReference, personReference } from './person-mapping';
import { isClosed, standingOf } from './standing';
import { innerList } from './wire';

/** What mapping needs to know beside the object itself. */
export interface MappingContext {
  readonly origin: string;
  readonly zone: string;
  readonly assumptions: Assumptions;
  /** The person signed in. */
  readonly me: string;
  /** The name of somebody met before. */
  personName(id: string): string | undefined;
}

/** Shown where the server names nobody: the product writes tickets by itself. */
const nobody = 'OffiServ';
const unknownName = '–';

/** Who asks, as far as an entry of either shape tells. */
export function requesterOf(entry: Fields, context: MappingContext): PersonReference {
  const { leaveFields, ticketFields } = context.assumptions;
  const named = pick(entry, leaveFields.user) ?? pick(entry, ticketFields.author);
  return personReference(context.origin, named, context.assumptions);
}

/**
 * A leave request, shaped as one or as a ticket.
 * @param listed whether it stands in the list of requests that wait for the person signed in.
 */
export function toLeaveTicket(entry: Fields, listed: boolean, context: MappingContext): Ticket {
  const { assumptions, origin } = context;
  const fields = assumptions.leaveFields;
  const id = identityOf(origin, pick(entry, fields.uri), pick(entry, fields.id), entry);
  const word = lineOf(pick(entry, fields.status), 100);
  const standing = listedStanding(standingOf(word, assumptions), listed);
  const requester = toRequester(requesterOf(entry, context), context);
  const leave = toLeave(entry, context);
  const { decidedBy, approvers } = approvalsOf(entry, context);
  const mayDecide = listed && standing === 'pending' && isPath(id) && requester.personId !== context.me;
  return present({
    id,
    version: versionOf(entry, leave, word, context),
    kind: 'leave' as const,
    title: lineOf(pick(entry, fields.title)) ?? leaveType(entry, context),
    body: textOf(pick(entry, fields.description)),
    requester,
    createdAt: readDate(pick(entry, fields.created), context.zone)?.at,
    standing,
    stateText: word ?? '',
    leave,
    verbs: mayDecide ? (['approve', 'reject'] as const) : [],
    reasonNeeded: [],
    decidedBy,
    approvers,
    webUrl: `${origin}/`,
  });
}

/** An incoming ticket: it can be read here and is worked on in the web application. `undefined` when it is closed. */
export function toPlainTicket(entry: Fields, context: MappingContext): Ticket | undefined {
  const { assumptions, origin } = context;
  const fields = assumptions.ticketFields;
  const word = lineOf(pick(entry, fields.status), 100);
  if (isClosed(word, assumptions)) return undefined;
  const author = personReference(origin, pick(entry, fields.author), assumptions);
  const title = lineOf(pick(entry, fields.title));
  const body = textOf(pick(entry, fields.description));
  const standing = standingOf(word, assumptions);
  return present({
    id: identityOf(origin, pick(entry, fields.uri), pick(entry, fields.id), entry),
    version: stableHash([title ?? null, body ?? null, word ?? null]),
    kind: 'ticket' as const,
    title: title ?? lineOf(body, 80) ?? unknownName,
    body,
    requester: toRequester(author, context),
    createdAt: readDate(pick(entry, fields.created), context.zone)?.at,
    standing: standing === 'pending' ? ('pending' as const) : ('other' as const),
    stateText: word ?? '',
    verbs: [],
    reasonNeeded: [],
    webUrl: `${origin}/`,
  });
}

/** One's own leave request; `undefined` when it names no days, because then there is nothing to show. */
export function toOwnLeave(entry: Fields, context: MappingContext): OwnLeave | undefined {
  const { assumptions, origin } = context;
  const fields = assumptions.leaveFields;
  const leave = toLeave(entry, context);
  if (leave === undefined) return undefined;
  const word = lineOf(pick(entry, fields.status), 100);
  const standing = standingOf(word, assumptions);
  return present({
    id: identityOf(origin, pick(entry, fields.uri), pick(entry, fields.id), entry),
    leave,
    standing,
    stateText: word ?? '',
    heldBy: standing === 'pending' ? approvalsOf(entry, context).heldBy : undefined,
  });
}

/** Somebody's time away; `undefined` for what was refused or taken back, and for what names no days. */
export function toAbsence(entry: Fields, personId: string, context: MappingContext): Absence | undefined {
  const own = toOwnLeave(entry, context);
  if (own === undefined || own.standing === 'rejected' || own.standing === 'withdrawn') return undefined;
  const { from, to, days } = own.leave;
  const type = lineOf(pick(entry, context.assumptions.leaveFields.type), 200);
  return present({ id: own.id, personId, from, to, pending: own.standing !== 'approved', type, days });
}

export function toLimit(entry: Fields, context: MappingContext): LeaveLimit | undefined {
  const fields = context.assumptions.limitFields;
  const type = lineOf(pick(entry, fields.type), 200);
  if (type === undefined) return undefined;
  return present({
    type,
    limit: numberOf(pick(entry, fields.limit)),
    used: numberOf(pick(entry, fields.used)),
  });
}

/** The word that a request's state is kept under, for putting another in its place. */
export function statusWord(entry: Fields, assumptions: Assumptions): string | undefined {
  return lineOf(pick(entry, assumptions.leaveFields.status), 100);
}

function toRequester(person: PersonReference, context: MappingContext): Ticket['requester'] {
  const known = person.id === undefined ? undefined : context.personName(person.id);
  const name = person.name ?? known ?? (person.id === undefined ? nobody : unknownName);
  return present({ name, personId: person.id });
}

function toLeave(entry: Fields, context: MappingContext): Leave | undefined {
  const fields = context.assumptions.leaveFields;
  const from = readDate(pick(entry, fields.from), context.zone)?.day;
  const to = readDate(pick(entry, fields.to), context.zone)?.day;
  const first = from ?? to;
  if (first === undefined) return undefined;
  return present({
    type: leaveType(entry, context),
    from: first,
    to: to ?? first,
    days: numberOf(pick(entry, fields.days)),
    comment: textOf(pick(entry, fields.comment)),
  });
}

function leaveType(entry: Fields, context: MappingContext): string {
  return lineOf(pick(entry, context.assumptions.leaveFields.type), 200) ?? unknownName;
}

function versionOf(
  entry: Fields,
  leave: Leave | undefined,
  word: string | undefined,
  context: MappingContext,
): string {
  const fields = context.assumptions.leaveFields;
  return stableHash([
    lineOf(pick(entry, fields.type)) ?? null,
    leave?.from ?? null,
    leave?.to ?? null,
    leave?.days ?? null,
    textOf(pick(entry, fields.comment)) ?? null,
    word ?? null,
    lineOf(pick(entry, fields.title)) ?? null,
    textOf(pick(entry, fields.description)) ?? null,
  ]);
}

function listedStanding(standing: Standing, listed: boolean): Standing {
  return listed && standing === 'other' ? 'pending' : standing;
}

/** Somebody named as an approver, by reference, object or name. */
export function toApprover(value: unknown, context: MappingContext): Approver {
  const { id, name } = personReference(context.origin, value, context.assumptions);
  return present({ personId: id, name: name ?? (id === undefined ? undefined : context.personName(id)) });
}

interface Approvals {
  /** `undefined` where the request does not say who is asked. */
  readonly approvers?: readonly Approver[];
  readonly decidedBy?: string;
  readonly heldBy?: string;
}

/** OA-19: everybody who is asked, who decided last and who is next. */
function approvalsOf(entry: Fields, context: MappingContext): Approvals {
  const { assumptions } = context;
  const fields = assumptions.approverFields;
  const steps = innerList(pick(entry, fields.list)).filter(isFields);
  if (steps.length === 0) {
    return present({ decidedBy: toApprover(pick(entry, fields.decidedBy), context).name });
  }
  const isDecided = (step: Fields) => pick(step, fields.decision) !== undefined;
  const approvers = steps.slice(0, assumptions.approversChain.longest).map((step) => {
    const approver = toApprover(pick(step, fields.user), context);
    const word = lineOf(pick(step, fields.decision), 100);
    return word === undefined ? approver : { ...approver, standing: standingOf(word, assumptions) };
  });
  const nameAt = (index: number) =>
    (approvers[index] ?? toApprover(pick(steps[index] ?? {}, fields.user), context)).name;
  const last = steps.findLastIndex(isDecided);
  const next = steps.findIndex((step) => !isDecided(step));
  const decidedBy = last === -1 ? toApprover(pick(entry, fields.decidedBy), context).name : nameAt(last);
  return present({ approvers, decidedBy, heldBy: next === -1 ? undefined : nameAt(next) });
}
