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
import type { Photo } from '../../office/picture';
import type { Ticket } from '../../office/ticket';
import type { Bounds } from '../../session/bounds';
import { OnOfficeAccount } from './account';
import { AppointmentReader } from './appointments';
import { type Assumptions, assume, assumptionTable } from './assumptions';
import { Decisions, proofOf } from './decisions';
import { OnOfficeClient } from './onoffice-client';
import { findOutsideContacts } from './outside-contacts';
import { pagesOfPeople, readPhoto } from './people';
import { TaskReader } from './tasks';
import { type Readers, readWaiting } from './waiting';

/**
 * onOffice enterprise, as far as its API documentation describes it; every guess beyond it is in `assumptions.ts`.
 * @param changes replaces single assumptions, for an account that is known to differ.
 * @param bounds replaces single limits of its sessions.
 */
export function onOffice(changes: Partial<Assumptions> = {}, bounds: Partial<Bounds> = {}): SystemDefinition {
  return {
    name: 'onoffice',
    label: 'onOffice',
    fields: ['apiToken', 'apiSecret', 'person'],
    kinds: ['task', 'invitation', 'appointment', 'deadline'],
    usualServer: assumptionTable.address.value.origin,
    open: (connection) => new OnOffice(connection, assume(changes), bounds),
  };
}

class OnOffice implements OfficeSystem {
  readonly name = 'onoffice';
  readonly #client: OnOfficeClient;
  readonly #account: OnOfficeAccount;
  readonly #readers: Readers;

  constructor(connection: Connection, assumptions: Assumptions, bounds: Partial<Bounds>) {
    const account = new OnOfficeAccount(assumptions);
    const client: OnOfficeClient = new OnOfficeClient(
      connection,
      assumptions,
      bounds,
      (credentials, signal) =>
        account.enter((actions, stop) => client.readPlainly(actions, stop), credentials, signal),
    );
    const tasks = new TaskReader(account, client);
    const appointments = new AppointmentReader(account, client);
    const decisions = new Decisions(account, client, tasks, appointments);
    this.#client = client;
    this.#account = account;
    this.#readers = { client, account, tasks, appointments, decisions };
  }

  get sessionState(): OfficeSystem['sessionState'] {
    return this.#client.state;
  }

  async checkServer(signal?: AbortSignal): Promise<void> {
    await this.#client.checkServer(signal);
  }

  async signIn(signal?: AbortSignal): Promise<Identity> {
    await this.#client.signIn(signal);
    return this.#account.identity();
  }

  async waiting(signal?: AbortSignal): Promise<Waiting> {
    return await readWaiting(this.#readers, signal);
  }

  async readTicket(ticket: Ticket, signal?: AbortSignal): Promise<TicketReading> {
    return await this.#readers.decisions.readTicket(ticket, signal);
  }

  async decide(order: DecisionOrder, signal?: AbortSignal): Promise<void> {
    await this.#readers.decisions.decide(order, signal);
  }

  proof(reading: TicketReading, order: DecisionOrder): Proof {
    return proofOf(reading, order);
  }

  people(signal?: AbortSignal, resumption?: PeopleResumption): AsyncIterable<PeoplePage> {
    return pagesOfPeople(this.#account, this.#client, signal, resumption);
  }

  /** An absence is an ordinary appointment of a type that the customer named (reference a.11): nothing tells it apart. */
  async absences(): Promise<readonly Absence[]> {
    return [];
  }

  /** There are no leave requests (a.11). */
  async backgrounds(): Promise<readonly Background[]> {
    return [];
  }

  async outsideContacts(query: string, signal?: AbortSignal): Promise<readonly Person[]> {
    return await findOutsideContacts(query, this.#client, this.#account.assumptions, signal);
  }

  async readPhoto(reference: string, signal?: AbortSignal): Promise<Photo | undefined> {
    return await readPhoto(reference, this.#client, signal);
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}
