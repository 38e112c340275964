import type { Person } from '../../office/person';

/** The one who looks around. */
export const myId = 'demo-0';
/** Decides after the person who looks around, where two have to. */
export const directorId = 'demo-1';

/** Made up; several countries, because names are where interfaces break. */
const given =
  'Anna Bartosz Carla Dilan Edyta Farid Greta Henrik Ines Jakub Katarzyna Leon Marta Nuno Olga Piotr Rita Søren Teresa Yusuf'.split(
    ' ',
  );
const family =
  'Andersen Brandão Czarnecka Demir Eriksen Ferreira Grünwald Haddad Iglesias Jabłońska Kowalczyk Lindqvist Müller Nowicki Okafor Pereira Quast Rzepka Silva Żukowska'.split(
    ' ',
  );
const departments = [
  { name: 'Production', title: 'Planner' },
  { name: 'Accounts', title: 'Accountant' },
  { name: 'Sales', title: 'Account manager' },
  { name: 'Service', title: 'Technician' },
];
const teamSize = 8;

/** The made-up office: a director, four leads of whom the person who looks around is the first, and their teams. */
export function demoPeople(): readonly Person[] {
  const leads = departments.map(({ name }, index) =>
    person(index + 1, { title: `Head of ${name}`, department: name, managerId: directorId }),
  );
  const me: Person = {
    id: myId,
    displayName: 'You, in the demo',
    title: 'Head of Production',
    department: 'Production',
    phones: [{ kind: 'desk', number: deskNumber(0) }],
    managerId: directorId,
  };
  const director = { ...person(0, { title: 'Managing director' }), id: directorId };
  const heads = [me, ...leads.slice(1)];
  const teams = departments.flatMap(({ name, title }, department) =>
    Array.from({ length: teamSize }, (_, place) =>
      person(10 + department * teamSize + place, {
        title,
        department: name,
        managerId: heads[department]?.id ?? myId,
      }),
    ),
  );
  return [me, director, ...heads.slice(1), ...teams];
}

/** Of the team of the person who looks around, by place in it. */
export function teamMemberId(place: number): string {
  return idOf(10 + place);
}

function idOf(serial: number): string {
  return `demo-${serial + 1}`;
}

function person(serial: number, place: Pick<Person, 'title' | 'department' | 'managerId'>): Person {
  // Two steps that share no divisor with the lists, so that nobody is called twice the same.
  const givenName = given[(serial * 7) % given.length] ?? '';
  const familyName = family[(serial * 3 + Math.floor(serial / family.length)) % family.length] ?? '';
  return {
    id: idOf(serial),
    displayName: `${givenName} ${familyName}`,
    givenName,
    familyName,
    email: `${plain(givenName)}.${plain(familyName)}@demo.example`,
    phones: [
      { kind: 'desk', number: deskNumber(serial) },
      { kind: 'mobile', number: `+44 7700 900${digits(serial)}` },
    ],
    room: `${1 + (serial % 3)}.${digits(serial % 20)}`,
    ...place,
  };
}

/** From the ranges that the British regulator keeps for films and books: nobody is ever rung up. */
function deskNumber(serial: number): string {
  return `+44 20 7946 0${digits(serial)}`;
}

function digits(serial: number): string {
  return String(serial).padStart(3, '0');
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .toLowerCase();
}
