import { setImmediate as immediate } from 'node:timers/promises';
import type { PeoplePage } from '../../office/office-system';
import type { OnlyOfficeClient } from './onlyoffice-client';
import { toPerson } from './person-mapping';
import { listIn, type PersonWire, readPeople } from './wire';

const fields =
  'id,userName,displayName,firstName,lastName,email,title,department,location,lead,mobilePhone,contacts,status,avatarSmall,avatar,profileUrl';
const terminated = 2;

/**
 * The whole directory, active people and those on leave (A7), each once. Pages go by the entries received, until `total`
 * or a short page (A3). People who slipped between two pages of a directory that changes are found by a second pass (OY-12).
 * What is handed on is smaller than what is asked for, so that nothing else has to wait for a long list to be read.
 */
export async function* readPeoplePages(
  client: OnlyOfficeClient,
  signal?: AbortSignal,
): AsyncGenerator<PeoplePage> {
  const { pageSize, atOnce, mostPeople, passes } = client.assumptions.people;
  const seen = new Set<string>();
  for (let pass = 0; pass < passes; pass += 1) {
    let startIndex = 0;
    let total: number | undefined;
    while (startIndex < mostPeople) {
      const query = { employeeStatus: 'Default', count: pageSize, startIndex, fields };
      const page = await client.read('people/filter', query, signal, 'background');
      const entries = listIn(page.response);
      total = page.total;
      for (let from = 0; from < entries.length; from += atOnce) {
        const people = unseen(readPeople(entries.slice(from, from + atOnce)), seen);
        if (people.length > 0) {
          yield {
            people: people.map((wire) => toPerson(client.origin, wire)),
            ...(total !== undefined && { total }),
          };
        }
        await immediate();
      }
      startIndex += entries.length;
      const isLast = total === undefined ? entries.length < pageSize : startIndex >= total;
      if (isLast || entries.length === 0) break;
    }
    if (total === undefined || seen.size >= total) return;
  }
}

function unseen(people: readonly PersonWire[], seen: Set<string>): readonly PersonWire[] {
  return people.filter((person) => {
    if (seen.has(person.id)) return false;
    // Whoever has left counts as met, but is nobody to look up.
    seen.add(person.id);
    return person.status !== terminated;
  });
}
