import { hashText } from '../common/random';
import { Refusal } from '../common/refusal';
import { adminIndexes, keeperIndexes } from './make-people';
import type { Person, PersonIndex } from './model';

/** The people of a company and who stands where. */
export class Staff {
  readonly admins: readonly PersonIndex[];
  readonly keepers: readonly PersonIndex[];
  readonly #byId = new Map<string, Person>();
  readonly #byEmail = new Map<string, Person>();

  constructor(readonly people: readonly Person[]) {
    this.admins = adminIndexes(people.length);
    this.keepers = keeperIndexes(people.length);
    for (const person of people) {
      this.#byId.set(person.id, person);
      this.#byEmail.set(person.email, person);
    }
  }

  at(index: PersonIndex): Person {
    const person = this.people[index];
    if (person === undefined) throw new RangeError(`There is no person number ${index}.`);
    return person;
  }

  /** By e-mail address, letter case aside, or by id. */
  find(emailOrId: string): Person | undefined {
    return this.#byEmail.get(emailOrId.trim().toLowerCase()) ?? this.#byId.get(emailOrId.trim());
  }

  /** @throws Refusal 404 */
  get(emailOrId: string): Person {
    const person = this.find(emailOrId);
    if (person === undefined) throw new Refusal(404, `There is nobody with the login or id "${emailOrId}".`);
    return person;
  }

  /**
   * Who decides about a person's leave, in the order in which they are asked: the manager, and for two in five
   * people the head of staff matters after that. The person at the top asks the head of staff matters.
   */
  approversOf(person: Person): readonly PersonIndex[] {
    if (person.manager === null) return [1];
    const second = hashText(`approvers/${person.id}`) % 5 < 2 && person.manager !== 1 && person.index !== 1;
    return second ? [person.manager, 1] : [person.manager];
  }

  isAdmin(person: Person): boolean {
    return this.admins.includes(person.index);
  }
}
