import { hash } from 'node:crypto';

/** An object as it came, every value still to be doubted. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of the names that holds anything at all. */
export function pick(fields: Fields, names: readonly string[]): unknown {
  for (const name of names) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/**
 * Letters and signs of the first few thousand, without blanks at their ends or two in a row: there is nothing to clean.
 * What is left out between them are control characters and blanks of other kinds.
 */
const cleanLine = /^[!-~\u00a1-\u167f]+(?: [!-~\u00a1-\u167f]+)*$/;

/** A text of one line, cut to `maxLength`; numbers are taken as their digits, anything else is no text. */
export function lineOf(value: unknown, maxLength = 300): string | undefined {
  if (typeof value === 'string' && value.length <= maxLength && cleanLine.test(value)) return value;
  const text = textOf(value, maxLength * 4)
    ?.replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return text === undefined || text === '' ? undefined : cut(text, maxLength);
}

/**
 * Characters that no text keeps: controls, and those that turn the writing direction of whatever stands after them.
 * Without `u`, because looking for them comes before everything else.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** A text that may have several lines. */
export function textOf(value: unknown, maxLength = 10_000): string | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const clean = controls.test(text)
    ? text.replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '').trim()
    : text.trim();
  return clean === '' ? undefined : cut(clean, maxLength);
}

/** A number, also one that was sent as text. */
export function numberOf(value: unknown): number | undefined {
  const number =
    typeof value === 'string' && /^\s*-?\d+(?:[.,]\d+)?\s*$/.test(value) ? toNumber(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function toNumber(text: string): number {
  return Number(text.trim().replace(',', '.'));
}

/** Cuts without leaving half a character behind. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
  return text.slice(0, end);
}

/** A short text that is the same whenever the value is, whatever the order of its fields. */
export function stableHash(value: unknown): string {
  return hash('sha256', canonical(value), 'base64url').slice(0, 22);
}

/** The depth of what comes from a server is bounded where it is parsed, so this may recurse. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    // What holds no objects has only one order to be written in.
    return value.some(isObject) ? `[${value.map(canonical).join(',')}]` : JSON.stringify(value);
  }
  if (isFields(value)) {
    const entries = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** Drops what is `undefined`, so that an absent value is an absent key. */
export function present<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  const given = fields as Readonly<Record<string, unknown>>;
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) if (given[key] !== undefined) kept[key] = given[key];
  return kept as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
