/**
 * Zod schemas of the office words that cross the bridge. Each is tied to its type in `office`, so that a word which
 * changes there and not here is a type error.
 */
import { z } from 'zod';
import { decisionStates } from '../office/decision';
import { type Failure, failureNames } from '../office/errors';
import type { LeaveLimit, OwnLeave } from '../office/leave';
import { extras, systemNames } from '../office/office-system';
import type { Person } from '../office/person';
import { type Reminder, reminderKinds } from '../office/reminder';
import { type Ticket, ticketKinds, verbs } from '../office/ticket';

/** Longest text of a field that a server or a person can put into a message. */
const maxText = 20_000;

export const id = z.string().min(1).max(2_048);
export const text = z.string().max(maxText);
/** Epoch milliseconds. */
export const moment = z.number().int().min(-8.64e15).max(8.64e15);
export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const systemName = z.enum([...systemNames, 'demo']);
export const verb = z.enum(verbs);
export const extra = z.enum(extras);

export const failure = z.object({
  name: z.enum(failureNames),
  detail: text.exactOptional(),
  retryAt: moment.exactOptional(),
  certificate: z
    .object({ subject: text, issuer: text, fingerprint: z.string().max(200), validTo: moment })
    .exactOptional(),
}) satisfies z.ZodType<Failure>;

export const standing = z.enum(['pending', 'approved', 'rejected', 'withdrawn', 'other']);

export const leave = z.object({
  type: text,
  from: localDate,
  to: localDate,
  days: z.number().exactOptional(),
  comment: text.exactOptional(),
});

export const ticket = z.object({
  id,
  version: z.string().max(200),
  kind: z.enum(ticketKinds),
  title: text,
  body: text.exactOptional(),
  requester: z.object({ name: text, personId: id.exactOptional() }),
  createdAt: moment.exactOptional(),
  standing,
  stateText: text,
  leave: leave.exactOptional(),
  verbs: z.array(verb),
  reasonNeeded: z.array(verb),
  onlyHere: z.array(verb).readonly().exactOptional(),
  confirmFirst: z.array(verb).readonly().exactOptional(),
  dueAt: moment.exactOptional(),
  dueOn: localDate.exactOptional(),
  decidedBy: text.exactOptional(),
  decidedAt: moment.exactOptional(),
  webUrl: z.string().max(4_096).exactOptional(),
}) satisfies z.ZodType<Ticket>;

export const decision = z.object({
  id,
  verb,
  reason: text.exactOptional(),
  state: z.enum(decisionStates),
  decidedAt: moment,
  notBefore: moment,
  attempts: z.number().int().min(0),
  settledAt: moment.exactOptional(),
  failure: failure.exactOptional(),
  found: z.object({ stateText: text, decidedBy: text.exactOptional() }).exactOptional(),
  passedOn: z.boolean().exactOptional(),
});

export const reminder = z.object({
  id,
  kind: z.enum(reminderKinds),
  title: text,
  startsAt: moment,
  endsAt: moment.exactOptional(),
  dueAt: moment,
  allDay: z.boolean(),
  noticeMinutes: z.number().min(0).exactOptional(),
  note: text.exactOptional(),
  ticketId: id.exactOptional(),
  webUrl: z.string().max(4_096).exactOptional(),
}) satisfies z.ZodType<Reminder>;

export const ownLeave = z.object({
  id,
  leave,
  standing,
  stateText: text,
  heldBy: text.exactOptional(),
}) satisfies z.ZodType<OwnLeave>;

export const leaveLimit = z.object({
  type: text,
  limit: z.number().exactOptional(),
  used: z.number().exactOptional(),
}) satisfies z.ZodType<LeaveLimit>;

export const person = z.object({
  id,
  displayName: text,
  givenName: text.exactOptional(),
  familyName: text.exactOptional(),
  email: text.exactOptional(),
  login: text.exactOptional(),
  phones: z.array(z.object({ kind: z.enum(['desk', 'mobile', 'other']), number: text })),
  title: text.exactOptional(),
  department: text.exactOptional(),
  room: text.exactOptional(),
  managerId: id.exactOptional(),
  photo: id.exactOptional(),
  webPath: text.exactOptional(),
  outside: text.exactOptional(),
}) satisfies z.ZodType<Person>;

const capability = z.enum(['on', 'module-off', 'forbidden', 'not-offered', 'unknown']);
export const capabilities = z.object({
  leaveApproval: capability,
  tickets: capability,
  reminders: capability,
  ownLeave: capability,
  people: capability,
});
