import { hashText } from '../common/random';
import { Refusal } from '../common/refusal';
import type { OfficegestValues } from './officegest-switches';

const usualLimit = 15;
const mostPerPage = 250;
const mostPerCursor = 100;

/** One page of a list by page number: `limit` of 15 unless asked otherwise, 250 at most; `per_page` means nothing. */
export function pageOf<Row>(
  rows: readonly Row[],
  query: URLSearchParams,
  switches: OfficegestValues,
): { data: Row[]; meta?: object } {
  const limit = limitIn(query, mostPerPage);
  const page = Math.max(1, wholeNumber(query.get('page')) ?? 1);
  const from = (page - 1) * limit;
  const data = rows.slice(from, from + limit);
  switch (switches.meta) {
    case 'observed':
      return { data, meta: { current_page: page, per_page: limit, has_more: from + limit < rows.length } };
    case 'documented':
      return { data, meta: { current_page: page, total: rows.length } };
    case 'none':
      return { data };
  }
}

/** One page of the list that ignores `page` and goes on from a cursor. */
export function cursorPageOf<Row>(
  rows: readonly Row[],
  query: URLSearchParams,
  switches: OfficegestValues,
): { data: Row[]; meta: object } {
  const limit = limitIn(query, mostPerCursor);
  const from = positionIn(query.get('cursor'));
  const data = rows.slice(from, from + limit);
  if (from + limit < rows.length) {
    const next = Buffer.from(`after:${from + limit}`).toString('base64url');
    return { data, meta: { per_page: limit, next } };
  }
  const end = { absent: {}, empty: { next: '' }, null: { next: null } }[switches.cursorEnd];
  return { data, meta: { per_page: limit, ...end } };
}

/** Lists come in no order that a client could rely on, though always in the same one. */
export function inNoClearOrder<Row>(rows: readonly Row[], keyOf: (row: Row) => number): Row[] {
  return rows
    .map((row) => ({ row, place: hashText(`row/${keyOf(row)}`) }))
    .sort((one, other) => one.place - other.place)
    .map(({ row }) => row);
}

/** @throws Refusal 422 for a cursor that this office did not make */
function positionIn(cursor: string | null): number {
  if (cursor === null || cursor === '') return 0;
  const position = /^after:(\d+)$/u.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (position === undefined) throw new Refusal(422, 'O campo cursor é inválido.');
  return Number(position);
}

function limitIn(query: URLSearchParams, most: number): number {
  const asked = wholeNumber(query.get('limit')) ?? 0;
  return asked < 1 ? usualLimit : Math.min(asked, most);
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/u.test(text) ? Number(text) : undefined;
}
