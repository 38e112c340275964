/** A small company to look at: names long and short, from several languages. */
import type { ChartPerson, OrgChart, PersonHit } from '../../../electron/bridge/people';
import type { PersonCard } from '../../../electron/bridge/slices';

type Person = PersonCard['person'];

const names = [
  'Anna Kowalska',
  'Katarzyna Brzęczyszczykiewicz-Wawrzyniakowska',
  'Jürgen Großmann',
  'João Conceição Albuquerque',
  'Łukasz Żółć',
  'Zoë Ó Briain',
  'Grzegorz Świętosławski',
  'Marie-Thérèse Lefèvre-Dubois',
  'Li',
  'Stanisława Wyszyńska-Przybylska',
  'Piotr Nowak',
  'Birgit Müller',
  'Tom Baker',
  'Aleksandra Wiśniewska',
  'Inês Figueiredo',
];
const titles = ['Accountant', 'Head of purchasing', 'Engineer', undefined, 'Office manager'];
const departments = ['Finance', 'Purchasing and logistics', 'Development', undefined];

function personAt(index: number): Person {
  const displayName = names[index % names.length] ?? 'Nobody';
  const round = Math.floor(index / names.length);
  const title = titles[index % titles.length];
  const department = departments[index % departments.length];
  const number = `+48 22 555 ${String(1000 + index).slice(0, 2)} ${String(1000 + index).slice(2)}`;
  return {
    id: `p${index}`,
    displayName: round === 0 ? displayName : `${displayName} ${round + 1}`,
    email: `person.${index}@office.example`,
    phones:
      index % 7 === 6
        ? []
        : [
            { kind: 'desk', number },
            { kind: 'mobile', number: `+48 601 234 ${String(100 + index)}` },
          ],
    ...(title && { title }),
    ...(department && { department }),
    ...(index > 0 && { managerId: `p${Math.floor(index / 4)}` }),
  };
}

/** People as a careless administrator enters them. */
const strange: readonly Person[] = [
  { id: 's1', displayName: '–', email: 'nobody@office.example', phones: [] },
  {
    id: 's2',
    displayName: `Zyx ${'Długonazwisko'.repeat(22)}`,
    title: `Deputy ${'vice-'.repeat(30)}president`,
    phones: [{ kind: 'desk', number: '1-800-FLOWERS' }],
    managerId: 'nobody',
  },
  { id: 's3', displayName: 'Zyx 🦊 Lis 🎉', phones: [{ kind: 'other', number: '+48 600 (Ola)' }] },
  {
    id: 's4',
    displayName: 'Zyx دانيال בן־דוד',
    title: 'مهندس برمجيات',
    phones: [{ kind: 'mobile', number: '+972 50 123 4567' }],
    managerId: 's5',
  },
  { id: 's5', displayName: 'Zyx of the circle', phones: [], managerId: 's4' },
  { id: 's6', displayName: 'Zyx of thousands', phones: [{ kind: 'desk', number: '100' }] },
];

export const colleagues: readonly Person[] = [
  ...Array.from({ length: 240 }, (_, index) => personAt(index)),
  ...strange,
  ...Array.from({ length: 10_000 }, (_, index) => ({
    id: `t${index}`,
    displayName: `Robot ${index + 1}`,
    phones: [],
    managerId: 's6',
  })),
];

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/g, 'l').replace(/Ł/g, 'L').toLowerCase();
}

/** Names that have a word beginning with the text. */
export function search(text: string, limit: number) {
  const wanted = fold(text);
  const found = colleagues.flatMap((person) => {
    const at = fold(person.displayName).search(new RegExp(`(^|[ -])${wanted.replace(/\W/g, '.')}`));
    if (at < 0) return [];
    const start = at === 0 ? 0 : at + 1;
    return [hitOf(person, [[start, start + text.length]])];
  });
  return { hits: found.slice(0, limit), more: found.length > limit };
}

export function hitOf(person: Person, marks: [number, number][] = []): PersonHit {
  const number = person.phones[0]?.number;
  return {
    accountId: 'a1',
    id: person.id,
    displayName: person.displayName,
    marks,
    ...(person.title && { title: person.title }),
    ...(person.department && { department: person.department }),
    ...(number && { number }),
    ...(person.id === 'p1' && { awayUntil: '2026-11-27' }),
  };
}

const teamOf = (managerId: string | undefined) =>
  managerId === undefined ? [] : colleagues.filter((one) => one.managerId === managerId);

export function cardOf(personId: string, asOf: number, favourite: boolean): PersonCard | null {
  const person = colleagues.find(({ id }) => id === personId);
  if (!person) return null;
  const manager = colleagues.find(({ id }) => id === person.managerId);
  const team = teamOf(person.managerId);
  const at = team.indexOf(person);
  const reports = teamOf(personId);
  return {
    accountId: 'a1',
    person: { ...person, room: '4.12', webPath: '/people' },
    numbers: person.phones.map((phone) => ({
      ...phone,
      dialable: !/\p{L}/u.test(phone.number),
      accountId: phone.kind === 'other' ? 'a2' : 'a1',
      personId,
    })),
    reports: reports.slice(0, 12).map(nameOf),
    reportCount: reports.length,
    team: {
      size: team.length,
      ...(team[at - 1] && { before: nameOf(team[at - 1] ?? person) }),
      ...(team[at + 1] && { after: nameOf(team[at + 1] ?? person) }),
    },
    ...(manager ? { manager: nameOf(manager) } : person.managerId && { managerUnknown: true }),
    ...(personId === 'p1' && { awayUntil: '2026-11-27' }),
    asOf,
    favourite,
    page: { accountId: 'a1', path: '/people' },
    others: personId === 'p1' ? [{ accountId: 'a2', personId: 'x' }] : [],
  };
}

function nameOf({ id, displayName }: Person) {
  return { id, displayName };
}

export function chartOf(personId: string, teamFrom = 0, reportsFrom = 0): OrgChart | null {
  const person = colleagues.find(({ id }) => id === personId);
  if (!person) return null;
  const line: Person[] = [];
  const above = (one: Person) => colleagues.find(({ id }) => id === one.managerId);
  for (let next = above(person); next && !line.includes(next) && next !== person; next = above(next))
    line.unshift(next);
  const part = (people: readonly Person[], from: number) => ({
    people: people.slice(from, from + 25).map(chartPerson),
    from,
    total: people.length,
  });
  return {
    person: chartPerson(person),
    line: line.map(chartPerson),
    above: line[0]?.managerId === undefined ? 'top' : 'unknown',
    team: part(teamOf(person.managerId), teamFrom),
    reports: part(teamOf(personId), reportsFrom),
  };
}

function chartPerson({ id, displayName, title }: Person): ChartPerson {
  return { id, displayName, ...(title && { title }), reports: teamOf(id).length };
}
