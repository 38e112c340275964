import { fail, failureOf } from '../../office/errors';
import type { PeoplePage } from '../../office/office-system';
import type { OfficeGestAccount } from './account';
import { toPerson } from './mapping';
import { pagesOf } from './paging';
import { paths } from './paths';
import { readEach, readEmployee } from './wire';

/** The whole staff with its departments, each person once. */
export async function* readPeople(
  account: OfficeGestAccount,
  signal?: AbortSignal,
): AsyncGenerator<PeoplePage> {
  const { client, assumptions } = account;
  const departments = await account.departments(signal);
  const seen = new Set<string>();
  try {
    for await (const page of pagesOf({ client, assumptions, path: paths.employees, signal })) {
      // A page may repeat somebody when the list moved meanwhile.
      const employees = readEach(page.rows, (row) => readEmployee(row, assumptions)).filter(
        ({ id }) => !seen.has(id),
      );
      for (const { id } of employees) seen.add(id);
      const people = employees.flatMap((employee) => toPerson(employee, departments) ?? []);
      if (people.length > 0) yield page.total === undefined ? { people } : { people, total: page.total };
    }
  } catch (error) {
    const failure = failureOf(error);
    if (failure.name !== 'forbidden') throw error;
    account.modules.close(paths.employees);
    throw fail('module-off', { detail: failure.detail ?? '' }, error);
  }
}
