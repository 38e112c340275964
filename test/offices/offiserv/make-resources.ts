import { addDays, type PlainDate, workingDayFrom } from '../common/plain-dates';
import type { SeededRandom } from '../common/random';
import { instantOf } from '../common/zoned-time';
import type { Resource, ResourceGroup, Sharing } from './model';
import { keeperFor, ResourceBook } from './resource-book';
import type { Staff } from './staff';

const hourMs = 3_600_000;
const mostThingsOfAKind = 120;

interface Plan {
  readonly group: string;
  readonly sharing: Sharing;
  readonly names: readonly string[];
  /** One more for so many people. */
  readonly peoplePerThing: number;
}

const plans: readonly Plan[] = [
  {
    group: 'Conference rooms',
    sharing: 'reservation',
    names: ['Wisła', 'Odra', 'Tatry', 'Bałtyk', 'Mazury', 'Bieszczady', 'Narew', 'Śnieżka'],
    peoplePerThing: 40,
  },
  {
    group: 'Company cars',
    sharing: 'reservation',
    names: ['Škoda Octavia', 'Toyota Yaris', 'Renault Kangoo', 'Opel Astra'],
    peoplePerThing: 60,
  },
  {
    group: 'Projectors',
    sharing: 'short-term lending',
    names: ['Projector Epson', 'Projector BenQ', 'Projector Sony'],
    peoplePerThing: 50,
  },
  {
    group: 'Test devices',
    sharing: 'short-term lending',
    names: ['Tablet', 'Camera', 'Conference telephone', 'Presenter'],
    peoplePerThing: 30,
  },
  {
    group: 'Notebooks',
    sharing: 'permanently assigned',
    names: ['Notebook ThinkPad', 'Notebook Latitude'],
    peoplePerThing: 10,
  },
  {
    group: 'Store room',
    sharing: 'not assigned',
    names: ['Monitor', 'Docking station', 'Chair'],
    peoplePerThing: 50,
  },
];

/** Makes the shared things of a company and a register of reservations and lendings around now. */
export function makeResources(
  random: SeededRandom,
  staff: Staff,
  zone: string,
  today: PlainDate,
  now: Date,
): ResourceBook {
  const resources: Resource[] = [];
  for (const plan of plans) {
    const group: ResourceGroup = { name: plan.group, sharing: plan.sharing };
    const count = Math.min(
      mostThingsOfAKind,
      Math.max(6, Math.ceil(staff.people.length / plan.peoplePerThing)),
    );
    for (let made = 0; made < count; made += 1) {
      const name = plan.names[made % plan.names.length] ?? plan.group;
      const round = Math.floor(made / plan.names.length);
      resources.push({
        id: String(900 + resources.length),
        name: round === 0 ? name : `${name} ${round + 1}`,
        group,
        keeper: keeperFor(staff, resources.length),
        holder: plan.sharing === 'permanently assigned' ? random.int(0, staff.people.length - 1) : null,
      });
    }
  }
  const book = new ResourceBook(resources, staff);
  for (const [number, resource] of resources.entries()) {
    if (resource.group.sharing === 'reservation') reserve(book, random, resource, staff, zone, today, now);
    if (resource.group.sharing === 'short-term lending')
      lend(book, random, resource, staff, now, number % 2 === 0);
  }
  return book;
}

const reasons = [
  'Weekly meeting',
  'Customer from Łódź',
  'Interviews',
  'Planning',
  'Workshop',
  'Retrospective',
];

/** One reservation on about half of the working days, never two at a time. */
function reserve(
  book: ResourceBook,
  random: SeededRandom,
  resource: Resource,
  staff: Staff,
  zone: string,
  today: PlainDate,
  now: Date,
): void {
  for (let ahead = -10; ahead <= 14; ahead += 1) {
    const date = addDays(today, ahead);
    if (workingDayFrom(date) !== date || random.chance(0.5)) continue;
    const from = instantOf(
      zone,
      date,
      `${String(random.int(8, 14)).padStart(2, '0')}:${random.pick(['00', '30'])}`,
    );
    // The next few hours stay free for those who need a thing at once.
    if (Math.abs(from.getTime() - now.getTime()) < 6 * hourMs) continue;
    book.enter({
      kind: 'reservation',
      resource,
      person: random.int(0, staff.people.length - 1),
      from,
      to: new Date(from.getTime() + random.int(1, 4) * (hourMs / 2)),
      reason: random.pick(reasons),
      status: random.chance(0.1) ? 'cancelled' : 'active',
    });
  }
}

/** One lending that is over and, if the thing is out, one that runs. */
function lend(
  book: ResourceBook,
  random: SeededRandom,
  resource: Resource,
  staff: Staff,
  now: Date,
  isOut: boolean,
): void {
  const hours = (number: number) => new Date(now.getTime() + number * hourMs);
  const person = () => random.int(0, staff.people.length - 1);
  const past = random.int(100, 400);
  const common = { kind: 'lending' as const, resource, reason: random.pick(reasons) };
  book.enter({ ...common, person: person(), from: hours(-past), to: hours(-past + 48), status: 'returned' });
  if (isOut) {
    const from = hours(-random.int(1, 48));
    book.enter({ ...common, person: person(), from, to: hours(random.int(1, 96)), status: 'active' });
  }
}
