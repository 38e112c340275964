import type { Person, Phone } from '../../office/person';
import { Turns } from '../../office/turns';
import { type Fields, lineOf, present } from '../../session/fields';
import type { Action, ActionSuccess, OfficeRecord } from './action';
import type { Assumptions } from './assumptions';
import { readMoment } from './dates';
import { idOf, wholeOf } from './fields';
import { type FilledGroup, type Group, officesFirst } from './groups';
import { NameBook } from './name-book';
import { readNamedUser, sameText } from './names';

/** The fields of `user` that are wanted (reference a.9); accounts refuse some. */
const userFields = [
  'Name',
  'Vorname',
  'Nachname',
  'Kuerzel',
  'email',
  'Telefon',
  'Mobil',
  'PositionUnternehmen',
  'online',
  'userDeactivatedDate',
  'adrId:adressen.ID',
];

/** One user of the office, from the short or the full call, or both. */
export interface Colleague {
  readonly id: string;
  readonly userName?: string;
  readonly shortCode?: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly mobile?: string;
  readonly position?: string;
  readonly addressId?: string;
  readonly isActive: boolean;
}

export const usersShort: Action = {
  verb: 'get',
  resourceType: 'users',
  parameters: { userfilter: 'ownOfficeGroupOrAll' },
};

/** The technical user behind the token. */
export const ownUser: Action = {
  verb: 'get',
  resourceType: 'users',
  parameters: { userfilter: 'onlyOwn' },
};

export function usersPage(offset: number, rows: number): Action {
  return {
    verb: 'read',
    resourceType: 'user',
    parameters: { listlimit: rows, listoffset: offset, sortby: { Nr: 'ASC' } },
    fields: userFields,
  };
}

export function readShort({ records }: ActionSuccess): Colleague[] {
  return records.map(({ id, elements }) =>
    colleague(idOf(id) ?? id, {
      userName: lineOf(elements.username, 200),
      givenName: lineOf(elements.firstname, 200),
      familyName: lineOf(elements.lastname, 200),
      email: lineOf(elements.email, 320),
    }),
  );
}

export function readFull({ records }: ActionSuccess, assumptions: Assumptions): Colleague[] {
  return records.map((record) => readUser(record, assumptions));
}

function readUser({ id, elements }: OfficeRecord, assumptions: Assumptions): Colleague {
  return colleague(
    idOf(id) ?? id,
    {
      userName: lineOf(elements.Name, 200),
      shortCode: lineOf(elements.Kuerzel, 40),
      givenName: lineOf(elements.Vorname, 200),
      familyName: lineOf(elements.Nachname, 200),
      email: lineOf(elements.email, 320),
      phone: lineOf(elements.Telefon, 60),
      mobile: lineOf(elements.Mobil, 60),
      position: lineOf(elements.PositionUnternehmen, 200),
      addressId: idOf(elements['adrId:adressen.ID']),
    },
    isActive(elements, assumptions),
  );
}

type Known = { readonly [Key in keyof Omit<Colleague, 'id' | 'isActive'>]: string | undefined };

function colleague(id: string, known: Known, active = true): Colleague {
  return { ...present(known), id, isActive: active };
}

/** NA-7. */
function isActive(elements: Fields, { people, timeZone }: Assumptions): boolean {
  const word = lineOf(elements.online, 60)?.toLowerCase();
  if (word !== undefined && people.inactiveWords.includes(word)) return false;
  const left = readMoment(elements.userDeactivatedDate, timeZone);
  return left === undefined || left > Date.now();
}

/** Everybody of the office, once, to be found by number and by any way of naming them. */
export class Staff {
  readonly #byId = new Map<string, Colleague>();
  readonly #named = new NameBook<Colleague>((one) => namesOf(one).map(sameText));
  /** By number, which takes no memory of its own; people of the same groups share one list. */
  readonly #groupsOf = new Map<number, readonly Group[]>();
  /** The list changed while it was read, or was not read to its end: somebody may be missing. */
  moved = false;

  /** @param technicalId the user behind the API token (NA-7), who is nobody to hand anything to */
  constructor(readonly technicalId?: string) {}

  /** Takes in who is in which group, all groups together, in turns with everybody else. */
  async join(groups: readonly FilledGroup[]): Promise<void> {
    const inOrder = [...groups].sort((one, other) => officesFirst(one.group, other.group));
    const turns = new Turns();
    for (const { group, members } of inOrder) {
      const longer = new Map<readonly Group[] | undefined, readonly Group[]>();
      for (const member of members) {
        if (turns.isOver()) await turns.others();
        const id = wholeOf(member);
        if (id === undefined || id <= 0) continue;
        const known = this.#groupsOf.get(id);
        // Somebody may be named twice.
        if (known?.at(-1) === group) continue;
        const more = longer.get(known) ?? [...(known ?? []), group];
        longer.set(known, more);
        this.#groupsOf.set(id, more);
      }
    }
  }

  /** Takes a page of users in; somebody who is met again stays as first met. */
  add(page: readonly Colleague[]): void {
    for (const one of page) {
      if (this.#byId.has(one.id)) continue;
      this.#byId.set(one.id, one);
      this.#named.add(one);
    }
  }

  get size(): number {
    return this.#byId.size;
  }

  get colleagues(): readonly Colleague[] {
    return [...this.#byId.values()];
  }

  /** Everybody whom a person may mean by a user name, an e-mail address or a full name. */
  called(typed: string): readonly Colleague[] {
    const text = sameText(typed);
    const all = this.#named.find(text);
    const exact = all.filter((one) => isUserName(one, text));
    return exact.length > 0 ? exact.slice(-1) : all;
  }

  /** The user whom a task names; `undefined` for a text that fits nobody, or several. */
  named(text: string): Colleague | undefined {
    const { userName } = readNamedUser(text);
    if (userName !== undefined) {
      const folded = sameText(userName);
      const byName = this.#named.find(folded).findLast((one) => isUserName(one, folded));
      if (byName !== undefined) return byName;
    }
    const [one, ...others] = this.called(text);
    return others.length > 0 ? undefined : one;
  }

  /** Office groups first. */
  groupsOf(id: string): readonly Group[] {
    return this.#groupsOf.get(Number(id)) ?? [];
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

function isUserName({ userName }: Colleague, folded: string): boolean {
  return userName !== undefined && sameText(userName) === folded;
}

function phonesOf({ phone, mobile }: Colleague): readonly Phone[] {
  return [
    ...(phone === undefined ? [] : [{ kind: 'desk' as const, number: phone }]),
    ...(mobile === undefined ? [] : [{ kind: 'mobile' as const, number: mobile }]),
  ];
}
