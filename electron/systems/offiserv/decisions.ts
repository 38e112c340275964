import { fail, failureOf } from '../../office/errors';
import type { DecisionOrder, Proof, TicketReading } from '../../office/office-system';
import type { Ticket } from '../../office/ticket';
import { type Fields, isFields } from '../../session/fields';
import type { OffiServAccount } from './account';
import { type MappingContext, requesterOf, statusWord, toLeaveTicket, toPlainTicket } from './mapping';
import { isPath } from './person-mapping';
import { standingOf } from './standing';
import { readEntries, type UserWire } from './wire';

/** What a re-read received may be sent back for this long; after it the request is read once more. */
const receivedIsFreshMs = 10_000;

interface Received {
  readonly id: string;
  readonly version: string;
  /** The request itself as it came, or its entry in the list where it cannot be read alone. */
  readonly object: Fields;
  readonly at: number;
}

interface Look {
  readonly reading: TicketReading;
  readonly received?: Received;
}

/** Reads tickets again and hands decisions over (OA-8). */
export class Decisions {
  readonly #account: OffiServAccount;
  #latest: Received | undefined;

  constructor(account: OffiServAccount) {
    this.#account = account;
  }

  async readTicket(ticket: Ticket, signal?: AbortSignal): Promise<TicketReading> {
    const look = await this.#look(ticket, signal);
    this.#latest = look.received;
    return look.reading;
  }

  /** Sends the received object back with its status set, once. The server's answer proves nothing and is not kept. */
  async decide({ ticket, verb, reason }: DecisionOrder, signal?: AbortSignal): Promise<void> {
    const { decision, leaveFields } = this.#account.assumptions;
    if (ticket.kind !== 'leave' || (verb !== 'approve' && verb !== 'reject') || !isPath(ticket.id)) {
      throw fail('invalid', { detail: `${verb} is not known here` });
    }
    const { object } = await this.#receive(ticket, signal);
    const field = leaveFields.status.find((name) => Object.hasOwn(object, name)) ?? decision.statusField;
    const changed = {
      ...object,
      [field]: verb === 'approve' ? decision.approvedWord : decision.rejectedWord,
      ...(reason !== undefined && reason !== '' && { [decision.commentField]: reason }),
    };
    await this.#account.client.write(decision.method, ticket.id + decision.pathSuffix, changed, signal);
  }

