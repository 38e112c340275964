import { answer, type OfficeAnswer } from '../common/office-answer';
import type { ApiError } from './api-error';
import type { OnlyofficeValues } from './onlyoffice-switches';
import type { Parameters } from './parameters';

/** What a method of the API returns, before the envelope. */
export interface ApiResult {
  /** `null` for a method that returns nothing. */
  readonly value: unknown;
  /** Set by methods that page themselves; their value is one page already. */
  readonly total?: number;
  /** What a write changed, for the ledger. */
  readonly effect?: object;
}

const maxPage = 1_000;

/** Page size and offset as the common parameters ask for. */
function pageOf(parameters: Parameters): { count: number; startIndex: number } {
  const count = Number(parameters.text('count') ?? Number.NaN);
  return {
    count: Number.isInteger(count) && count >= 0 ? Math.min(count, maxPage) : maxPage,
    startIndex: Math.max(0, Math.trunc(Number(parameters.text('startIndex') ?? 0)) || 0),
  };
}

/** A page of a list whose method pages itself and sets `total`. */
export function paged<Item>(
  items: readonly Item[],
  parameters: Parameters,
  view: (item: Item) => unknown,
): ApiResult {
  const { count, startIndex } = pageOf(parameters);
  return { value: items.slice(startIndex, startIndex + count).map(view), total: items.length };
}

type Fields = Record<string, unknown>;

export function writeEnvelope(
  result: ApiResult,
  statusCode: number,
  parameters: Parameters,
  format: 'json' | 'xml',
  switches: OnlyofficeValues,
): OfficeAnswer {
  const { count, startIndex } = pageOf(parameters);
  let { value } = result;
  let total = result.total;
  let nextIndex = 0;
  if (Array.isArray(value)) {
    const whole: unknown[] = value;
    if (total === undefined && count > 0 && (whole.length > count || startIndex > 0)) {
      value = whole.slice(startIndex, startIndex + count);
      total = whole.length;
      // One too many: whoever uses it as the next offset leaves an item out.
      if (switches.nextIndex && whole.length > startIndex + count) nextIndex = startIndex + count + 1;
    }
    value = (value as unknown[]).map((item) => withFields(item, parameters, switches));
  } else value = withFields(value, parameters, switches);
  const isWritten = (number: number) => number !== 0 || switches.zeros === 'written';
  const counted = countOf(value);
  const envelope: Fields = {
    ...(isWritten(counted) && { count: counted }),
    ...(isWritten(startIndex) && { startIndex }),
    ...(nextIndex !== 0 && { nextIndex }),
    ...(total !== undefined && switches.totals === 'set' && { total }),
    status: 0,
    statusCode,
    response: value ?? {},
  };
  return { ...write(envelope, statusCode, format), ...(result.effect && { effect: result.effect }) };
}

export function writeError(error: ApiError, format: 'json' | 'xml'): OfficeAnswer {
  const { status, message, hresult } = error;
  return write({ status: 1, statusCode: status, error: { message, hresult, data: {} } }, status, format);
}

function write(envelope: Fields, status: number, format: 'json' | 'xml'): OfficeAnswer {
  return format === 'json'
    ? answer(status, 'application/json; charset=utf-8', writeJson(envelope))
    : answer(status, 'text/xml; charset=utf-8', `<result>${members(envelope)}</result>`);
}

const controls: Record<string, string> = { b: '0008', f: '000c', n: '000a', r: '000d', t: '0009' };

/** As the portal writes JSON: `\/` in texts, control characters by number. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/\\(.)/gu, (pair, letter: string) => (controls[letter] ? `\\u${controls[letter]}` : pair))
    .replaceAll('/', '\\/');
}

/** Lists have no element of their own: one item and a list of one look the same. */
function members(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => element(name, one)))
    .join('');
}

function element(name: string, value: unknown): string {
  if (value === null || value === undefined) return `<${name} />`;
  if (typeof value === 'object') return `<${name}>${members(value as Fields)}</${name}>`;
  return `<${name}>${escapeXml(String(value))}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function countOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'string') return value.length;
  return value === null || value === undefined ? 0 : 1;
}

function withFields(item: unknown, parameters: Parameters, switches: OnlyofficeValues): unknown {
  const asked = parameters.list('fields').flatMap((names) => names.toLowerCase().split(','));
  if (asked.length === 0 || switches.fields === 'ignored') return item;
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => asked.includes(name.toLowerCase())));
}
