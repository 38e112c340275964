import { type Language, mailboxFor, makeName } from '../common/people-names';
import { deskNumber, mobileNumber } from '../common/phone-numbers';
import type { SeededRandom } from '../common/random';
import type { Address, Group, User } from './model';

const weights: Record<Language, number> = { de: 76, pl: 10, en: 6, fr: 4, pt: 4 };
const towns = ['Kiel', 'Lübeck', 'Hamburg', 'Aachen', 'Köln', 'Münster', 'Würzburg', 'Görlitz'];
const positions = ['Vertrieb', 'Vermietung', 'Hausverwaltung', 'Buchhaltung', 'Marketing'];

/** Makes the users as a tree, each superior with three to eight reports, and one technical user for the API. */
export function makeUsers(random: SeededRandom, count: number, domain: string): User[] {
  const names = random.fork('names');
  const phones = random.fork('phones');
  const taken = new Map<string, number>();
  const managers = makeTree(random.fork('tree'), count);
  const users = managers.map((manager, index): User => {
    const name = makeName(names, weights);
    const family = mailboxFor({ given: '', family: name.family }).slice(1).replaceAll('-', '');
    const base = `${mailboxFor({ given: name.given, family: '' }).charAt(0)}${family}`;
    const namesakes = taken.get(base) ?? 0;
    taken.set(base, namesakes + 1);
    const userName = namesakes === 0 ? base : `${base}${namesakes + 1}`;
    return {
      index,
      id: 60 + index * 2,
      userName,
      firstName: name.given,
      lastName: name.family,
      shortCode: `${name.given.charAt(0)}${name.family.charAt(0)}`.toUpperCase(),
      email: `${mailboxFor(name)}${namesakes === 0 ? '' : namesakes + 1}@${domain}`,
      phone: phones.chance(0.9) ? deskNumber(phones, name.language) : '',
      mobile: phones.chance(0.7) ? mobileNumber(phones, name.language) : '',
      position: phones.pick(positions),
      manager,
      reports: [],
      addressId: index % 3 === 0 ? 90_000 + index : null,
      hasPhoto: phones.chance(0.5),
      isActive: index < 4 || !phones.chance(0.04),
      isApiUser: false,
    };
  });
  for (const user of users) if (user.manager !== null) users[user.manager]?.reports.push(user.index);
  return [...users, apiUser(count, domain)];
}

function apiUser(index: number, domain: string): User {
  return {
    index,
    id: 40,
    userName: 'api-schnittstelle',
    firstName: '',
    lastName: 'Schnittstelle',
    shortCode: 'API',
    email: `technik@${domain}`,
    phone: '',
    mobile: '',
    position: '',
    manager: null,
    reports: [],
    addressId: null,
    hasPhoto: false,
    isActive: true,
    isApiUser: true,
  };
}

/** The superior of each user; superiors come before their reports. */
function makeTree(random: SeededRandom, count: number): (number | null)[] {
  const managers: (number | null)[] = [null];
  for (let manager = 0; managers.length < count; manager += 1) {
    const span = random.int(3, 8);
    for (let report = 0; report < span && managers.length < count; report += 1) managers.push(manager);
  }
  return managers;
}

/** An office group for each team (a superior with all reports), one group across, one region. */
export function makeGroups(random: SeededRandom, users: readonly User[]): Group[] {
  const people = users.filter((user) => !user.isApiUser);
  const teams = people.filter((user) => user.reports.length > 0);
  const offices = teams.map((leader, at): Group => {
    const town = towns[at % towns.length] ?? 'Kiel';
    const round = Math.floor(at / towns.length);
    const members = leader.reports.map((index) => users[index]?.id ?? 0);
    return {
      id: 500 + at,
      name: round === 0 ? `Büro ${town}` : `Büro ${town} ${round + 1}`,
      shortName: `${town.slice(0, 2).toUpperCase()}${round === 0 ? '' : round + 1}`,
      type: 'GroupOffice',
      userIds: [leader.id, ...members],
      leaders: [leader.id],
    };
  });
  const across = people.filter((user) => user.index === 0 || random.chance(0.2)).map((user) => user.id);
  return [
    ...offices,
    {
      id: 700,
      name: 'Außendienst',
      shortName: 'AD',
      type: 'GroupGeneral',
      userIds: across,
      leaders: [],
    },
    {
      id: 800,
      name: 'Region Nord',
      shortName: 'RN',
      type: 'GroupRegion',
      userIds: people.slice(0, 3).map((user) => user.id),
      leaders: [],
    },
  ];
}

/** The address records: one for each user that has one, and the customers. */
export function makeAddresses(random: SeededRandom, users: readonly User[]): Address[] {
  const own = users.flatMap((user): Address[] =>
    user.addressId === null
      ? []
      : [
          {
            id: user.addressId,
            firstName: user.firstName,
            lastName: user.lastName,
            email: user.email,
            company: '',
          },
        ],
  );
  const customers = Array.from({ length: 30 }, (_, at): Address => {
    const name = makeName(random, weights);
    return {
      id: 70_000 + at,
      firstName: name.given,
      lastName: name.family,
      email: `${mailboxFor(name)}@kunde${at}.example`,
      company: at % 4 === 0 ? `${name.family} Immobilien GmbH` : '',
    };
  });
  return [...own, ...customers];
}
