import { isRecord } from '../common/office-request';
import { Refusal } from '../common/refusal';
import { visibleLeave } from './documents';
import type { LeaveRequest, Person, Verdict } from './model';
import type { Presenter } from './presenter';
import { leaveDocument, leaveTicketDocument } from './work-views';

/** What came of a decision: the document to answer with, and what changed, or `null` for nothing. */
export interface Outcome {
  readonly document: unknown;
  readonly effect: object | null;
}

/**
 * The decision call of OA-8: `PUT` of the request itself with its `status` set to one of two words and an optional
 * `comment`. Only these two fields are read.
 * @throws Refusal 400, 403, 404, 405, 409 or 422, and nothing has changed then
 */
export function takeDecision(
  present: Presenter,
  viewer: Person,
  kind: 'leave' | 'leaveTicket',
  id: string,
  sent: unknown,
): Outcome {
  const { company, switches } = present;
  const request = visibleLeave(present, viewer, id);
  if (switches.decision === 'refused') throw new Refusal(405, 'This cannot be changed here.');
  if (!isRecord(sent)) throw new Refusal(400, 'A leave request is expected.');
  if (switches.decision === 'ignored') return { document: sent, effect: null };
  if (switches.decision === 'conflict-409') throw new Refusal(409, 'The request was changed meanwhile.');

  if (request.requester === viewer.index) throw new Refusal(403, 'Nobody decides about their own request.');
  if (!request.approvers.includes(viewer.index)) throw new Refusal(403, 'You are not among the approvers.');
  const document = () => (kind === 'leave' ? leaveDocument : leaveTicketDocument)(present, request);
  const decidedBefore = request.decisions.some((decision) => decision.by === viewer.index);
  if (request.status !== 'pending' || decidedBefore) {
    if (switches.decidedAgain === '200') return { document: document(), effect: null };
    throw new Refusal(Number(switches.decidedAgain), alreadyDecided(present, request));
  }
  if (company.leave.nextApprover(request) !== viewer.index) {
    throw new Refusal(403, 'It is not your turn to decide.');
  }
  const verdict = verdictOf(present, sent.status);
  const comment = commentOf(sent.comment, request);
  if (verdict === 'rejected' && switches.rejectNeedsComment && comment === '') {
    throw new Refusal(422, 'A rejection needs a comment.');
  }
  const sawVersion = isStale(present, request, sent) ? 'another' : 'this';
  company.leave.decide(request, viewer, verdict, comment, 'office');
  return { document: document(), effect: effectOf(present, request, verdict, sawVersion) };
}

function effectOf(present: Presenter, request: LeaveRequest, verdict: Verdict, sawVersion: string): object {
  const { staff, leave } = present.company;
  const decision = request.decisions.at(-1);
  const next = leave.nextApprover(request);
  return {
    kind: 'leave-decided',
    leave: request.id,
    verdict,
    by: decision === undefined ? null : staff.at(decision.by).email,
    comment: decision?.comment ?? '',
    statusBefore: 'pending',
    statusAfter: request.status,
    nextApprover: next === null ? null : staff.at(next).email,
    // Whether the dates that came with the decision are the ones that were decided about.
    decidedAbout: sawVersion,
  };
}

function alreadyDecided(present: Presenter, request: LeaveRequest): string {
  const last = request.decisions.at(-1);
  const by = last === undefined ? 'somebody' : present.company.staff.at(last.by).displayName;
  return `The request was ${last?.verdict ?? request.status} by ${by}.`;
}

function verdictOf(present: Presenter, status: unknown): Verdict {
  const { approvedWord, rejectedWord } = present.switches;
  if (status === approvedWord) return 'approved';
  if (status === rejectedWord) return 'rejected';
  throw new Refusal(422, `The status can become ${approvedWord} or ${rejectedWord}.`);
}

/** The comment that came back unchanged is the requester's, not the approver's. */
function commentOf(sent: unknown, request: LeaveRequest): string {
  return typeof sent === 'string' && sent !== request.comment ? sent.trim() : '';
}

function isStale(present: Presenter, request: LeaveRequest, sent: Record<string, unknown>): boolean {
  const current = leaveDocument(present, request);
  return ['type', 'from', 'to', 'days'].some((field) => field in sent && sent[field] !== current[field]);
}
