import { isRecord } from '../common/office-request';
import { pictureFile } from '../common/portraits';
import { ActionError, type ActionResult, type AskedAction, namesIn, type OfficeRecord } from './action-error';
import { passes } from './filters';
import type { User } from './model';
import type { OfficeBook } from './office-book';
import type { OnofficeValues } from './onoffice-switches';
import { phpObject } from './php-json';

const mostRows = 500;
const usualRows = 20;
const userRelation = 'urn:onoffice-de-ns:smart:2.5:relationTypes:user:address';

type Reader = (user: User) => unknown;

/** Users short and in full, their photos, groups, the relation to addresses, the search for contacts. */
export class PeopleDesk {
  readonly #readers: Readonly<Record<string, Reader>>;

  constructor(
    private readonly book: OfficeBook,
    private readonly switches: OnofficeValues,
  ) {
    this.#readers = {
      Nr: ({ id }) => String(id),
      Name: ({ userName }) => userName,
      Vorname: ({ firstName }) => firstName,
      Nachname: ({ lastName }) => lastName,
      Kuerzel: ({ shortCode }) => shortCode,
      email: ({ email }) => email,
      Telefon: ({ phone }) => phone,
      Mobil: ({ mobile }) => mobile,
      Fax: () => '',
      Firma: () => this.book.name,
      online: ({ isActive }) => this.#online(isActive),
      userDeactivatedDate: ({ isActive }) => (isActive ? '0000-00-00 00:00:00' : '2024-06-30 00:00:00'),
      PositionUnternehmen: ({ position }) => position,
      'adrId:adressen.ID': ({ addressId }) => (addressId === null ? '' : String(addressId)),
    };
  }

  usersShort(action: AskedAction): ActionResult {
    const { userfilter, groupId } = action.parameters;
    const wanted = String(userfilter ?? 'ownOfficeGroupOrAll');
    const group = this.book.groups.find((one) => one.id === Number(groupId));
    const found = this.book.users.filter((user) => {
      if (wanted === 'onlyOwn') return user.isApiUser;
      if (wanted === 'byGroupId') return group?.userIds.includes(user.id) ?? false;
      if (wanted === 'ownOfficeGroupOrAll') return user.isActive;
      throw new ActionError(255, 'Invalid value: userfilter');
    });
    const isShort = this.switches.usersShort === 'mail-only';
    return {
      total: null,
      records: found.map((user) => ({
        id: user.id,
        type: null,
        elements: {
          id: user.id,
          username: isShort ? '' : user.userName,
          firstname: isShort ? '' : user.firstName,
          lastname: isShort ? '' : user.lastName,
          email: user.email,
          meetingurl: null,
        },
      })),
    };
  }

  users(action: AskedAction): ActionResult {
    const { parameters } = action;
    const fields = namesIn(parameters.data);
    fields.forEach((name, at) => {
      if (!this.#accepts(name))
        throw new ActionError(145, `Invalid field in input data: "(${at + 1}, ${name})"`);
    });
    const found = this.#page(action, this.#permitted(action));
    return {
      total: found.total,
      records: found.users.map((user) => ({
        id: user.id,
        type: 'user',
        elements: phpObject(Object.fromEntries(fields.map((name) => [name, this.#readers[name]?.(user)]))),
      })),
    };
  }

  /** Users without a picture are null, or left out of a filtered answer. */
  photos(action: AskedAction): ActionResult {
    const asLinks = [true, 'true', 1, '1'].includes(action.parameters.photosAsLinks as string);
    const { users } = this.#page(action, this.#permitted(action));
    const records = users
      .filter((user) => user.hasPhoto || user.id % 4 !== 0 || action.resourceId !== '')
      .map((user): OfficeRecord => {
        const link = `https://cdn.onoffice.example/photos/${user.id}.png`;
        const isLink = asLinks || this.switches.pictures === 'link';
        const photo = !user.hasPhoto ? null : isLink ? link : this.#picture(user);
        return { id: user.id, type: 'user', elements: { photo } };
      });
    return { records, total: null };
  }

  #picture(user: User): string {
    const { pictures } = this.switches;
    const kind = pictures === 'link' ? 'portrait' : pictures;
    return pictureFile(kind, String(user.id)).bytes.toString('base64');
  }

  groups(action: AskedAction): ActionResult {
    const wanted = action.parameters.groupfilter;
    const found = this.book.groups.filter(
      ({ type }) =>
        wanted === undefined ||
        (wanted === 'officeGroups' && type === 'GroupOffice') ||
        (wanted === 'noRegionGroups' && type !== 'GroupRegion'),
    );
    return {
      total: null,
      records: found.map(({ id, name, shortName, userIds, type, leaders }) => ({
        id,
        type: null,
        elements: { id, name, abr: shortName, userIds, groupType: type, leaders },
      })),
    };
  }

  /** Which addresses belong to which users. */
  related(action: AskedAction): ActionResult {
    const { relationtype, parentids } = action.parameters;
    if (relationtype !== userRelation) throw new ActionError(132, 'No or unknown relation type.');
    const wanted = Array.isArray(parentids) ? parentids.map(Number) : [];
    const pairs = this.book.users
      .filter((user) => wanted.includes(user.id) && user.addressId !== null)
      .map((user) => [String(user.id), [String(user.addressId)]]);
    return {
      total: null,
      records: [{ id: 'relatedIds', type: '', elements: phpObject(Object.fromEntries(pairs)) }],
    };
  }

  search(action: AskedAction): ActionResult {
    if (action.resourceId !== 'address') throw new ActionError(24, 'Unknown resource id.');
    const { input, listlimit } = action.parameters;
    if (typeof input !== 'string' || input === '')
      throw new ActionError(254, 'Mandatory field missing: input');
    const words = input.toLowerCase().split(/\s+/u);
    const found = this.book.addresses.filter((address) => {
      const text = [address.firstName, address.lastName, address.company, address.email, String(address.id)]
        .join(' ')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    });
    return {
      total: found.length,
      records: found.slice(0, Number(listlimit ?? usualRows)).map((address) => ({
        id: address.id,
        type: 'address',
        elements: {
          customerno: String(address.id),
          firstname: address.firstName,
          surname: address.lastName,
          company: address.company,
          emailaddress: [address.email],
          primaryEmail: address.email,
          ...([true, 1].includes(action.parameters.includecontactdata as number) && {
            phone: ['0431 555 01 42'],
          }),
        },
      })),
    };
  }

  /** The API user's own record can always be read. */
  #permitted(action: AskedAction): readonly User[] {
    const own = this.book.users.filter((user) => user.isApiUser && String(user.id) === action.resourceId);
    if (this.switches.userDataRight || own.length > 0) return this.book.users;
    throw new ActionError(170, 'The user may not read user data.');
  }

  #page(action: AskedAction, users: readonly User[]): { users: readonly User[]; total: number } {
    const { parameters, resourceId } = action;
    if (resourceId !== '') {
      const one = users.filter((user) => String(user.id) === resourceId);
      if (one.length === 0) throw new ActionError(80, 'Unknown record.');
      return { users: one, total: 1 };
    }
    const found = this.#preselected(parameters.filter, users).filter((user) =>
      passes(parameters.filter, (name) =>
        name === 'Nr' ? user.id : String(this.#readers[name]?.(user) ?? ''),
      ),
    );
    if (isRecord(parameters.filter)) {
      const ids = Object.values(parameters.filter).flat(3);
      if (ids.some((one) => isRecord(one) && Array.isArray(one.val) && one.val.length > mostRows)) {
        throw new ActionError(302, 'More than 500 ids.');
      }
    }
    const limit = Math.min(Number(parameters.listlimit ?? usualRows), mostRows);
    const offset = Number(parameters.listoffset ?? 0);
    return { users: found.slice(offset, offset + limit), total: found.length };
  }

  /** A filter by numbers alone would otherwise compare everybody with every number. */
  #preselected(filter: unknown, users: readonly User[]): readonly User[] {
    const [condition] = isRecord(filter) && Array.isArray(filter.Nr) ? filter.Nr : [];
    if (!isRecord(condition) || condition.op !== 'in' || !Array.isArray(condition.val)) return users;
    const wanted = new Set(condition.val.map(String));
    return users.filter(({ id }) => wanted.has(String(id)));
  }

  #accepts(name: string): boolean {
    if (!Object.hasOwn(this.#readers, name)) return false;
    const isLive = this.switches.userFields === 'live';
    return isLive
      ? !['PositionUnternehmen', 'adrId:adressen.ID'].includes(name)
      : name !== 'userDeactivatedDate';
  }

  #online(isActive: boolean): string {
    if (this.switches.onlineWords === 'digits') return isActive ? '1' : '0';
    return isActive ? 'active' : 'permanently deactivated';
  }
}
