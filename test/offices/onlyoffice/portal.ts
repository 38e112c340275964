import type { OfficeClock } from '../common/clock';
import type { PlainDate } from '../common/plain-dates';
import { hashText, SeededRandom } from '../common/random';
import { Refusal } from '../common/refusal';
import { wallTime } from '../common/zoned-time';
import { makeGroups, makePeople } from './make-people';
import { makeWork } from './make-work';
import type {
  CalendarEvent,
  CrmTask,
  Group,
  Invoice,
  Milestone,
  Person,
  PersonIndex,
  Project,
  Task,
} from './model';
import type { OnlyofficeValues } from './onlyoffice-switches';

/** What a `GET` did beside answering. */
export interface SideEffect {
  readonly kind: 'default-calendar-made' | 'feed-read' | 'mailbox-marked-active' | 'reminders-sent';
  readonly login: string;
}

/** One portal with everything that it knows. */
export class Portal {
  readonly domain: string;
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly projects: Project[] = [];
  readonly tasks: Task[] = [];
  readonly milestones: Milestone[] = [];
  readonly crmTasks: CrmTask[] = [];
  readonly invoices: Invoice[] = [];
  readonly events: CalendarEvent[] = [];
  readonly sideEffects: SideEffect[] = [];
  /** News that somebody has not read, by person. */
  readonly news = new Map<PersonIndex, number>();
  readonly chatMessages = new Map<PersonIndex, number>();
  readonly #calendars = new Set<PersonIndex>();
  readonly #byName = new Map<string, Person>();
  readonly #groups = new Map<PersonIndex, Group[]>();
  #inOrder: readonly Person[] | undefined;
  readonly #passwords = new Map<PersonIndex, string>();
  #lastId = 4_000;

  constructor(
    readonly seed: number,
    count: number,
    readonly clock: OfficeClock,
    readonly switches: OnlyofficeValues,
  ) {
    const random = new SeededRandom(`onlyoffice/${seed}`);
    this.domain = `portal${random.int(10, 99)}.example`;
    this.people = makePeople(random, count, this.domain, seed);
    this.groups = makeGroups(this.people, seed);
    for (const person of this.people) {
      for (const name of [person.userName, person.email, person.id]) this.#byName.set(name, person);
    }
    for (const group of this.groups) {
      for (const index of group.members) this.#groups.set(index, [...this.groupsOf(index), group]);
    }
    makeWork(this, random.fork('work'));
  }

  get zone(): string {
    return this.switches.zone;
  }

  /** The calendar day in the portal's zone. */
  get today(): PlainDate {
    return wallTime(this.zone, this.clock.now()).slice(0, 10);
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  at(index: PersonIndex): Person {
    const person = this.people[index];
    if (person === undefined) throw new RangeError(`There is no person number ${index}.`);
    return person;
  }

  /** By login, e-mail address or GUID. */
  find(name: string): Person | undefined {
    return this.#byName.get(name.trim().toLowerCase());
  }

  /** @throws Refusal 404 */
  get(name: string): Person {
    const person = this.find(name);
    if (person === undefined) throw new Refusal(404, `There is nobody with the login or id "${name}".`);
    return person;
  }

  groupsOf(index: PersonIndex): readonly Group[] {
    return this.#groups.get(index) ?? [];
  }

  /** Everybody by the name that is shown. */
  get inOrder(): readonly Person[] {
    const { compare } = new Intl.Collator('en');
    this.#inOrder ??= [...this.people].sort(
      (one, other) => compare(this.displayName(one), this.displayName(other)) || one.index - other.index,
    );
    return this.#inOrder;
  }

  /** A name has changed. */
  forgetOrder(): void {
    this.#inOrder = undefined;
  }

  displayName(person: Person): string {
    return `${person.firstName} ${person.lastName}`;
  }

  passwordOf(person: Person): string {
    const word = ['hafen', 'birke', 'kessel', 'wolke', 'anker'][person.index % 5] ?? 'anker';
    const number = String(hashText(`${this.seed}/${person.id}`) % 1_000_000).padStart(6, '0');
    return this.#passwords.get(person.index) ?? `${word}-${number}`;
  }

  setPassword(person: Person, password: string): void {
    this.#passwords.set(person.index, password);
  }

  /** The first call of the calendars makes one for whoever has none. */
  ensureCalendar(person: Person): void {
    if (this.#calendars.has(person.index)) return;
    this.#calendars.add(person.index);
    this.sideEffects.push({ kind: 'default-calendar-made', login: person.userName });
  }
}
