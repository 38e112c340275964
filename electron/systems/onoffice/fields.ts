import { createHash } from 'node:crypto';

/** An object as it came, every value still to be doubted. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Printable ASCII without blanks at its ends or two in a row: there is nothing to clean. */
const cleanLine = /^[!-~]+(?: [!-~]+)*$/;

/** A text of one line, cut to `maxLength`; numbers are taken as their digits, anything else is no text. */
export function lineOf(value: unknown, maxLength = 300): string | undefined {
  if (typeof value === 'string' && value.length <= maxLength && cleanLine.test(value)) return value;
  const text = textOf(value, maxLength * 4)
    ?.replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return text === undefined || text === '' ? undefined : cut(text, maxLength);
}

/** A text that may have several lines. */
export function textOf(value: unknown, maxLength = 10_000): string | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const clean = text.replaceAll(/[^\P{Cc}\n\t]/gu, '').trim();
  return clean === '' ? undefined : cut(clean, maxLength);
}

/** A whole number, also one that was sent as text (reference b.2). */
export function wholeOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? (number as number) : undefined;
}

/** A record number as text, whichever way it was sent; `undefined` for what is no positive whole number. */
export function idOf(value: unknown): string | undefined {
  const number = wholeOf(value);
  return number === undefined || number <= 0 ? undefined : String(number);
}

/** A flag: `true`/`false`, `1`/`0`, and both as text (reference b.2). `undefined` for anything else. */
export function flagOf(value: unknown): boolean | undefined {
  if (value === true || value === 1 || value === '1' || value === 'true') return true;
  if (value === false || value === 0 || value === '0' || value === 'false' || value === '') return false;
  return undefined;
}

/** The object a value is; PHP writes an empty one as a list. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** The objects in a list; anything else in it is left out. */
export function objectsOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** Cuts without leaving half a character behind. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
  return text.slice(0, end);
}

/** A short text that is the same whenever the value is, whatever the order of its fields. */
export function stableHash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('base64url').slice(0, 22);
}

/** The depth of what comes from a server is bounded where it is parsed, so this may recurse. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (isFields(value)) {
    const entries = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** Drops what is `undefined`, so that an absent value is an absent key. */
export function present<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
