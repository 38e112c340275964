import { z } from 'zod';
import { fail, failureOf } from '../../office/errors';
import type { PeoplePage, PeopleResumption } from '../../office/office-system';
import { readBookmark } from '../../session/bookmark';
import { stableHash } from '../../session/fields';
import type { OfficeGestAccount } from './account';
import { toPerson } from './mapping';
import { pagesOf } from './paging';
import { paths } from './paths';
import { readEach, readEmployee } from './wire';

/** The last page that was kept: its number, the rows before it, and who was on it. */
const placeSchema = z.object({
  page: z.int().positive(),
  before: z.int().nonnegative(),
  total: z.number().optional(),
  ids: z.string(),
});

/**
 * The whole staff with its departments, each person once. An interrupted reading goes on with the last page that was kept:
 * lists come in no clear order (reference a.4), so it is compared with what was there before.
 */
export async function* readPeople(
  account: OfficeGestAccount,
  signal?: AbortSignal,
  resumption?: PeopleResumption,
): AsyncGenerator<PeoplePage> {
  const { client, assumptions } = account;
  const place = readBookmark(resumption?.bookmark, placeSchema);
  const isMet = (id: string) => resumption?.isMet(id) === true;
  const departments = await account.departments(signal);
  const seen = new Set<string>();
  let { page: number, before: received, total } = place ?? { page: 1, before: 0 };
  let isFirst = true;
  try {
    const from = { page: number, received };
    for await (const page of pagesOf({ client, assumptions, path: paths.employees, from, signal })) {
      const employees = await readEach([page], (row) => readEmployee(row, assumptions));
      const ids = stableHash(employees.map(({ id }) => id));
      const isKnown = isFirst && place !== undefined;
      // A page may repeat somebody when the list moved meanwhile.
      const unseen = employees.filter(({ id }) => !seen.has(id));
      const repeats = isKnown ? ids !== place.ids : place !== undefined && unseen.some(({ id }) => isMet(id));
      const changes = (isKnown || !isFirst) && page.total !== total;
      const moved = repeats || changes || unseen.length < employees.length;
      for (const { id } of unseen) seen.add(id);
      total = page.total;
      const bookmark = JSON.stringify({ page: number, before: received, total, ids });
      received += page.sent;
      number += 1;
      isFirst = false;
      // What was kept and is as it was has not to be handed on again.
      const isUnchanged = isKnown && !repeats;
      const people = isUnchanged ? [] : unseen.flatMap((employee) => toPerson(employee, departments) ?? []);
      yield { people, bookmark, ...(moved && { moved }), ...(total !== undefined && { total }) };
    }
    if (total !== undefined && received !== total) yield { people: [], moved: true };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.name !== 'forbidden') throw error;
    account.modules.close(paths.employees);
    throw fail('module-off', { detail: failure.detail ?? '' }, error);
  }
}
