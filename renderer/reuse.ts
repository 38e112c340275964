/**
 * Slices arrive whole and copied, so nothing in them is identical to what was there before. Giving back the old
 * object wherever its content is the same lets every list draw only the rows that changed.
 */

type Json = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `next`, with every part that equals its counterpart in `before` replaced by that counterpart. Plain data only. */
export function reuse<Value>(before: unknown, next: Value): Value {
  return reused(before, next) as Value;
}

function reused(before: unknown, next: unknown): unknown {
  if (Object.is(before, next)) return before;
  if (Array.isArray(before) && Array.isArray(next)) return reusedList(before, next);
  if (isRecord(before) && isRecord(next)) return reusedRecord(before, next);
  return next;
}

function reusedList(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const known = byIdentity(before);
  const list = next.map((item, index) => reused(known.get(identity(item)) ?? before[index], item));
  return list.length === before.length && list.every((item, index) => item === before[index]) ? before : list;
}

function reusedRecord(before: Json, next: Json): Json {
  const keys = Object.keys(next);
  const entries = keys.map((key): [string, unknown] => [key, reused(own(before, key), next[key])]);
  const same =
    keys.length === Object.keys(before).length &&
    entries.every(([key, value]) => Object.hasOwn(before, key) && value === before[key]);
  return same ? before : Object.fromEntries(entries);
}

/** A key such as `__proto__` names something in every object; only what is its own counts. */
function own(record: Json, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Rows of a list are matched by id, so that one which leaves does not make all behind it look new. */
function byIdentity(list: readonly unknown[]): ReadonlyMap<string, unknown> {
  const known = new Map<string, unknown>();
  for (const item of list) {
    const key = identity(item);
    if (key) known.set(key, item);
  }
  return known;
}

function identity(item: unknown): string {
  if (!isRecord(item)) return '';
  const inner = item.ticket ?? item.reminder ?? item;
  return isRecord(inner) && typeof inner.id === 'string' ? `${String(item.accountId)} ${inner.id}` : '';
}
