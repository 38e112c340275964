import { type Language, mailboxFor, makeName } from '../common/people-names';
import { deskNumber, mobileNumber } from '../common/phone-numbers';
import type { SeededRandom } from '../common/random';
import type { Person, PersonIndex } from './model';

export const leastPeople = 4;

const weights: Record<Language, number> = { pl: 60, de: 12, pt: 8, en: 12, fr: 8 };

/**
 * Makes the people of a company as a tree, each manager with three to nine direct reports, the first person at the
 * top. The second person looks after staff matters and is the second approver of many.
 */
export function makePeople(random: SeededRandom, count: number, domain: string): Person[] {
  if (!Number.isInteger(count) || count < leastPeople) {
    throw new RangeError(`A company has at least ${leastPeople} people.`);
  }
  const managers = makeTree(random.fork('tree'), count);
  const names = random.fork('names');
  const phones = random.fork('phones');
  const taken = new Map<string, number>();
  const keepers = keeperIndexes(count);
  const admins = adminIndexes(count);

  const people = managers.map((manager, index): Person => {
    const name = makeName(names, weights);
    const mailbox = mailboxFor(name);
    const namesakes = taken.get(mailbox) ?? 0;
    taken.set(mailbox, namesakes + 1);
    return {
      index,
      id: String(100_000 + index * 7),
      language: name.language,
      firstname: name.given,
      lastname: name.family,
      displayName: `${name.given} ${name.family}`,
      email: `${mailbox}${namesakes === 0 ? '' : namesakes + 1}@${domain}`,
      phone: phones.chance(0.85) ? deskNumber(phones, name.language) : '',
      mobile: phones.chance(0.75) ? mobileNumber(phones, name.language) : '',
      manager,
      reports: [],
      roles: [],
    };
  });
  for (const person of people) {
    if (person.manager !== null) people[person.manager]?.reports.push(person.index);
  }
  return people.map((person) => ({ ...person, roles: rolesOf(person, keepers, admins) }));
}

/** The people who look after the shared things: one, and one more for every hundred. */
export function keeperIndexes(count: number): PersonIndex[] {
  const keepers = 1 + Math.floor(count / 100);
  return Array.from({ length: keepers }, (_, at) => count - 1 - at * 3).filter((index) => index > 1);
}

/** The administrators: the head of staff matters, and in larger companies one of the last to join. */
export function adminIndexes(count: number): PersonIndex[] {
  return count < 20 ? [1] : [1, count - 2];
}

function rolesOf(person: Person, keepers: readonly PersonIndex[], admins: readonly PersonIndex[]): string[] {
  return [
    'employee',
    ...(person.reports.length > 0 ? ['manager'] : []),
    ...(keepers.includes(person.index) ? ['keeper'] : []),
    ...(admins.includes(person.index) ? ['admin'] : []),
  ];
}

/** The manager of each person. People are hired level by level, so a manager always comes before the reports. */
function makeTree(random: SeededRandom, count: number): (PersonIndex | null)[] {
  const managers: (PersonIndex | null)[] = [null];
  for (let manager = 0; managers.length < count; manager += 1) {
    // The second person keeps a small team, so that the second approver is not somebody's only manager.
    const span = manager === 0 ? random.int(5, 7) : manager === 1 ? 3 : random.int(3, 9);
    for (let report = 0; report < span && managers.length < count; report += 1) managers.push(manager);
  }
  return managers;
}
