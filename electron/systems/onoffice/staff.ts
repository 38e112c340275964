import type { Person, Phone } from '../../office/person';
import type { Action, ActionSuccess, OfficeRecord } from './action';
import type { Assumptions } from './assumptions';
import { readMoment } from './dates';
import { type Fields, idOf, lineOf, present } from './fields';
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

/** OO-7. */
function isActive(elements: Fields, { people, timeZone }: Assumptions): boolean {
  const word = lineOf(elements.online, 60)?.toLowerCase();
  if (word !== undefined && people.inactiveWords.includes(word)) return false;
  const left = readMoment(elements.userDeactivatedDate, timeZone);
  return left === undefined || left > Date.now();
}

/** Everybody of the office, once, by what is known from both calls; the full one has the last word. */
export class Staff {
  readonly colleagues: readonly Colleague[];
  readonly groups: readonly Group[];
  readonly #byText = new Map<string, Colleague | 'several'>();

  constructor(short: readonly Colleague[], full: readonly Colleague[], groups: readonly Group[]) {
    const byId = new Map<string, Colleague>();
    for (const one of [...short, ...full]) byId.set(one.id, { ...byId.get(one.id), ...one });
    this.colleagues = [...byId.values()];
    this.groups = groups;
    for (const one of this.colleagues) {
      for (const text of namesOf(one)) this.#note(sameText(text), one);
    }
  }

  /** Everybody whom a person may mean by a user name, an e-mail address or a full name. */
  called(typed: string): Colleague[] {
    const wanted = sameText(typed);
    const exact = this.colleagues.filter(
      ({ userName }) => userName !== undefined && sameText(userName) === wanted,
    );
    if (exact.length > 0) return exact;
    return this.colleagues.filter((one) => namesOf(one).some((name) => sameText(name) === wanted));
  }

  /** The user whom a task names; `undefined` for a text that fits nobody, or several. */
  named(text: string): Colleague | undefined {
    const { userName } = readNamedUser(text);
    const found = this.#byText.get(sameText(userName ?? text)) ?? this.#byText.get(sameText(text));
    return found === 'several' ? undefined : found;
  }

  groupsOf(id: string): readonly Group[] {
    return this.groups.filter(({ userIds }) => userIds.includes(id)).sort(officesFirst);
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

  #note(text: string, one: Colleague): void {
    const known = this.#byText.get(text);
    this.#byText.set(text, known === undefined || known === one ? one : 'several');
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
