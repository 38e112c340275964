import { setImmediate as immediate } from 'node:timers/promises';
import type { Person, Phone } from '../../office/person';
import { type Fields, lineOf, present } from '../../session/fields';
import type { Action, ActionSuccess, OfficeRecord } from './action';
import type { Assumptions } from './assumptions';
import { readMoment } from './dates';
import { idOf } from './fields';
import { type Group, officesFirst } from './groups';
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

/** Members of groups taken in before others have a turn. */
const inOneTurn = 5_000;

/** Everybody of the office, once, to be found by number and by any way of naming them. */
export class Staff {
  readonly #byId = new Map<string, Colleague>();
  readonly #byUserName = new Map<string, Colleague>();
  /** Nearly always one: a list for each of some hundred thousand names would be most of the memory. */
  readonly #byText = new Map<string, Colleague | readonly Colleague[]>();
  readonly #groupsOf = new Map<string, Group[]>();
  /** The list changed while it was read, or was not read to its end: somebody may be missing. */
  moved = false;

  /** @param technicalId the user behind the API token (NA-7), who is nobody to hand anything to */
  constructor(readonly technicalId?: string) {}

  /** Takes in who is in which group, all groups together; others have a turn in between. */
  async join(groups: readonly Group[]): Promise<void> {
    for (const group of [...groups].sort(officesFirst)) {
      const ids = [...new Set(group.userIds)];
      for (let from = 0; from < ids.length; from += inOneTurn) {
        await immediate();
        for (const id of ids.slice(from, from + inOneTurn)) {
          const known = this.#groupsOf.get(id);
          if (known === undefined) this.#groupsOf.set(id, [group]);
          else known.push(group);
        }
      }
    }
  }

  /** Takes a page of users in; somebody who is met again stays as first met. */
  add(page: readonly Colleague[]): void {
    for (const one of page) {
      if (this.#byId.has(one.id)) continue;
      this.#byId.set(one.id, one);
      if (one.userName !== undefined) this.#byUserName.set(sameText(one.userName), one);
      for (const text of new Set(namesOf(one).map(sameText))) {
        const known = this.#byText.get(text);
        this.#byText.set(text, known === undefined ? one : [known, one].flat());
      }
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
    const exact = this.#byUserName.get(text);
    return [exact ?? this.#byText.get(text) ?? []].flat();
  }

  /** The user whom a task names; `undefined` for a text that fits nobody, or several. */
  named(text: string): Colleague | undefined {
    const { userName } = readNamedUser(text);
    const byName = userName === undefined ? undefined : this.#byUserName.get(sameText(userName));
    if (byName !== undefined) return byName;
    const [one, ...others] = this.called(text);
    return others.length > 0 ? undefined : one;
  }

  /** Office groups first. */
  groupsOf(id: string): readonly Group[] {
    return this.#groupsOf.get(id) ?? [];
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

function phonesOf({ phone, mobile }: Colleague): readonly Phone[] {
  return [
    ...(phone === undefined ? [] : [{ kind: 'desk' as const, number: phone }]),
    ...(mobile === undefined ? [] : [{ kind: 'mobile' as const, number: mobile }]),
  ];
}
