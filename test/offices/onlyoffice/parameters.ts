import { isRecord, type OfficeRequest, readJson } from '../common/office-request';
import { badArgument, badFormat } from './api-error';

/** One flat bag without letter case: parts of the route, then the query, then the body. The first value wins. */
export class Parameters {
  readonly #values = new Map<string, string[]>();

  constructor(request: OfficeRequest, route: Readonly<Record<string, string>> = {}) {
    for (const [name, value] of Object.entries(route)) this.#add(new Map([[name.toLowerCase(), [value]]]));
    this.#add(pairsOf(request.query));
    if (request.method !== 'GET' && request.body.length > 0) this.#add(bodyOf(request));
  }

  #add(more: ReadonlyMap<string, string[]>): void {
    for (const [name, values] of more) if (!this.#values.has(name)) this.#values.set(name, values);
  }

  list(name: string): readonly string[] {
    return this.#values.get(name.toLowerCase()) ?? [];
  }

  text(name: string): string | null {
    return this.list(name)[0] ?? null;
  }

  /** @throws ApiError 400 for what is no whole number; a missing one is 0 */
  int(name: string): number {
    const text = this.text(name) ?? '0';
    if (!/^-?\d+$/u.test(text)) throw badFormat(`${name} was not in a correct format.`);
    return Number(text);
  }

  flag(name: string): boolean | null {
    const text = this.text(name)?.toLowerCase() ?? null;
    if (text === null || text === '') return null;
    if (text !== 'true' && text !== 'false') throw badFormat(`${name} is no boolean.`);
    return text === 'true';
  }

  /** By name, letter case aside, or by number. @throws ApiError 400 for an unknown name */
  choice(name: string, names: Readonly<Record<string, number>>): number | null {
    const text = this.text(name);
    if (text === null || text === '') return null;
    if (/^-?\d+$/u.test(text)) return Number(text);
    const found = Object.entries(names).find(([word]) => word.toLowerCase() === text.toLowerCase());
    if (found === undefined) throw badArgument(`Requested value '${text}' was not found.`);
    return found[1];
  }

  /** @throws ApiError 400 for what is no GUID */
  guid(name: string): string | null {
    const text = this.text(name);
    if (text === null || text === '') return null;
    return checkGuid(text);
  }

  guids(name: string): readonly string[] {
    return this.list(name)
      .filter((text) => text !== '')
      .map(checkGuid);
  }
}

function checkGuid(text: string): string {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text))
    throw badFormat('Unrecognized Guid format.');
  return text.toLowerCase();
}

function pairsOf(pairs: Iterable<[string, string]>): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const name = key.toLowerCase().replace(/\[\]$/u, '');
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}

function bodyOf(request: OfficeRequest): ReadonlyMap<string, string[]> {
  const type = String(request.headers['content-type'] ?? '')
    .split(';')[0]
    ?.trim()
    .toLowerCase();
  if (type !== 'application/json') return pairsOf(new URLSearchParams(request.body.toString('utf8')));
  const sent = readJson(request.body);
  if (!isRecord(sent)) throw badArgument('The body is not a JSON object.');
  return pairsOf(flatten(sent, ''));
}

/**
 * The detour that JSON takes through XML: an object's members become `a[b]`, a list of scalars the same key again, a list
 * of several objects `a[0][b]`; a list of one object cannot be told from the object.
 */
function* flatten(fields: Record<string, unknown>, prefix: string): Generator<[string, string]> {
  for (const [key, value] of Object.entries(fields)) {
    yield* flattenValue(prefix === '' ? key : `${prefix}[${key}]`, value);
  }
}

function* flattenValue(name: string, value: unknown): Generator<[string, string]> {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      yield* flattenValue(isRecord(item) && value.length > 1 ? `${name}[${at}]` : name, item);
    }
  } else if (isRecord(value)) yield* flatten(value, name);
  else yield [name, String(value)];
}
