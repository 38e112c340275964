import type { Person, Phone } from '../../office/person';
import { type Fields, isFields, lineOf, present, stableHash } from '../../session/fields';
import { resolveReference } from '../../session/references';
import type { Assumptions } from './assumptions';
import { readUser, type UserWire } from './wire';

/** Longest identity that is kept; a reference beyond it cannot be told from an attack. */
const maxIdLength = 2_000;

/** A path that resolves to itself, as nearly all do: no dots to go up by, nothing to encode, not another host. */
const plainPath = /^\/(?!\/)[\w~/-]*$/;

/** What a field that names a person tells: who, how called, and the User itself where it was sent along. */
export interface PersonReference {
  readonly id?: string;
  readonly name?: string;
  readonly user?: UserWire;
}

/**
 * The identity behind a reference: its path on the origin, the same for relative and absolute references.
 * `undefined` for references that lead elsewhere.
 */
export function referenceId(origin: string, reference: unknown): string | undefined {
  if (typeof reference !== 'string') return undefined;
  if (plainPath.test(reference) && reference.length <= maxIdLength) return reference;
  try {
    const url = resolveReference(origin, reference);
    const id = url.pathname + url.search;
    return id.length > maxIdLength ? undefined : id;
  } catch {
    // A refused reference names nobody. Whoever has to follow it meets the failure itself.
    return undefined;
  }
}

/** OA-4: `uri`, else `id`, else a hash of the object. Only the first can be asked for again. */
export function identityOf(origin: string, uri: unknown, id: unknown, whole: Fields): string {
  const named = lineOf(id, 200);
  return referenceId(origin, uri) ?? (named === undefined ? `hash:${stableHash(whole)}` : `id:${named}`);
}

/** Whether an identity is a path that can be asked for. */
export function isPath(id: string): boolean {
  return id.startsWith('/');
}

/** Reads a User that may be an object, a short object, a URI, or just a name. */
export function personReference(origin: string, value: unknown, assumptions: Assumptions): PersonReference {
  if (typeof value === 'string') {
    // A name has no slash; every form of reference has one.
    if (!value.includes('/')) return present({ name: lineOf(value) });
    return present({ id: referenceId(origin, value) });
  }
  if (!isFields(value)) return {};
  const user = readUser(value, assumptions);
  if (user === undefined) return present({ id: referenceId(origin, value.uri), name: lineOf(value.name) });
  return present({ id: userId(origin, user), name: nameOf(user), user });
}

export function userId(origin: string, user: UserWire): string {
  return referenceId(origin, user.uri) ?? `id:${user.id ?? stableHash([user.firstname, user.lastname])}`;
}

export function nameOf(user: UserWire): string | undefined {
  const composed = [user.firstname, user.lastname].filter((part) => part !== undefined).join(' ');
  return user.displayName ?? (composed === '' ? undefined : composed);
}

/** The colleague behind a User. One without any name is called by the address, or by nothing better than a dash. */
export function toPerson(origin: string, user: UserWire): Person {
  const id = userId(origin, user);
  const managerId = managerOf(origin, user);
  return present({
    id,
    displayName: nameOf(user) ?? user.email ?? '–',
    givenName: user.firstname,
    familyName: user.lastname,
    email: user.email,
    phones: phonesOf(user),
    managerId: managerId === id ? undefined : managerId,
  });
}

/** `managerUri` is documented as a reference, but users may come as objects everywhere. */
export function managerOf(origin: string, user: UserWire): string | undefined {
  const { managerUri } = user;
  return referenceId(origin, isFields(managerUri) ? managerUri.uri : managerUri);
}

function phonesOf(user: UserWire): readonly Phone[] {
  const phones: Phone[] = [];
  if (user.phone !== undefined) phones.push({ kind: 'desk', number: user.phone.slice(0, 60) });
  if (user.mobile !== undefined) phones.push({ kind: 'mobile', number: user.mobile.slice(0, 60) });
  return phones;
}
