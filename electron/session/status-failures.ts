import { type FailureName, fail, type OfficeError } from '../office/errors';
import { retryAtOf } from './retry-after';

const byStatus: Readonly<Record<number, FailureName>> = {
  400: 'invalid',
  401: 'expired',
  403: 'forbidden',
  404: 'not-found',
  407: 'proxy-auth',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
  413: 'invalid',
  422: 'invalid',
  423: 'conflict',
  429: 'rate-limited',
  451: 'forbidden',
};

/**
 * What an answer's status means where a system knows nothing better; `undefined` for 2xx. A `Retry-After` is turned
 * into the moment it names.
 */
export function statusFailure(
  answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
  now: number = Date.now(),
): OfficeError | undefined {
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return undefined;
  const name = byStatus[status] ?? (status >= 500 ? 'server-down' : status < 400 ? 'malformed' : 'invalid');
  const passing = name === 'rate-limited' || name === 'server-down';
  const retryAt = passing ? retryAtOf(headers['retry-after'], headers.date, now) : undefined;
  return fail(name, { detail: `HTTP ${status}`, ...(retryAt === undefined ? {} : { retryAt }) });
}
