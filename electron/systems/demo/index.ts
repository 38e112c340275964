import { fail } from '../../office/errors';
import type { Background } from '../../office/leave';
import type {
  Capabilities,
  Connection,
  DecisionOrder,
  Identity,
  OfficeSystem,
  PeoplePage,
  Proof,
  SystemDefinition,
  TicketReading,
  Waiting,
} from '../../office/office-system';
import type { Absence, Person } from '../../office/person';
import type { Ticket, Verb } from '../../office/ticket';
import { zoneOfThisComputer } from '../../office/time-zones';
import { demoPeople, directorId, myId } from './demo-people';
import {
  arrivingId,
  demoAbsences,
  demoBackground,
  demoLimits,
  demoOwnLeaves,
  demoReminders,
  demoTickets,
} from './demo-work';

/** How long after the beginning one more request arrives, so that a notification is seen. */
const arrivesAfterMs = 20_000;
const everythingOn: Capabilities = {
  leaveApproval: 'on',
  tickets: 'on',
  reminders: 'on',
  ownLeave: 'on',
  people: 'on',
};

/** An office that is made up and runs inside the program: to look around before there is an account. */
export function demo(now: () => number = Date.now): SystemDefinition {
  return {
    name: 'demo',
    label: 'Demo',
    fields: [],
    kinds: ['leave', 'task', 'invitation', 'reservation', 'lending', 'birthday'],
    usualServer: 'https://demo.invalid',
    madeUp: true,
    open: (connection) => new DemoOffice(connection, now),
  };
}

class DemoOffice implements OfficeSystem {
  readonly name = 'demo';
  readonly sessionState = 'signed-in';
  readonly #connection: Connection;
  readonly #now: () => number;
  readonly #openedAt: number;
  readonly #people = demoPeople();
  readonly #tickets: readonly Ticket[];
  /** What was done to a ticket. */
  readonly #done = new Map<string, Verb>();

  constructor(connection: Connection, now: () => number) {
    this.#connection = connection;
    this.#now = now;
    this.#openedAt = now();
    this.#tickets = demoTickets(this.#openedAt, (id) => this.#nameOf(id));
  }

  async checkServer(): Promise<void> {}

  async signIn(): Promise<Identity> {
    const [me] = this.#people;
    if (me === undefined) throw fail('not-found');
    this.#connection.onSessionState(this.sessionState);
    return { person: me, organisation: 'A made-up office', timeZone: zoneOfThisComputer() };
  }

  async waiting(): Promise<Waiting> {
    return {
      tickets: this.#tickets.filter((ticket) => this.#isThere(ticket) && !this.#done.has(ticket.id)),
      reminders: demoReminders(this.#openedAt),
      ownLeaves: demoOwnLeaves(this.#openedAt, this.#nameOf(directorId)),
      limits: demoLimits(),
      capabilities: everythingOn,
      missing: [],
    };
  }

  async readTicket({ id }: Ticket): Promise<TicketReading> {
    const ticket = this.#tickets.find((candidate) => candidate.id === id);
    if (ticket === undefined || !this.#isThere(ticket)) return { found: 'gone' };
    const verb = this.#done.get(id);
    if (verb === undefined) return { found: 'ticket', ticket, waitsForMe: true };
    return { found: 'ticket', ticket: decided(ticket, verb), waitsForMe: false };
  }

  async decide({ ticket, verb }: DecisionOrder): Promise<void> {
    if (this.#done.has(ticket.id)) throw fail('conflict');
    this.#done.set(ticket.id, verb);
  }

  proof(reading: TicketReading, { verb }: DecisionOrder): Proof {
    if (reading.found === 'gone') return 'gone';
    if (reading.waitsForMe) return 'not-done';
    const { standing } = reading.ticket;
    if (standing === 'pending') return verb === 'approve' ? 'passed-on' : 'otherwise';
    return standing === (isYes(verb) ? 'approved' : 'rejected') ? 'done' : 'otherwise';
  }

  async *people(): AsyncIterable<PeoplePage> {
    yield { people: this.#people, total: this.#people.length };
  }

  async absences(people: readonly Person[]): Promise<readonly Absence[]> {
    const ids = new Set(people.map(({ id }) => id));
    return demoAbsences(this.#openedAt).filter(({ personId }) => ids.has(personId));
  }

  async backgrounds(personIds: readonly string[]): Promise<readonly Background[]> {
    return personIds.map((id, place) => demoBackground(id, place));
  }

  async close(): Promise<void> {}

  #nameOf(personId: string): string {
    return this.#people.find(({ id }) => id === personId)?.displayName ?? personId;
  }

  #isThere({ id }: Ticket): boolean {
    return id !== arrivingId || this.#now() - this.#openedAt >= arrivesAfterMs;
  }
}

function isYes(verb: Verb): boolean {
  return verb === 'approve' || verb === 'done' || verb === 'accept';
}

/** A ticket after somebody acted on it: an approval goes on where somebody else has to approve too. */
function decided(ticket: Ticket, verb: Verb): Ticket {
  const next = ticket.approvers?.some(({ personId }) => personId !== myId) === true;
  const standing = !isYes(verb) ? 'rejected' : verb === 'approve' && next ? 'pending' : 'approved';
  return { ...ticket, standing, stateText: standing, verbs: [] };
}
