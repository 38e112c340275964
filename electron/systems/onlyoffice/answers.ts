import { fail, type OfficeError } from '../../office/errors';
import type { Answer } from '../../session/answer';
import { type Fields, isFields } from '../../session/fields';
import { ExpirySign } from '../../session/sign-in-guard';
import { statusFailure } from '../../session/status-failures';
import type { Assumptions } from './assumptions';

/** What a successful call gave (A3). */
export interface Envelope {
  readonly response: unknown;
  /** All matching items, where the method says. */
  readonly total?: number;
}

type Body = 'empty' | 'page' | 'json' | 'other';

/**
 * Reads an answer of the API (A3, A6). Only a 401 says that a session has ended; a page, whatever its status, says that
 * something else stands in the portal's place, and nothing is concluded from it.
 * @throws ExpirySign for a 401, otherwise OfficeError
 */
export function readEnvelope(answer: Answer, assumptions: Assumptions): Envelope {
  if (answer.status === 401) throw new ExpirySign(fail('forbidden', { detail: 'HTTP 401' }));
  const failure = failureIn(answer, assumptions);
  if (failure !== undefined) throw failure;
  const body = bodyOf(answer);
  if (body === 'page') throw fail('server-down', { detail: 'a page where JSON was expected' });
  if (body !== 'json') throw fail('malformed', { detail: `${body} where JSON was expected` });
  const envelope = answer.json();
  if (!isFields(envelope)) throw fail('malformed', { detail: 'no envelope' });
  if (envelope.status === 1 || isFields(envelope.error)) {
    throw errorFailure(Number(envelope.statusCode), envelope, assumptions);
  }
  if (!Object.hasOwn(envelope, 'response'))
    throw fail('malformed', { detail: 'an envelope without a response' });
  const { response, total } = envelope;
  return typeof total === 'number' && total >= 0 ? { response, total } : { response };
}

/** The envelope of an error, or `undefined` where the answer is none. */
export function errorIn(answer: Answer): { readonly message: string; readonly hresult: number } | undefined {
  if (bodyOf(answer) !== 'json') return undefined;
  const envelope = answer.json();
  if (!isFields(envelope) || !isFields(envelope.error)) return undefined;
  const { message, hresult } = envelope.error;
  return { message: typeof message === 'string' ? message : '', hresult: Number(hresult) };
}

/** By its first character; the media type may be anything behind a proxy. */
export function bodyOf(answer: Answer): Body {
  const start = answer.bytes
    .subarray(0, 200)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (start === '') return 'empty';
  if (start.startsWith('<')) return 'page';
  return start.startsWith('{') || start.startsWith('[') ? 'json' : 'other';
}

function failureIn(answer: Answer, assumptions: Assumptions): OfficeError | undefined {
  const { status } = answer;
  const detail = `HTTP ${status}`;
  if (answer.redirect !== undefined) return fail('server-down', { detail: `${detail} to elsewhere` });
  if (status >= 200 && status < 300) return undefined;
  const body = bodyOf(answer);
  switch (status) {
    case 402:
      return fail('server-down', { detail: `${detail}: the portal is not paid for` });
    case 403:
      // Without a body it is the address that is blocked, and nothing was looked at.
      if (body === 'empty') return fail('server-down', { detail: `${detail} without content` });
      // A page is no word of the portal's: nothing is switched off for it.
      if (body === 'page') return fail('server-down', { detail: `${detail} as a page` });
      return refusal(status, errorIn(answer), assumptions);
    case 404:
      // Without a body it is the portal that is missing or suspended.
      if (body === 'empty') return fail('server-down', { detail: `${detail} without content` });
      return fail('not-found', { detail: body === 'page' ? pageNotFound : detail });
    case 500:
      return refusal(status, errorIn(answer), assumptions);
    default:
      return statusFailure(answer);
  }
}

/** The detail of a 404 that came as a page (OY-14). */
export const pageNotFound = 'HTTP 404 as a page';

/** A missing permission is a 500 (A6); a module that is off has a number of its own. */
function refusal(
  status: number,
  error: { readonly hresult: number } | undefined,
  assumptions: Assumptions,
): OfficeError {
  const { permission, moduleOff } = assumptions.missingPermission;
  const detail = `HTTP ${status}`;
  if (error?.hresult === permission) return fail('forbidden', { detail });
  if (status === 500) return fail('server-down', { detail });
  return fail(error?.hresult === moduleOff ? 'module-off' : 'forbidden', { detail });
}

function errorFailure(status: number, envelope: Fields, assumptions: Assumptions): OfficeError {
  const hresult = isFields(envelope.error) ? Number(envelope.error.hresult) : 0;
  if (status === 403 || status === 500) return refusal(status, { hresult }, assumptions);
  const failure = statusFailure({ status, headers: {} });
  return failure ?? fail('malformed', { detail: 'an error without a status' });
}
