import { fail, type OfficeError } from '../../office/errors';
import type { Credentials } from '../../office/office-system';
import type { Answer } from '../../session/answer';
import { isFields } from '../../session/fields';
import { bodyOf, errorIn, readEnvelope } from './answers';
import type { Assumptions } from './assumptions';

export type SecondFactor = 'sms' | 'app';

/** How the API is asked to sign somebody in. */
export interface SignInCall {
  readonly path: string;
  readonly json: { readonly userName: string; readonly password: string };
}

const longestCode = 40;

/** A5: name and password, and beside them, in the path, the code of a second factor. Blanks of a code are left out. */
export function signInCall({ login, password, code }: Credentials): SignInCall {
  const json = { userName: login, password };
  if (code === undefined) return { path: 'authentication', json };
  const clean = code.replaceAll(/[\s-]/g, '');
  if (!/^[A-Za-z0-9]+$/.test(clean) || clean.length > longestCode) {
    throw fail('second-factor', { detail: 'app' });
  }
  return { path: `authentication/${clean}`, json };
}

/**
 * The token in the answer to a sign-in. A wrong name, password or code is a 500 with an envelope, never a 401; an answer
 * without a token asks for a second factor (A5).
 * @param factor which second factor was asked for last, when a code was sent
 * @throws OfficeError `wrong-credentials`, `second-factor` (detail `sms`, `app`, `sms-no-phone` or `app-unlinked`),
 * `rate-limited` after too many tries, `not-this-system`, or a failure of the way there
 */
export function readToken(
  answer: Answer,
  withCode: boolean,
  factor: SecondFactor,
  assumptions: Assumptions,
  now = Date.now(),
): string {
  const error = answer.status === 500 ? errorIn(answer) : undefined;
  if (error !== undefined) throw refused(error.message, withCode, factor, assumptions, now);
  if (answer.status === 401) throw fail('wrong-credentials', { detail: 'HTTP 401' });
  if (answer.status === 404 && bodyOf(answer) !== 'empty')
    throw fail('not-this-system', { detail: 'HTTP 404' });
  const { response } = readEnvelope(answer, assumptions);
  if (!isFields(response)) throw fail('not-this-system', { detail: 'no token' });
  const { token } = response;
  if (isToken(token)) return token;
  if (response.sms === true) {
    throw fail('second-factor', { detail: typeof response.phoneNoise === 'string' ? 'sms' : 'sms-no-phone' });
  }
  if (response.tfa === true) {
    throw fail('second-factor', { detail: response.tfaKey === undefined ? 'app' : 'app-unlinked' });
  }
  throw fail('not-this-system', { detail: 'no token' });
}

/** What can stand in a header. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[!-~]{1,8000}$/.test(value);
}

function refused(
  message: string,
  withCode: boolean,
  factor: SecondFactor,
  assumptions: Assumptions,
  now: number,
): OfficeError {
  const { words, ms } = assumptions.lockOut;
  const text = message.toLowerCase();
  if (words.some((word) => text.includes(word))) {
    // The right password would be refused as well: wait, and let nobody believe that it is wrong.
    return fail('rate-limited', { detail: 'too many attempts to sign in', retryAt: now + ms });
  }
  return withCode
    ? fail('second-factor', { detail: factor })
    : fail('wrong-credentials', { detail: 'HTTP 500' });
}
