import { fail } from '../../office/errors';
import type { Assumptions } from './assumptions';
import type { OfficeGestClient, Query } from './officegest-client';
import { type ListPage, readListPage } from './wire';

/** A list to read, and with what. */
export interface ListQuestion {
  readonly client: OfficeGestClient;
  readonly assumptions: Assumptions;
  readonly path: string;
  readonly query?: Query;
  /** The page to begin with, and the rows on those before it. */
  readonly from?: { readonly page: number; readonly received: number };
  readonly signal?: AbortSignal | undefined;
}

/**
 * The pages of a list by page number (reference a.4). The number of rows received is believed, not the number asked for.
 * @throws OfficeError `malformed` when the list does not move on, `too-large` when it does not end.
 */
export async function* pagesOf(question: ListQuestion): AsyncGenerator<ListPage> {
  const { client, path, query, from, signal } = question;
  const { pageSize, maxRows } = question.assumptions.lists;
  let received = from?.received ?? 0;
  let firstRow = '';
  for (let number = from?.page ?? 1; ; number += 1) {
    const page = readListPage(await client.read(path, { ...query, page: number, limit: pageSize }, signal));
    const first = JSON.stringify(page.rows[0]);
    if (page.sent > 0 && first === firstRow) throw fail('malformed', { detail: 'the same page again' });
    firstRow = first;
    received += page.sent;
    yield page;
    if (!goesOn(page, received, pageSize)) return;
    if (received >= maxRows) throw fail('too-large', { detail: `more than ${maxRows} rows` });
  }
}

/** The pages of a list that goes on from a cursor (reference a.4: `/workshop/service-orders`). */
export async function* cursorPagesOf(question: ListQuestion): AsyncGenerator<ListPage> {
  const { client, path, query, signal } = question;
  const limit = question.assumptions.lists.cursorPageSize;
  let cursor: string | undefined;
  do {
    const asked = { ...query, limit, ...(cursor !== undefined && { cursor }) };
    const page = readListPage(await client.read(path, asked, signal));
    yield page;
    if (page.next !== undefined && page.next === cursor)
      throw fail('malformed', { detail: 'the same cursor again' });
    cursor = page.sent === 0 ? undefined : page.next;
  } while (cursor !== undefined);
}

/** GA-14. */
function goesOn(page: ListPage, received: number, pageSize: number): boolean {
  if (page.sent === 0) return false;
  if (page.hasMore !== undefined) return page.hasMore;
  if (page.total !== undefined) return received < page.total;
  return page.sent >= Math.min(page.perPage ?? pageSize, pageSize);
}
