import type { Background } from '../../office/leave';
import type {
  Connection,
  Counters,
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
import type { Absence } from '../../office/person';
import type { Photo } from '../../office/picture';
import type { Ticket } from '../../office/ticket';
import type { Bounds } from '../../session/bounds';
import { OnlyOfficeAccount } from './account';
import { type Assumptions, assume } from './assumptions';
import { CounterReader } from './counters';
import { Decisions, proofOf } from './decisions';
import { OnlyOfficeClient } from './onlyoffice-client';
import { readPeoplePages } from './people-pages';
import { readPhoto } from './photos';
import { ProjectTasks } from './project-tasks';
import { WaitingReader } from './waiting';
import { WorkLists } from './work-lists';

/**
 * ONLYOFFICE Workspace: tasks of projects and of the CRM, milestones, the calendar and the people of a portal. It has no
 * leave requests and no word for who is away (A9).
 * @param changes replaces single assumptions, for a portal that is known to differ.
 * @param bounds replaces single limits of its sessions.
 */
export function onlyOffice(
  changes: Partial<Assumptions> = {},
  bounds: Partial<Bounds> = {},
): SystemDefinition {
  return {
    name: 'onlyoffice',
    label: 'ONLYOFFICE Workspace',
    fields: ['userName', 'password'],
    kinds: ['task', 'invoice', 'appointment', 'deadline', 'birthday'],
    extras: ['invoices'],
    open: (connection) => new OnlyOffice(connection, assume(changes), bounds),
  };
}

class OnlyOffice implements OfficeSystem {
  readonly name = 'onlyoffice';
  readonly #client: OnlyOfficeClient;
  readonly #account: OnlyOfficeAccount;
  readonly #decisions: Decisions;
  readonly #waiting: WaitingReader;
  readonly #counters: CounterReader;

  constructor(connection: Connection, assumptions: Assumptions, bounds: Partial<Bounds>) {
    this.#client = new OnlyOfficeClient(connection, assumptions, bounds);
    this.#account = new OnlyOfficeAccount(this.#client);
    const tasks = new ProjectTasks(this.#account);
    const lists = new WorkLists(this.#account, tasks.handedBack);
    this.#decisions = new Decisions(this.#account, tasks, lists);
    this.#waiting = new WaitingReader(this.#account, lists, () => connection.wants?.('invoices') === true);
    this.#counters = new CounterReader(this.#client);
  }

  get sessionState(): OfficeSystem['sessionState'] {
    return this.#client.state;
  }

  async checkServer(signal?: AbortSignal): Promise<void> {
    await this.#client.checkServer(signal);
  }

  async signIn(signal?: AbortSignal): Promise<Identity> {
    await this.#client.signIn(signal);
    this.#waiting.reconsider();
    this.#counters.reconsider();
    return await this.#account.identity(signal);
  }

  async waiting(signal?: AbortSignal): Promise<Waiting> {
    return await this.#waiting.read(signal);
  }

  async readTicket(ticket: Ticket, signal?: AbortSignal): Promise<TicketReading> {
    return await this.#decisions.readTicket(ticket, signal);
  }

  async decide(order: DecisionOrder, signal?: AbortSignal): Promise<void> {
    try {
      await this.#decisions.decide(order, signal);
      this.#waiting.drop(order.ticket);
    } finally {
      this.#waiting.touch(order.ticket);
    }
  }

  proof(reading: TicketReading, order: DecisionOrder): Proof {
    return proofOf(reading, order);
  }

  people(signal?: AbortSignal, resumption?: PeopleResumption): AsyncIterable<PeoplePage> {
    return readPeoplePages(this.#client, signal, resumption);
  }

  /** A9: nothing in this system says who is away. */
  async absences(): Promise<readonly Absence[]> {
    return [];
  }

  /** There are no leave requests, so nothing has to be known for deciding one. */
  async backgrounds(): Promise<readonly Background[]> {
    return [];
  }

  async counters(signal?: AbortSignal): Promise<Counters> {
    return await this.#counters.read(signal);
  }

  async readPhoto(reference: string, signal?: AbortSignal): Promise<Photo | undefined> {
    return await readPhoto(this.#client, reference, signal);
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}
