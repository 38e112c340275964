import type { Background } from '../../office/leave';
import type {
  Connection,
  DecisionOrder,
  Identity,
  OfficeSystem,
  PeoplePage,
  PeopleResumption,
  Proof,
  SystemDefinition,
  TicketReading,
  Waiting,
} from '../../office/office-system';
import type { Absence, Person } from '../../office/person';
import type { Ticket } from '../../office/ticket';
import type { Bounds } from '../../session/bounds';
import { type LeaveReferences, readAbsences } from './absences';
import { OffiServAccount } from './account';
import { type Assumptions, assume } from './assumptions';
import { type Requesters, readBackgrounds } from './backgrounds';
import { Decisions, proofOf } from './decisions';
import { LimitsReader } from './limits';
import { OffiServClient } from './offiserv-client';
import { walkPeople } from './people-walk';
import { ReminderReader } from './reminders';
import { readWaiting } from './waiting';

/**
 * OffiServ, as far as its public API page describes it; every guess beyond it is in `assumptions.ts`.
 * @param changes replaces single assumptions, for a server that is known to differ.
 * @param bounds replaces single limits of its sessions.
 */
export function offiServ(changes: Partial<Assumptions> = {}, bounds: Partial<Bounds> = {}): SystemDefinition {
  return {
    name: 'offiserv',
    label: 'OffiServ',
    fields: ['email', 'password'],
    kinds: ['leave', 'ticket', 'reservation', 'lending'],
    open: (connection) => new OffiServ(connection, assume(changes), bounds),
  };
}

class OffiServ implements OfficeSystem {
  readonly name = 'offiserv';
  readonly #client: OffiServClient;
  readonly #account: OffiServAccount;
  readonly #decisions: Decisions;
  readonly #readers: { readonly reminders: ReminderReader; readonly limits: LimitsReader };
  readonly #leaveReferences: LeaveReferences = new Map();
  readonly #requesters: Requesters = new Map();

  constructor(connection: Connection, assumptions: Assumptions, bounds: Partial<Bounds>) {
    this.#client = new OffiServClient(connection, assumptions, bounds);
    this.#account = new OffiServAccount(this.#client, assumptions);
    this.#decisions = new Decisions(this.#account);
    this.#readers = {
      reminders: new ReminderReader(),
      limits: new LimitsReader(assumptions.ownLimitsAge.rereadAfterMs),
    };
  }

  get sessionState(): OfficeSystem['sessionState'] {
    return this.#client.state;
  }

  async checkServer(signal?: AbortSignal): Promise<void> {
    await this.#client.checkServer(signal);
  }

  async signIn(signal?: AbortSignal): Promise<Identity> {
    await this.#client.signIn(signal);
    return await this.#account.identity(signal);
  }

  async waiting(signal?: AbortSignal): Promise<Waiting> {
    return await readWaiting(this.#account, this.#readers, signal);
  }

  async readTicket(ticket: Ticket, signal?: AbortSignal): Promise<TicketReading> {
    return await this.#decisions.readTicket(ticket, signal);
  }

  async decide(order: DecisionOrder, signal?: AbortSignal): Promise<void> {
    await this.#decisions.decide(order, signal);
  }

  proof(reading: TicketReading, order: DecisionOrder): Proof {
    return proofOf(reading, order);
  }

  people(signal?: AbortSignal, resumption?: PeopleResumption): AsyncIterable<PeoplePage> {
    const note = (id: string, leavesUri: string | undefined): unknown =>
      this.#leaveReferences.set(id, leavesUri);
    return walkPeople(this.#account, (id, user) => note(id, user.leavesUri), signal, resumption);
  }

  async absences(people: readonly Person[], signal?: AbortSignal): Promise<readonly Absence[]> {
    return await readAbsences(this.#account, this.#leaveReferences, people, signal);
  }

  async backgrounds(personIds: readonly string[], signal?: AbortSignal): Promise<readonly Background[]> {
    return await readBackgrounds(this.#account, this.#requesters, personIds, signal);
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}
