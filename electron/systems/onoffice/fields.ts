/** Values as onOffice's PHP writes them; what all systems read alike is in `session/fields`. */
import { type Fields, isFields } from '../../session/fields';

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
