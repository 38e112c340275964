import type { Person, Phone } from '../../office/person';
import { Turns } from '../../office/turns';
import { present } from '../../session/fields';
import { wholeOf } from './fields';
import { type FilledGroup, type Group, officesFirst } from './groups';
import { NameBook } from './name-book';
import { readNamedUser, sameText } from './names';
import { NumberLists } from './number-lists';
import { pack, unpack } from './packed-colleague';
import { PackedTexts } from './packed-texts';
import type { Colleague } from './users';

/**
 * Everybody of the office, once, to be found by number and by any way of naming them. There may be a hundred thousand, kept
 * for as long as somebody is signed in: nobody is an object until asked for.
 */
export class Staff {
  readonly #texts = new PackedTexts();
  /** Numbers of users, as numbers wherever they are some, and where the user stands among the texts. */
  readonly #places = new Map<number | string, number>();
  readonly #active: number[] = [];
  readonly #named = new NameBook((place) => textsOf(this.at(place)));
  readonly #groups: Group[] = [];
  readonly #groupsOf = new NumberLists();
  /** The list changed while it was read, or was not read to its end: somebody may be missing. */
  moved = false;

  /** @param technicalId the user behind the API token (NA-7), who is nobody to hand anything to */
  constructor(readonly technicalId?: string) {}

  /** Takes in who is in which group, all groups together, in turns with everybody else. */
  async join(groups: readonly FilledGroup[]): Promise<void> {
    const inOrder = [...groups].sort((one, other) => officesFirst(one.group, other.group));
    const turns = new Turns();
    for (const { group, members } of inOrder) {
      const number = this.#groups.push(group) - 1;
      for (const member of members) {
        if (turns.isOver()) await turns.others();
        const id = wholeOf(member);
        if (id === undefined || id <= 0) continue;
        // Somebody may be named twice.
        if (this.#groupsOf.last(id) !== number) this.#groupsOf.add(id, number);
      }
    }
  }

  /** Takes a page of users in; somebody who is met again stays as first met. */
  add(page: readonly Colleague[]): void {
    for (const one of page) {
      if (this.placeOf(one.id) !== undefined) continue;
      const place = this.#texts.add(pack(one));
      this.#places.set(wholeOf(one.id) ?? one.id, place);
      this.#named.add(place, textsOf(one));
      if (one.isActive) this.#active.push(place);
    }
  }

  get size(): number {
    return this.#places.size;
  }

  /** The places of those who have not left, in the order of their coming. */
  get activePlaces(): readonly number[] {
    return this.#active;
  }

  placeOf(id: string): number | undefined {
    return this.#places.get(wholeOf(id) ?? id);
  }

  /** Who stands at a place. */
  at(place: number): Colleague {
    return unpack(this.#texts.at(place));
  }

  /** Everybody whom a person may mean by a user name, an e-mail address or a full name. */
  called(typed: string): readonly Colleague[] {
    const text = sameText(typed);
    const all = this.#find(text);
    const exact = all.filter((one) => isUserName(one, text));
    return exact.length > 0 ? exact.slice(-1) : all;
  }

  /** The user whom a task names; `undefined` for a text that fits nobody, or several. */
  named(text: string): Colleague | undefined {
    const { userName } = readNamedUser(text);
    if (userName !== undefined) {
      const folded = sameText(userName);
      const byName = this.#find(folded).findLast((one) => isUserName(one, folded));
      if (byName !== undefined) return byName;
    }
    const [one, ...others] = this.called(text);
    return others.length > 0 ? undefined : one;
  }

  /** Office groups first. */
  groupsOf(id: string): readonly Group[] {
    return this.#groupsOf.get(Number(id)).flatMap((number) => this.#groups[number] ?? []);
  }

  #find(text: string): readonly Colleague[] {
    return this.#named.find(text).map((place) => this.at(place));
  }

  toPerson(one: Colleague, photo?: string): Person {
    const groups = this.groupsOf(one.id);
    const leaders = groups
      .filter(({ type, leaders }) => type === 'GroupOffice' && !leaders.includes(one.id))
      .flatMap(({ leaders }) => leaders);
    const departments = groups.filter(({ type }) => type !== 'GroupRegion').map(({ name }) => name);
    return present({
      id: one.id,
      displayName: displayName(one),
      givenName: one.givenName,
      familyName: one.familyName,
      email: one.email,
      login: one.userName,
      phones: phonesOf(one),
      title: one.position,
      department: departments.length === 0 ? undefined : departments.slice(0, 4).join(', '),
      managerId: leaders[0],
      photo,
    });
  }
}

export function displayName({ givenName, familyName, userName, email, id }: Colleague): string {
  const full = [givenName, familyName].filter((part) => part !== undefined).join(' ');
  return full !== '' ? full : (userName ?? email ?? id);
}

function namesOf({ userName, email, givenName, familyName }: Colleague): string[] {
  const both = givenName !== undefined && familyName !== undefined;
  const full = both ? [`${givenName} ${familyName}`, `${familyName}, ${givenName}`] : [];
  return [userName, email, ...full].filter((name) => name !== undefined);
}

/** All that this person may be meant by. */
function textsOf(one: Colleague): readonly string[] {
  return namesOf(one).map(sameText);
}

function isUserName({ userName }: Colleague, folded: string): boolean {
  return userName !== undefined && sameText(userName) === folded;
}

function phonesOf({ phone, mobile }: Colleague): readonly Phone[] {
  return [
    ...(phone === undefined ? [] : [{ kind: 'desk' as const, number: phone }]),
    ...(mobile === undefined ? [] : [{ kind: 'mobile' as const, number: mobile }]),
  ];
}
