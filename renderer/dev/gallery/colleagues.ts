/** A small company to look at: names long and short, from several languages. */
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

export const colleagues: readonly Person[] = Array.from({ length: 240 }, (_, index) => personAt(index));

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
    const number = person.phones[0]?.number;
    return [
      {
        accountId: 'a1',
        id: person.id,
        displayName: person.displayName,
        marks: [[start, start + text.length]] as [number, number][],
        ...(person.title && { title: person.title }),
        ...(person.department && { department: person.department }),
        ...(number && { number }),
        ...(person.id === 'p1' && { awayUntil: '2026-11-27' }),
      },
    ];
  });
  return { hits: found.slice(0, limit), more: found.length > limit };
}

export function cardOf(personId: string, asOf: number): PersonCard | null {
  const person = colleagues.find(({ id }) => id === personId);
  if (!person) return null;
  const manager = colleagues.find(({ id }) => id === person.managerId);
  return {
    accountId: 'a1',
    person,
    reports: colleagues
      .filter(({ managerId }) => managerId === personId)
      .map(({ id, displayName }) => ({ id, displayName })),
    ...(manager && { manager: { id: manager.id, displayName: manager.displayName } }),
    ...(personId === 'p1' && { awayUntil: '2026-11-27' }),
    asOf,
  };
}
