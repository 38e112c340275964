import { type Failure, fail } from '../../../electron/office/errors';
import type {
  DecisionOrder,
  OfficeSystem,
  Proof,
  TicketReading,
} from '../../../electron/office/office-system';
import type { Ticket } from '../../../electron/office/ticket';
import { ticket } from '../store/records';

/** What happens to the next call of `decide`. */
export type Fault =
  | 'none'
  /** The call never arrives. */
  | 'lost-before'
  /** It is carried out, and the answer never arrives. */
  | 'lost-after'
  | 'forbidden'
  | 'rate-limited'
  /** A success answer, and nothing done. */
  | 'lie'
  /** The program ends before the call arrives. */
  | 'crash-before'
  /** The program ends after the call was carried out. */
  | 'crash-after';

interface Request {
  version: number;
  standing: 'pending' | 'approved' | 'rejected';
  decidedBy?: string;
  gone: boolean;
  /** Approvals still needed, one after the other. */
  approvalsLeft: number;
  /** Whether the next one is ours; it is every other time. */
  waitsForMe: boolean;
}

/**
 * A server that carries out whatever reaches it, even twice: what keeps a decision from being doubled is the client.
 * The reason names the decision, so that the ledger says whose effect it was.
 */
export class ModelOffice {
  readonly requests = new Map<string, Request>();
  /** Decisions carried out, in order. */
  readonly ledger: { ticketId: string; reason: string; verb: string }[] = [];
  /** Decisions whose call arrived or was lost on the way. */
  readonly calls: string[] = [];
  faults: Fault[] = [];
  unreachable: Failure | undefined;
  onCrash: () => void = () => {};

  add(id: string, approvals = 1): void {
    this.requests.set(id, {
      version: 1,
      standing: 'pending',
      gone: false,
      approvalsLeft: approvals,
      waitsForMe: true,
    });
  }

  pending(): Ticket[] {
    return [...this.requests.keys()].flatMap((id) => {
      const reading = this.read(id);
      return reading.found === 'ticket' && reading.waitsForMe ? [reading.ticket] : [];
    });
  }

  change(id: string): void {
    const request = this.requests.get(id);
    if (request?.standing === 'pending') request.version += 1;
  }

  decideElsewhere(id: string): void {
    const request = this.requests.get(id);
    if (request?.standing !== 'pending') return;
    request.standing = 'rejected';
    request.decidedBy = 'Ewa Lis';
  }

  /** The other approver, when it is their turn. */
  approveNextStage(id: string): void {
    const request = this.requests.get(id);
    if (request?.standing === 'pending' && !request.waitsForMe) approve(request, 'Marta Zielinska');
  }

  withdraw(id: string): void {
    const request = this.requests.get(id);
    if (request !== undefined) request.gone = true;
  }

  read(id: string): TicketReading {
    const request = this.requests.get(id);
    if (request === undefined || request.gone) return { found: 'gone' };
    return {
      found: 'ticket',
      waitsForMe: request.standing === 'pending' && request.waitsForMe,
      ticket: ticket(id, {
        version: `v${request.version}`,
        standing: request.standing,
        stateText: request.standing,
        reasonNeeded: [],
        ...(request.decidedBy === undefined ? {} : { decidedBy: request.decidedBy }),
      }),
    };
  }

  /** A connection of one run of the program: after a crash nothing comes back through it, closed it refuses. */
  connect(): OfficeSystem {
    let isCut = false;
    let isClosed = false;
    const cut = () => {
      isCut = true;
      this.onCrash();
      return new Promise<never>(() => {});
    };
    const reach = async () => {
      await Promise.resolve();
      if (isCut) await new Promise<never>(() => {});
      if (isClosed) throw fail('offline');
      if (this.unreachable !== undefined) throw fail(this.unreachable.name, this.unreachable);
    };
    const never = () => {
      throw new Error('Not part of this model.');
    };
    return {
      name: 'offiserv',
      sessionState: 'signed-in',
      readTicket: async ({ id }) => {
        await reach();
        return this.read(id);
      },
      decide: async (order) => {
        await reach();
        const fault = this.faults.shift() ?? 'none';
        this.calls.push(order.reason ?? '');
        if (fault === 'crash-before') return cut();
        if (fault === 'lost-before') throw fail('timeout');
        if (fault === 'forbidden') throw fail('forbidden');
        if (fault === 'rate-limited') throw fail('rate-limited', { retryAt: 0 });
        if (fault === 'lie') return;
        this.#carryOut(order);
        if (fault === 'crash-after') return cut();
        if (fault === 'lost-after') throw fail('timeout');
      },
      proof: proofOf,
      checkServer: never,
      signIn: never,
      waiting: never,
      people: never,
      absences: never,
      backgrounds: never,
      close: async () => {
        isClosed = true;
      },
    };
  }

  #carryOut({ ticket: { id }, verb, reason }: DecisionOrder): void {
    const request = this.requests.get(id);
    if (request === undefined || request.gone) throw fail('not-found');
    if (verb === 'approve') approve(request, 'me');
    else {
      request.standing = 'rejected';
      request.decidedBy = 'me';
    }
    this.ledger.push({ ticketId: id, reason: reason ?? '', verb });
  }
}

function approve(request: Request, by: string): void {
  request.approvalsLeft -= 1;
  if (request.approvalsLeft > 0) {
    request.waitsForMe = !request.waitsForMe;
    request.version += 1;
    return;
  }
  request.standing = 'approved';
  request.decidedBy = by;
}

function proofOf(reading: TicketReading, { verb }: DecisionOrder): Proof {
  if (reading.found === 'gone') return 'gone';
  if (reading.ticket.standing === 'pending') {
    if (reading.waitsForMe) return 'not-done';
    return verb === 'approve' ? 'passed-on' : 'otherwise';
  }
  const asked = verb === 'approve' ? 'approved' : 'rejected';
  return reading.ticket.standing === asked && reading.ticket.decidedBy === 'me' ? 'done' : 'otherwise';
}
