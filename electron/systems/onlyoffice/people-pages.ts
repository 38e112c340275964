import { setImmediate as immediate } from 'node:timers/promises';
import { z } from 'zod';
import type { PeoplePage, PeopleResumption } from '../../office/office-system';
import { readBookmark } from '../../session/bookmark';
import type { OnlyOfficeClient } from './onlyoffice-client';
import { toPerson } from './person-mapping';
import { listIn, type PersonWire, readPeople } from './wire';

const fields =
  'id,userName,displayName,firstName,lastName,email,title,department,location,lead,mobilePhone,contacts,status,avatarSmall,avatar,profileUrl';
const terminated = 2;

/** Which time the list is read, where in it, of how many, and how many different people there were before. */
const placeSchema = z.object({
  pass: z.int().nonnegative(),
  startIndex: z.int().nonnegative(),
  total: z.number().optional(),
  met: z.int().nonnegative(),
});
type Place = z.infer<typeof placeSchema>;

/**
 * The whole directory, active people and those on leave (A7), each once. Pages go by the entries received, until `total`
 * or a short page (A3). People who slipped between two pages of a directory that changes are found by a second pass (OY-12).
 * What is handed on is smaller than what is asked for, so that nothing else has to wait for a long list to be read.
 */
export async function* readPeoplePages(
  client: OnlyOfficeClient,
  signal?: AbortSignal,
  resumption?: PeopleResumption,
): AsyncGenerator<PeoplePage> {
  const { pageSize, atOnce, mostPeople, passes } = client.assumptions.people;
  const kept = readBookmark(resumption?.bookmark, placeSchema);
  const seen = new Seen(kept?.met ?? 0, kept === undefined ? undefined : resumption);
  let place: Place = kept ?? { pass: 0, startIndex: 0, met: 0 };
  for (; place.pass < passes; place = { ...place, pass: place.pass + 1, startIndex: 0 }) {
    for (let isLast = false; !isLast && place.startIndex < mostPeople; ) {
      const { pass, startIndex } = place;
      const query = { employeeStatus: 'Default', count: pageSize, startIndex, fields };
      const { response, total } = await client.read('people/filter', query, signal, 'background');
      const entries = listIn(response);
      const moved = startIndex > 0 && total !== place.total;
      for (let from = 0; from < entries.length; from += atOnce) {
        const chunk = entries.slice(from, from + atOnce);
        const people = seen.unseen(readPeople(chunk)).map((wire) => toPerson(client.origin, wire));
        place = { pass, startIndex: startIndex + from + chunk.length, total, met: seen.count };
        yield {
          people,
          bookmark: JSON.stringify(place),
          ...(moved && { moved }),
          ...(total !== undefined && { total }),
        };
        await immediate();
      }
      const isShort = total === undefined ? entries.length < pageSize : place.startIndex >= total;
      isLast = isShort || entries.length === 0;
    }
    if (place.total === undefined || place.met >= place.total) return;
  }
  yield { people: [], moved: true };
}

/** Whom this reading, or the part of it before an interruption, has met. */
class Seen {
  readonly #ids = new Set<string>();
  readonly #resumption: PeopleResumption | undefined;
  /** The first people after an interruption may have been written, but were not counted. */
  #mayBeUncounted = true;
  count: number;

  constructor(count: number, resumption: PeopleResumption | undefined) {
    this.count = count;
    this.#resumption = resumption;
  }

  unseen(people: readonly PersonWire[]): readonly PersonWire[] {
    const unseen = people.filter(({ id, status }) => {
      if (this.#ids.has(id)) return false;
      this.#ids.add(id);
      if (!this.#mayBeUncounted && this.#resumption?.isMet(id) === true) return false;
      this.count += 1;
      // Whoever has left counts as met, but is nobody to look up.
      return status !== terminated;
    });
    this.#mayBeUncounted = false;
    return unseen;
  }
}
