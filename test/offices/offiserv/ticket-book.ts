import type { OfficeClock } from '../common/clock';
import type { SeededRandom } from '../common/random';
import { Refusal } from '../common/refusal';
import type { Person, PersonIndex, Ticket } from './model';
import type { Staff } from './staff';

const subjects: readonly (readonly [title: string, description: string])[] = [
  ['Desk for the new colleague', 'She starts on the first of the month. A desk by the window, please.'],
  ['Printer on the third floor', 'It prints every second page upside down.'],
  ['Parking card does not open the gate', 'Since Monday. The number on the card is 0417.'],
  ['Badge for a visitor', 'Two guests from Poznań, Thursday from nine to three.'],
  ['Air conditioning in room Wisła', 'It is either off or an iceberg.'],
  ['Invoice from the courier', 'The sum does not match the list of shipments. Who ordered on the 12th?'],
  ['Order business cards', 'Two hundred, with the new telephone number.'],
  ['Replace the coffee machine filter', 'The light has been red for a week.'],
  ['Key to the archive', 'I need the 2019 contracts for the audit.'],
  ['Train tickets to Wrocław', 'There on Tuesday morning, back on Wednesday evening.'],
];

/** All tickets of a company: those that people write to each other and those that the system makes. */
export class TicketBook {
  readonly #byId = new Map<string, Ticket>();
  readonly #incoming = new Map<PersonIndex, Ticket[]>();
  readonly #outgoing = new Map<PersonIndex, Ticket[]>();
  #lastNumber = 200;

  constructor(private readonly clock: OfficeClock) {}

  create(
    ticket: Pick<Ticket, 'title' | 'description' | 'author' | 'addressee'>,
    created = this.clock.now(),
  ): Ticket {
    this.#lastNumber += 1;
    const made: Ticket = { ...ticket, id: `T${this.#lastNumber}`, status: 'open', created };
    this.#byId.set(made.id, made);
    append(this.#incoming, made.addressee, made);
    if (made.author !== null) append(this.#outgoing, made.author, made);
    return made;
  }

  all(): IterableIterator<Ticket> {
    return this.#byId.values();
  }

  find(id: string): Ticket | undefined {
    return this.#byId.get(id);
  }

  /** @throws Refusal 404 */
  get(id: string): Ticket {
    const ticket = this.#byId.get(id);
    if (ticket === undefined) throw new Refusal(404, `There is no ticket ${id}.`);
    return ticket;
  }

  incoming(person: Person): Ticket[] {
    return this.#incoming.get(person.index) ?? [];
  }

  outgoing(person: Person): Ticket[] {
    return this.#outgoing.get(person.index) ?? [];
  }

  /** Both ways, oldest first. */
  of(person: Person): Ticket[] {
    const both = new Set([...this.incoming(person), ...this.outgoing(person)]);
    return [...both].sort((one, other) => one.created.getTime() - other.created.getTime());
  }
}

/** Fills a new book: the system's ticket about the structure for each administrator, and everyday ones. */
export function writeTickets(book: TicketBook, random: SeededRandom, staff: Staff, now: Date): void {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  for (const admin of staff.admins) {
    book.create(
      {
        title: 'Fill in the structure of your organization',
        description: 'Add your colleagues and subordinates, then invite them.',
        author: null,
        addressee: admin,
      },
      hoursAgo(24 * 90),
    );
  }
  const last = staff.people.length - 1;
  for (let made = 0; made < staff.people.length * 0.6; made += 1) {
    const [title, description] = random.pick(subjects);
    const author = random.int(0, last);
    const addressee = random.chance(0.5) ? random.pick(staff.keepers) : random.int(0, last);
    if (author === addressee) continue;
    const ticket = book.create({ title, description, author, addressee }, hoursAgo(random.int(1, 700)));
    if (random.chance(0.5)) ticket.status = 'closed';
  }
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
