import { type Fields, lineOf, present } from '../../session/fields';
import type { Action, ActionSuccess, OfficeRecord } from './action';
import type { Assumptions } from './assumptions';
import { readMoment } from './dates';
import { idOf } from './fields';

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
