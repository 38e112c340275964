import type { Person, Phone } from '../../../electron/office/person';
import { mailboxFor, makeName } from '../../offices/common/people-names';
import { deskNumber, mobileNumber } from '../../offices/common/phone-numbers';
import { SeededRandom } from '../../offices/common/random';

/** A company of people whose names, mailboxes and numbers look like life; the same seed gives the same people. */
export function makePeople(count: number, seed = 'people'): Person[] {
  const random = new SeededRandom(seed);
  const departments = ['Accounting', 'Sales', 'Logistics', 'Human Resources', 'Development', 'Legal'];
  return Array.from({ length: count }, (_, index) => {
    const name = makeName(random, { pl: 4, de: 3, pt: 1, en: 1, fr: 1 });
    const phones: Phone[] = [{ kind: 'desk', number: deskNumber(random, name.language) }];
    if (random.chance(0.6)) phones.push({ kind: 'mobile', number: mobileNumber(random, name.language) });
    return {
      id: `p${index}`,
      displayName: `${name.given} ${name.family}`,
      givenName: name.given,
      familyName: name.family,
      email: `${mailboxFor(name)}@office.example`,
      login: `u${random.digits(5)}`,
      phones,
      department: random.pick(departments),
      ...(index === 0 ? {} : { managerId: `p${Math.floor((index - 1) / 8)}` }),
    };
  });
}

/** A person by name alone. */
export function person(id: string, displayName: string, more: Partial<Person> = {}): Person {
  return { id, displayName, phones: [], ...more };
}
