import { type Language, mailboxFor, makeName } from '../common/people-names';
import { deskNumber, mobileNumber } from '../common/phone-numbers';
import { hashText, type SeededRandom } from '../common/random';
import type { Group, Person, PersonIndex } from './model';

const weights: Record<Language, number> = { pl: 15, de: 45, pt: 10, en: 20, fr: 10 };
const departments = ['Sales & Service', 'Projects', 'Research', 'Accounts', 'Warehouse', 'Design <Print>'];
const titles = ['Agent', 'Lead', 'Engineer', 'Accountant', 'Designer', ''];

/** A GUID that follows from a text alone. */
function guidOf(text: string): string {
  const part = (salt: string) => hashText(`${salt}/${text}`).toString(16).padStart(8, '0');
  const digits = `${part('a')}${part('b')}${part('c')}${part('d')}`;
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-');
}

/**
 * The people of a portal as a tree, each lead with three to eight people. The second person is an administrator; the last
 * two are a guest and somebody who has left, the one before them is on leave of absence.
 */
export function makePeople(random: SeededRandom, count: number, domain: string, seed: number): Person[] {
  const leads = makeTree(random.fork('tree'), count);
  const names = random.fork('names');
  const more = random.fork('more');
  const taken = new Map<string, number>();
  return leads.map((lead, index): Person => {
    const name = makeName(names, weights);
    const mailbox = mailboxFor(name);
    const namesakes = taken.get(mailbox) ?? 0;
    taken.set(mailbox, namesakes + 1);
    const userName = `${mailbox}${namesakes === 0 ? '' : namesakes + 1}`;
    const fromEnd = count - index;
    return {
      index,
      id: guidOf(`person/${seed}/${index}`),
      language: name.language,
      gender: name.gender === 'woman' ? 'female' : 'male',
      userName,
      firstName: name.given,
      // A name that has to be encoded when it is shown.
      lastName: index === 4 ? `${name.family} & O'Neil` : name.family,
      email: `${userName}@${domain}`,
      title: more.pick(titles),
      birthday: more.chance(0.8) ? birthday(more) : null,
      status: count > 8 && fromEnd === 2 ? 2 : count > 8 && fromEnd === 3 ? 4 : 1,
      isVisitor: count > 8 && fromEnd === 1,
      isAdmin: index === 1,
      lead,
      mobilePhone: more.chance(0.5) ? mobileNumber(more, name.language) : '',
      contacts: contactsOf(more, name.language, userName),
      hasPhoto: more.chance(0.4),
      revision: 1_200 + index,
    };
  });
}

export function makeGroups(people: readonly Person[], seed: number): Group[] {
  const groups = departments.map((name, at): Group => {
    const members = people.filter((person) => person.index % departments.length === at);
    const manager = at === 5 ? null : (members[0]?.index ?? null);
    return { id: guidOf(`group/${seed}/${at}`), name, manager, members: members.map(({ index }) => index) };
  });
  // Somebody who belongs to two groups.
  const both = people[2]?.index;
  if (both !== undefined) groups[0]?.members.push(both);
  return groups;
}

function contactsOf(random: SeededRandom, language: Language, userName: string): Person['contacts'] {
  return [
    ...(random.chance(0.6) ? [{ type: 'phone', value: deskNumber(random, language) }] : []),
    ...(random.chance(0.4) ? [{ type: 'mobphone', value: mobileNumber(random, language) }] : []),
    ...(random.chance(0.3) ? [{ type: 'skype', value: `${userName}.example` }] : []),
  ];
}

function birthday(random: SeededRandom): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${random.int(1960, 2002)}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
}

function makeTree(random: SeededRandom, count: number): (PersonIndex | null)[] {
  const leads: (PersonIndex | null)[] = [null];
  for (let lead = 0; leads.length < count; lead += 1) {
    const span = lead === 0 ? random.int(4, 6) : random.int(3, 8);
    for (let report = 0; report < span && leads.length < count; report += 1) leads.push(lead);
  }
  return leads;
}