  /** What was received when the ticket was read again a moment ago, or what is received now. */
  async #receive(ticket: Ticket, signal: AbortSignal | undefined): Promise<Received> {
    const latest = this.#latest;
    this.#latest = undefined;
    const isFresh = latest !== undefined && performance.now() - latest.at < receivedIsFreshMs;
    if (isFresh && latest.id === ticket.id && latest.version === ticket.version) return latest;
    const { reading, received } = await this.#look(ticket, signal);
    if (reading.found === 'gone') throw fail('not-found', { detail: 'the request has gone' });
    if (!reading.waitsForMe || received === undefined || received.version !== ticket.version) {
      throw fail('conflict', { detail: 'the request has changed' });
    }
    return received;
  }

  async #look(ticket: Ticket, signal: AbortSignal | undefined): Promise<Look> {
    const account = this.#account;
    const me = await account.client.me(signal);
    const organisation = await account.organisation(signal);
    if (ticket.kind === 'leave' && !account.leaveIsOn(organisation)) {
      throw fail('module-off', { detail: 'leave' });
    }
    const context = account.mapping(me);
    return ticket.kind === 'leave'
      ? await this.#lookAtLeave(ticket, me, context, signal)
      : await this.#lookAtTicket(ticket, me, context, signal);
  }

  async #lookAtLeave(
    ticket: Ticket,
    me: UserWire,
    context: MappingContext,
    signal: AbortSignal | undefined,
  ): Promise<Look> {
    const [listed, itself] = await Promise.all([
      this.#findListed(me.leavesForApprovalUri, ticket.id, context, signal),
      this.#readItself(ticket.id, signal),
    ]);
    if (listed === undefined && itself === undefined) return { reading: { found: 'gone' } };
    await this.#account.names.lookUp(strangers(listed ?? itself, context), signal);
    const closed = itself !== undefined && this.#isClosed(itself);
    if (listed === undefined || closed) {
      const left = toLeaveTicket({ ...listed, ...itself }, false, context);
      return { reading: { found: 'ticket', ticket: { ...left, id: ticket.id }, waitsForMe: false } };
    }
    const found = toLeaveTicket(listed, true, context);
    const received = {
      id: found.id,
      version: found.version,
      object: itself ?? listed,
      at: performance.now(),
    };
    return { reading: { found: 'ticket', ticket: found, waitsForMe: found.verbs.length > 0 }, received };
  }

  /** A plain ticket waits for as long as it stands in the incoming list. */
  async #lookAtTicket(
    ticket: Ticket,
    me: UserWire,
    context: MappingContext,
    signal: AbortSignal | undefined,
  ): Promise<Look> {
    const entry = await this.#findListed(me.incomingTicketsUri, ticket.id, context, signal);
    const found = entry && toPlainTicket(entry, context);
    return { reading: found ? { found: 'ticket', ticket: found, waitsForMe: true } : { found: 'gone' } };
  }

  async #findListed(
    reference: string | undefined,
    id: string,
    context: MappingContext,
    signal: AbortSignal | undefined,
  ): Promise<Fields | undefined> {
    if (reference === undefined) return undefined;
    const value = await this.#readList(reference, signal);
    const entries = readEntries(value, this.#account.assumptions);
    return entries.find((entry) => toLeaveTicket(entry, true, context).id === id);
  }

  /**
   * A list that the server no longer knows says nothing about the requests in it: it may be elsewhere by now, or the
   * server may not be itself. Nothing is concluded from it.
   */
  async #readList(reference: string, signal: AbortSignal | undefined): Promise<unknown> {
    const { client } = this.#account;
    try {
      return await client.read(reference, { signal, fresh: true });
    } catch (error) {
      const { name, ...facts } = failureOf(error);
      if (!['not-found', 'conflict', 'invalid'].includes(name)) throw error;
      client.forgetMe();
      throw fail('server-down', facts, error);
    }
  }

  /** The request by its own reference; `undefined` when it is gone, or ours to see only in the list. */
  async #readItself(id: string, signal: AbortSignal | undefined): Promise<Fields | undefined> {
    if (!isPath(id)) return undefined;
    try {
      const value = await this.#account.client.read(id, { signal, fresh: true });
      return isFields(value) ? value : undefined;
    } catch (error) {
      const { name, detail } = failureOf(error);
      if (name === 'not-found' || name === 'forbidden' || detail === 'HTTP 405') return undefined;
      throw error;
    }
  }

  #isClosed(entry: Fields): boolean {
    const { assumptions } = this.#account;
    return ['approved', 'rejected', 'withdrawn'].includes(
      standingOf(statusWord(entry, assumptions), assumptions),
    );
  }
}

/** See `OfficeSystem.proof`. */
export function proofOf(reading: TicketReading, order: DecisionOrder): Proof {
  if (reading.found === 'gone') return 'gone';
  const { standing } = reading.ticket;
  const wanted = order.verb === 'approve' ? 'approved' : 'rejected';
  if (standing === wanted) return 'done';
  if (reading.waitsForMe) return 'not-done';
  // Still open but no longer ours: an approval that went on to the next approver. A rejection goes to nobody.
  return standing === 'pending' && order.verb === 'approve' ? 'passed-on' : 'otherwise';
}

function strangers(entry: Fields | undefined, context: MappingContext): string[] {
  if (entry === undefined) return [];
  const { id, name } = requesterOf(entry, context);
  return id === undefined || name !== undefined ? [] : [id];
}
