import type { OfficeClock } from '../common/clock';
import type { PlainDate } from '../common/plain-dates';
import { hashText, SeededRandom } from '../common/random';
import { wallTime } from '../common/zoned-time';
import { LeaveBook } from './leave-book';
import { makeLeaveOf } from './make-leave';
import { makePeople } from './make-people';
import { makeResources } from './make-resources';
import type { Person, PersonIndex } from './model';
import type { ResourceBook } from './resource-book';
import { Staff } from './staff';
import { TicketBook, writeTickets } from './ticket-book';

/** One organization with everything that its office knows. */
export class Company {
  readonly name: string;
  readonly domain: string;
  readonly country = 'Poland';
  readonly zone = 'Europe/Warsaw';
  readonly created: Date;
  readonly staff: Staff;
  readonly leave: LeaveBook;
  readonly tickets: TicketBook;
  readonly resources: ResourceBook;
  readonly #passwords = new Map<PersonIndex, string>();
  readonly #seed: number;

  constructor(
    seed: number,
    people: number,
    private readonly clock: OfficeClock,
  ) {
    const random = new SeededRandom(`offiserv/${seed}`);
    const now = clock.now();
    this.#seed = seed;
    const word = random.pick(['Wisła', 'Bursztyn', 'Żubr', 'Jaskółka', 'Dąb', 'Morskie Oko']);
    this.name = `${word} ${random.pick(['Biuro', 'Handel', 'Projekty', 'Logistyka'])} Sp. z o.o.`;
    this.domain = `biuro${random.int(10, 99)}.example`;
    this.created = new Date(Date.UTC(2011, random.int(0, 11), random.int(1, 28), 9, 12));
    this.staff = new Staff(makePeople(random, people, this.domain));
    this.leave = new LeaveBook(this.staff, clock);
    this.tickets = new TicketBook(clock);
    this.resources = makeResources(random.fork('resources'), this.staff, this.zone, this.today, now);
    writeTickets(this.tickets, random.fork('tickets'), this.staff, now);
    const leave = random.fork('leave');
    const today = this.today;
    for (const person of this.staff.people) {
      const requests = makeLeaveOf(
        leave,
        person,
        today,
        now,
        (one) => this.staff.approversOf(one),
        this.leave.nextId,
      );
      for (const request of requests) this.leave.enter(request);
    }
  }

  /** The calendar day in the company's zone. */
  get today(): PlainDate {
    return wallTime(this.zone, this.clock.now()).slice(0, 10);
  }

  passwordOf(person: Person): string {
    const set = this.#passwords.get(person.index);
    if (set !== undefined) return set;
    const word =
      ['bursztyn', 'kasztan', 'latarnia', 'poziomka', 'rower', 'zegar'][person.index % 6] ?? 'rower';
    return `${word}-${String(hashText(`${this.#seed}/${person.id}`) % 1_000_000).padStart(6, '0')}`;
  }

  setPassword(person: Person, password: string): void {
    this.#passwords.set(person.index, password);
  }
}
