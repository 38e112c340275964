import type { Person, Phone } from '../../office/person';
import { isFields, lineOf, present } from '../../session/fields';
import type { PersonWire, ShortPerson } from './wire';

const deskTypes = ['phone', 'extphone', 'workphone'];
const mobileTypes = ['mobphone', 'extmobphone', 'mobile'];
const longestPhoto = 1_000;

/** The colleague behind a profile (A7). One without any name is called by the login, or by nothing better than a dash. */
export function toPerson(origin: string, wire: PersonWire): Person {
  const composed = [wire.firstName, wire.lastName].filter((part) => part !== undefined).join(' ');
  return present({
    id: wire.id,
    displayName: wire.displayName ?? (composed === '' ? undefined : composed) ?? wire.userName ?? '–',
    givenName: wire.firstName,
    familyName: wire.lastName,
    email: wire.email !== undefined && /^[^\s@]+@[^\s@]+$/.test(wire.email) ? wire.email : undefined,
    login: wire.userName,
    phones: phonesOf(wire),
    title: wire.title,
    department: wire.department,
    room: wire.location,
    managerId: wire.lead === wire.id ? undefined : wire.lead,
    photo: photoOf(origin, wire.avatar ?? wire.avatarSmall),
    webPath: webPathOf(origin, wire.profileUrl),
  });
}

export function nameOf(person: ShortPerson | undefined): string {
  return person?.displayName ?? '–';
}

/** Numbers are in `mobilePhone` and, among much else, in `contacts`; the same number is shown once. */
function phonesOf(wire: PersonWire): readonly Phone[] {
  const phones: Phone[] = [];
  const add = (kind: Phone['kind'], value: unknown): void => {
    const number = lineOf(value, 60);
    const digits = number?.replaceAll(/\D/g, '') ?? '';
    if (number === undefined || digits === '') return;
    if (!phones.some((one) => one.number.replaceAll(/\D/g, '') === digits)) phones.push({ kind, number });
  };
  for (const contact of wire.contacts.slice(0, 50)) {
    if (!isFields(contact)) continue;
    const type = lineOf(contact.type)?.toLowerCase() ?? '';
    if (deskTypes.includes(type)) add('desk', contact.value);
    else if (mobileTypes.includes(type)) add('mobile', contact.value);
  }
  add('mobile', wire.mobilePhone);
  return phones;
}

/**
 * The page of a profile. A portal behind a proxy names an inner host or another scheme (part B, 11), so only the path
 * counts, and the address is the one that the person signed in to.
 */
function webPathOf(origin: string, url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url, `${origin}/`)) return undefined;
  const { protocol, pathname, search } = new URL(url, `${origin}/`);
  return /^https?:$/.test(protocol) && /^\/[^/]/.test(pathname) ? pathname + search : undefined;
}

/**
 * A picture on the portal itself, as a path with the part that changes when the picture does. The default one is none; one
 * on another server is not asked for, because the token must not go there.
 */
function photoOf(origin: string, url: string | undefined): string | undefined {
  if (url === undefined || url.includes('default_user_photo') || url.length > longestPhoto) return undefined;
  if (!URL.canParse(url, `${origin}/`)) return undefined;
  const resolved = new URL(url, `${origin}/`);
  return resolved.origin === origin ? resolved.pathname + resolved.search : undefined;
}
