import { z } from 'zod';
import { fail } from '../../office/errors';
import type { PeoplePage, PeopleResumption } from '../../office/office-system';
import type { Photo } from '../../office/picture';
import { readBookmark } from '../../session/bookmark';
import { lineOf, stableHash } from '../../session/fields';
import { mostPhotoBytes, readPicture } from '../../session/picture';
import type { OnOfficeAccount } from './account';
import { type Action, unlessRefused } from './action';
import { idOf } from './fields';
import type { OnOfficeClient } from './onoffice-client';
import type { Colleague } from './users';

/** The number of the last person who was kept. */
const placeSchema = z.object({ after: z.string() });

/**
 * The whole directory, read afresh; whoever has left and the technical user of the API are not in it. Users are needed all at
 * once, for their names in tasks; an interrupted reading goes on where photos were asked for and people handed on.
 */
export async function* pagesOfPeople(
  account: OnOfficeAccount,
  client: OnOfficeClient,
  signal?: AbortSignal,
  resumption?: PeopleResumption,
): AsyncGenerator<PeoplePage> {
  await client.ensure(signal);
  const staff = await account.refreshStaff((actions, stop) => client.read(actions, stop), signal);
  const technicalPlace = isApart(account) ? staff.placeOf(account.staff.technicalId ?? '') : undefined;
  const everybody = staff.activePlaces.filter((place) => place !== technicalPlace);
  const { moved } = staff;
  const total = everybody.length;
  const { pageRows, pagesPerRequest } = account.assumptions.people;
  const bookmark = readBookmark(resumption?.bookmark, placeSchema);
  // Nobody is found when the last one has left meanwhile: the reading then begins at the beginning.
  const begin = bookmark === undefined ? 0 : everybody.indexOf(staff.placeOf(bookmark.after) ?? -1) + 1;
  for (let offset = begin; offset < total; offset += pageRows * pagesPerRequest) {
    const people = everybody.slice(offset, offset + pageRows * pagesPerRequest);
    const pages = Array.from({ length: Math.ceil(people.length / pageRows) }, (_, at) =>
      people.slice(at * pageRows, (at + 1) * pageRows).map((place) => staff.at(place)),
    );
    const photos = await photosOf(pages, account, client, signal);
    for (const page of pages) {
      yield {
        total,
        people: page.map((one) => staff.toPerson(one, photos.get(one.id))),
        bookmark: JSON.stringify({ after: page.at(-1)?.id }),
        ...(moved && { moved }),
      };
    }
  }
}

/** The picture itself (reference a.9): Base64 text, because links lead to another server. */
export async function readPhoto(
  reference: string,
  client: OnOfficeClient,
  signal?: AbortSignal,
): Promise<Photo | undefined> {
  const id = idOf(reference.split(' ')[0]);
  if (id === undefined) return undefined;
  const action: Action = { verb: 'read', resourceType: 'userphoto', resourceId: id, parameters: {} };
  const [outcome] = await client.read([action], signal);
  // Unknown, or no longer ours to see.
  if (outcome?.code === 80) return undefined;
  const text = unlessRefused(outcome)?.records[0]?.elements.photo;
  if (typeof text !== 'string' || text === '') return undefined;
  // Four letters hold three bytes.
  if (text.length > mostPhotoBytes * 1.5)
    throw fail('too-large', { detail: 'a picture of too many letters' });
  if (!/^[A-Za-z0-9+/=\s]+$/.test(text)) throw fail('malformed', { detail: 'a picture that is not Base64' });
  return readPicture(Buffer.from(text, 'base64'));
}

/** Who has a picture, and which: the link changes with it. Nobody is asked for without the right to read users. */
async function photosOf(
  pages: readonly (readonly Colleague[])[],
  account: OnOfficeAccount,
  client: OnOfficeClient,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (!account.mayReadUsers) return new Map();
  const actions = pages.map(
    (page): Action => ({
      verb: 'read',
      resourceType: 'userphoto',
      parameters: {
        photosAsLinks: true,
        listlimit: page.length,
        filter: { Nr: [{ op: 'in', val: page.map(({ id }) => Number(id)) }] },
      },
    }),
  );
  const outcomes = await client.read(actions, signal);
  return new Map(
    outcomes
      .flatMap((outcome) => unlessRefused(outcome)?.records ?? [])
      .flatMap(({ id, elements }) => {
        const link = lineOf(elements.photo, 2_000);
        return link === undefined ? [] : [[id, `${id} ${stableHash(link)}`] as const];
      }),
  );
}

/** Whether the technical user is nobody of the directory: somebody whose own API user it is stays in. */
function isApart({ staff, me }: OnOfficeAccount): boolean {
  return staff.technicalId !== me.colleague.id;
}
