import { fail } from '../../office/errors';
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
import { OfficeGestAccount } from './account';
import { type Assumptions, assume } from './assumptions';
import { Diary, readAbsences } from './diary';
import { OfficeGestClient } from './officegest-client';
import { findOutsideContacts } from './outside-contacts';
import { readPeople } from './people-pages';
import { readWaiting } from './waiting';
import { WorkOrders } from './work-orders';

/**
 * OfficeGest over its API v2, which the vendor calls experimental; every guess beyond what is documented or was seen is
 * in `assumptions.ts`. It is read only: no write is known to exist.
 * @param changes replaces single assumptions, for an installation that is known to differ.
 * @param bounds replaces single limits of its sessions.
 */
export function officeGest(
  changes: Partial<Assumptions> = {},
  bounds: Partial<Bounds> = {},
): SystemDefinition {
  return {
    name: 'officegest',
    label: 'OfficeGest',
    fields: ['userName', 'password'],
    kinds: ['ticket', 'appointment'],
    open: (connection) => new OfficeGest(connection, assume(changes), bounds),
  };
}

class OfficeGest implements OfficeSystem {
  readonly name = 'officegest';
  readonly #client: OfficeGestClient;
  readonly #account: OfficeGestAccount;
  readonly #diary: Diary;
  readonly #orders: WorkOrders;

  constructor(connection: Connection, assumptions: Assumptions, bounds: Partial<Bounds>) {
    this.#client = new OfficeGestClient(connection, assumptions, bounds);
    this.#account = new OfficeGestAccount(this.#client, assumptions);
    this.#diary = new Diary(this.#account);
    this.#orders = new WorkOrders(this.#account);
  }

  get sessionState(): OfficeSystem['sessionState'] {
    return this.#client.state;
  }

  async checkServer(signal?: AbortSignal): Promise<void> {
    await this.#client.checkServer(signal);
  }

  async signIn(signal?: AbortSignal): Promise<Identity> {
    return await this.#account.identity(signal);
  }

  async waiting(signal?: AbortSignal): Promise<Waiting> {
    return await readWaiting(this.#account, this.#diary, this.#orders, signal);
  }

  async readTicket(ticket: Ticket, signal?: AbortSignal): Promise<TicketReading> {
    const me = await this.#account.employee(signal);
    return await this.#orders.readTicket(ticket, me?.id ?? '', signal);
  }

  /** GA-7. */
  async decide({ verb }: DecisionOrder): Promise<void> {
    throw fail('invalid', { detail: `${verb}: OfficeGest is only read` });
  }

  proof(reading: TicketReading): Proof {
    if (reading.found === 'gone') return 'gone';
    return reading.waitsForMe ? 'not-done' : 'otherwise';
  }

  people(signal?: AbortSignal, resumption?: PeopleResumption): AsyncIterable<PeoplePage> {
    return readPeople(this.#account, signal, resumption);
  }

  async absences(people: readonly Person[], signal?: AbortSignal): Promise<readonly Absence[]> {
    return await readAbsences(this.#account, people, signal);
  }

  /** There are no leave requests, so nobody's background is ever needed. */
  async backgrounds(): Promise<readonly Background[]> {
    return [];
  }

  async outsideContacts(query: string, signal?: AbortSignal): Promise<readonly Person[]> {
    return await findOutsideContacts(this.#account, query, signal);
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}
