/** A server that asks for more than this is not believed: the account would look dead for days. */
const longestWaitMs = 24 * 60 * 60 * 1_000;

/**
 * The moment a `Retry-After` header names, in epoch milliseconds of our own clock, or `undefined` for none or
 * nonsense. A date is read against the answer's own `Date` header, so that a clock that is wrong does no harm.
 */
export function retryAtOf(
  header: string | undefined,
  dateHeader: string | undefined,
  now: number,
): number | undefined {
  const text = header?.trim() ?? '';
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1_000 : untilDate(text, dateHeader, now);
  if (waitMs === undefined) return undefined;
  return now + Math.min(Math.max(waitMs, 0), longestWaitMs);
}

function untilDate(text: string, dateHeader: string | undefined, now: number): number | undefined {
  const at = readHttpDate(text);
  return at === undefined ? undefined : at - (readHttpDate(dateHeader ?? '') ?? now);
}

/** HTTP dates name a day of the week or at least a month; `Date.parse` alone would also take "12" for a date. */
function readHttpDate(text: string): number | undefined {
  if (!/^[A-Za-z]{3,9},? /.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
