import type { Person, Phone } from '../../office/person';
import { type Fields, lineOf, present } from '../../session/fields';
import type { Action, OfficeRecord } from './action';
import type { Assumptions } from './assumptions';
import { idOf } from './fields';
import type { OnOfficeClient } from './onoffice-client';

/**
 * Customers and others among the addresses, asked for as they are looked for: they are far too many to be kept, and are
 * other people's personal data (reference c.6).
 */
export async function findOutsideContacts(
  query: string,
  client: OnOfficeClient,
  assumptions: Assumptions,
  signal?: AbortSignal,
): Promise<readonly Person[]> {
  const { leastLetters, rows } = assumptions.outsideContacts;
  const input = lineOf(query, 100) ?? '';
  if (input.length < leastLetters) return [];
  const action: Action = {
    verb: 'get',
    resourceType: 'search',
    resourceId: 'address',
    parameters: { input, includecontactdata: true, listlimit: rows },
  };
  const { records } = await client.readOne(action, signal);
  return records.flatMap((record) => toContact(record, assumptions) ?? []);
}

/** Somebody outside, or a company alone. `undefined` for a record without any name. */
function toContact({ id, elements }: OfficeRecord, { outsideContacts }: Assumptions): Person | undefined {
  const number = idOf(id);
  const givenName = lineOf(elements.firstname, 200);
  const familyName = lineOf(elements.surname, 200);
  const company = lineOf(elements.company, 200);
  const name = [givenName, familyName].filter((part) => part !== undefined).join(' ');
  const displayName = name === '' ? company : name;
  if (number === undefined || displayName === undefined) return undefined;
  const [first] = Array.isArray(elements.emailaddress) ? elements.emailaddress : [];
  return present({
    id: `address:${number}`,
    displayName,
    givenName,
    familyName,
    email: lineOf(elements.primaryEmail, 320) ?? lineOf(first, 320),
    phones: [
      ...phonesIn(elements, outsideContacts.phones, 'desk'),
      ...phonesIn(elements, outsideContacts.mobiles, 'mobile'),
    ],
    outside: company ?? displayName,
  });
}

/** NA-20: `phone`, `phone__1` and so on, each a number or a list of them. */
function phonesIn(elements: Fields, names: readonly string[], kind: Phone['kind']): Phone[] {
  const found = Object.entries(elements)
    .filter(([key]) => names.includes(key.replace(/__\d+$/, '')))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .flatMap((value) => lineOf(value, 60) ?? []);
  return [...new Set(found)].map((number) => ({ kind, number }));
}
