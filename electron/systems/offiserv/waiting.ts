import { needsSignIn, OfficeError } from '../../office/errors';
import type { Capabilities, Waiting, WaitingPart } from '../../office/office-system';
import type { Reminder } from '../../office/reminder';
import type { Ticket } from '../../office/ticket';
import { type Fields, pick } from '../../session/fields';
import type { OffiServAccount } from './account';
import type { LimitsReader } from './limits';
import {
  type MappingContext,
  requesterOf,
  toLeaveTicket,
  toLimit,
  toOwnLeave,
  toPlainTicket,
} from './mapping';
import { type Part, readPart } from './part';
import { type ReminderReader, readReminders } from './reminders';
import { readEntries, type UserWire } from './wire';

/**
 * Reads everything that waits: four lists when all is known, and the days left when they may have changed; each may fail
 * by itself.
 * @throws OfficeError when nothing could be read, or when only a sign-in can help.
 */
export async function readWaiting(
  account: OffiServAccount,
  readers: { readonly reminders: ReminderReader; readonly limits: LimitsReader },
  signal?: AbortSignal,
): Promise<Waiting> {
  const me = await account.client.me(signal);
  const leaveOn = account.leaveIsOn(await account.organisation(signal));
  const context = account.mapping(me);
  const entries = (reference: string | undefined): Promise<Part<Fields>> =>
    readPart(reference, async (uri) =>
      readEntries(await account.client.read(uri, { signal }), account.assumptions),
    );
  const leaveEntries = (reference: string | undefined): Promise<Part<Fields>> =>
    leaveOn ? entries(reference) : Promise.resolve({ found: [], capability: 'module-off' });

  const ownLeave = leaveEntries(me.leavesUri);
  const [approval, incoming, reminders, own, limits] = await Promise.all([
    leaveEntries(me.leavesForApprovalUri),
    entries(me.incomingTicketsUri),
    readReminderPart(account, readers.reminders, me, context, signal),
    ownLeave,
    ownLeave.then((leave) =>
      readers.limits.read(me.leaveDaysLimitsUri, leave, () => leaveEntries(me.leaveDaysLimitsUri)),
    ),
  ]);
  const parts = { leaveApproval: approval, tickets: incoming, reminders, ownLeaves: own, limits };
  if (Object.values(parts).some((part) => part.failure?.name === 'not-found')) account.client.forgetMe();
  throwIfHopeless(parts);
  await account.names.lookUp(strangers([...approval.found, ...incoming.found], context), signal);
  return {
    tickets: ticketsOf(approval.found, incoming.found, context),
    reminders: reminders.found,
    ownLeaves: own.found.map((entry) => toOwnLeave(entry, context)).filter(isThere),
    limits: limits.found.map((entry) => toLimit(entry, context)).filter(isThere),
    ...(readers.limits.asOf !== undefined && { limitsAsOf: readers.limits.asOf }),
    capabilities: capabilitiesOf(parts),
    missing: missingOf(parts),
  };
}

type Parts = Readonly<Record<WaitingPart, Part<unknown>>>;

/** OA-5: one list where it is offered, else the two that stand in for it. */
async function readReminderPart(
  account: OffiServAccount,
  reader: ReminderReader,
  me: UserWire,
  context: MappingContext,
  signal: AbortSignal | undefined,
): Promise<Part<Reminder>> {
  const offered = me.remindersUri ?? me.reservationsUri ?? me.lendingsUri;
  return await readPart(offered, () => readReminders(account, reader, me, context, signal));
}

/** Leave requests first; what the incoming list repeats of them is left out. */
function ticketsOf(
  approval: readonly Fields[],
  incoming: readonly Fields[],
  context: MappingContext,
): readonly Ticket[] {
  const tickets = new Map<string, Ticket>();
  const requests = new Set<string>();
  for (const entry of approval) {
    const ticket = toLeaveTicket(entry, true, context);
    tickets.set(ticket.id, ticket);
    requests.add(requestKey(entry, context));
  }
  for (const entry of incoming) {
    const ticket = toPlainTicket(entry, context);
    if (ticket === undefined || tickets.has(ticket.id) || requests.has(requestKey(entry, context))) continue;
    tickets.set(ticket.id, ticket);
  }
  return [...tickets.values()];
}

/** The same request under two references has the same id and the same requester; without an id it is only itself. */
function requestKey(entry: Fields, context: MappingContext): string {
  const id = pick(entry, context.assumptions.leaveFields.id);
  const requester = requesterOf(entry, context).id;
  return JSON.stringify(id === undefined || requester === undefined ? [entry] : [id, requester]);
}

function strangers(entries: readonly Fields[], context: MappingContext): string[] {
  return entries
    .map((entry) => requesterOf(entry, context))
    .flatMap(({ id, name }) => (id && !name ? [id] : []));
}

function throwIfHopeless(parts: Parts): void {
  const all = Object.values(parts);
  const failures = all.flatMap(({ failure }) => failure ?? []);
  const signIn = failures.find(needsSignIn);
  const nothingRead =
    failures.length > 0 && !all.some((part) => part.capability === 'on' && part.isKept !== true);
  const worst = signIn ?? (nothingRead ? failures[0] : undefined);
  if (worst !== undefined) throw new OfficeError(worst);
}

function capabilitiesOf(parts: Parts): Capabilities {
  return {
    leaveApproval: parts.leaveApproval.capability,
    tickets: parts.tickets.capability,
    reminders: parts.reminders.capability,
    ownLeave: parts.ownLeaves.capability,
    people: 'on',
  };
}

function missingOf(parts: Parts): Waiting['missing'] {
  const names: readonly WaitingPart[] = ['leaveApproval', 'tickets', 'reminders', 'ownLeaves', 'limits'];
  return names.flatMap((part) => {
    const { failure } = parts[part];
    return failure === undefined ? [] : [{ part, failure }];
  });
}

function isThere<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
