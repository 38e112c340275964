import { Refusal } from '../common/refusal';
import type { Booking, Person, PersonIndex, Resource } from './model';
import type { Staff } from './staff';

/** The shared things of a company, who holds them and when. */
export class ResourceBook {
  readonly #bookings = new Map<string, Booking>();
  #lastNumber = 700;

  constructor(
    readonly resources: readonly Resource[],
    private readonly staff: Staff,
  ) {}

  all(): IterableIterator<Booking> {
    return this.#bookings.values();
  }

  findBooking(id: string): Booking | undefined {
    return this.#bookings.get(id);
  }

  /** @throws Refusal 404 */
  getBooking(id: string): Booking {
    const booking = this.#bookings.get(id);
    if (booking === undefined) throw new Refusal(404, `There is no reservation or lending ${id}.`);
    return booking;
  }

  findResource(id: string): Resource | undefined {
    return this.resources.find((resource) => resource.id === id);
  }

  /** The first thing that is shared this way and free then. */
  freeFor(kind: Booking['kind'], from: Date, to: Date): Resource | undefined {
    return this.resources.find(
      (resource) => resource.group.sharing === sharingFor(kind) && !this.#conflict(resource, from, to),
    );
  }

  /** By id or by name. @throws Refusal 404 */
  getResource(idOrName: string): Resource {
    const found = this.resources.find((resource) => resource.id === idOrName || resource.name === idOrName);
    if (found === undefined) throw new Refusal(404, `There is no resource ${idOrName}.`);
    return found;
  }

  /** @throws Refusal 409 with the name and the contact of the holder when the thing is taken; 400 when not shared so */
  book(
    kind: Booking['kind'],
    resource: Resource,
    person: Person,
    from: Date,
    to: Date,
    reason: string,
  ): Booking {
    if (resource.group.sharing !== sharingFor(kind)) {
      throw new Refusal(400, `${resource.name} is shared by ${resource.group.sharing}.`);
    }
    if (to <= from) throw new Refusal(400, 'The end is not after the beginning.');
    const conflict = this.#conflict(resource, from, to);
    if (conflict !== undefined) {
      const holder = this.staff.at(conflict.person);
      const contact = holder.phone || holder.mobile || holder.email;
      throw new Refusal(409, `${resource.name} is taken by ${holder.displayName} (${contact}).`);
    }
    return this.enter({ kind, resource, person: person.index, from, to, reason, status: 'active' });
  }

  enter(booking: Omit<Booking, 'id'>): Booking {
    this.#lastNumber += 1;
    const made = { ...booking, id: `${booking.kind === 'lending' ? 'B' : 'R'}${this.#lastNumber}` };
    this.#bookings.set(made.id, made);
    return made;
  }

  /** What a person has reserved or borrowed and neither cancelled nor returned, earliest first. */
  activeOf(person: Person, kind: Booking['kind'], now: Date): Booking[] {
    return this.#select(
      (booking) =>
        booking.kind === kind &&
        booking.person === person.index &&
        booking.status === 'active' &&
        // A reservation is over when its time is over; a thing that was lent is out until it is handed back.
        (kind === 'lending' || booking.to > now),
    );
  }

  keptBy(person: Person): Resource[] {
    return this.resources.filter((resource) => resource.keeper === person.index);
  }

  lentBy(keeper: Person): Booking[] {
    return this.#select(
      (booking) =>
        booking.kind === 'lending' && booking.status === 'active' && booking.resource.keeper === keeper.index,
    );
  }

  historyOf(keeper: Person): Booking[] {
    return this.#select((booking) => booking.resource.keeper === keeper.index);
  }

  #select(matches: (booking: Booking) => boolean): Booking[] {
    return [...this.#bookings.values()]
      .filter(matches)
      .sort((one, other) => one.from.getTime() - other.from.getTime());
  }

  #conflict(resource: Resource, from: Date, to: Date): Booking | undefined {
    for (const booking of this.#bookings.values()) {
      if (booking.resource !== resource || booking.status !== 'active') continue;
      if (booking.from < to && from < booking.to) return booking;
    }
    return undefined;
  }
}

function sharingFor(kind: Booking['kind']): Resource['group']['sharing'] {
  return kind === 'lending' ? 'short-term lending' : 'reservation';
}

/** Keepers by turns, so that each has a part of the things. */
export function keeperFor(staff: Staff, number: number): PersonIndex {
  return staff.keepers[number % staff.keepers.length] ?? 1;
}
