import { fail, isPassing } from '../../office/errors';
import type { Credentials } from '../../office/office-system';
import type { Answer } from '../../session/answer';
import type { HttpsSession } from '../../session/https-session';
import { statusFailure } from '../../session/status-failures';
import { isHtml } from './answers';
import type { Assumptions } from './assumptions';
import { root } from './paths';
import { readToken } from './wire';

/** A token and the moment at which it ends, in milliseconds of `performance.now()`. */
export interface Token {
  readonly text: string;
  readonly endsAt: number;
}

/**
 * Signs in (reference a.1: `POST /auth/login` with `username` and `password`). What a failed sign-in looks like is not
 * documented: see GA-1.
 * @throws OfficeError `wrong-credentials`, `not-this-system`, or a failure of the way there.
 */
export async function openToken(
  session: HttpsSession,
  credentials: Credentials,
  assumptions: Assumptions,
  signal: AbortSignal,
): Promise<Token> {
  session.forget();
  const answer = await session.request({
    method: 'POST',
    reference: `${root}/auth/login`,
    json: { username: credentials.login, password: credentials.password },
    signal,
  });
  const detail = `HTTP ${answer.status}`;
  const failure = statusFailure(answer);
  if (failure !== undefined && isPassing(failure.failure)) throw failure;
  if (answer.status === 407) throw fail('proxy-auth', { detail });
  if (assumptions.signIn.foreignStatuses.includes(answer.status) || isRedirectOrPage(answer)) {
    throw fail('not-this-system', { detail });
  }
  if (failure !== undefined) throw fail('wrong-credentials', { detail });
  const found = readToken(jsonOf(answer), assumptions);
  if (found === undefined) throw fail('wrong-credentials', { detail: 'no token' });
  const endsAt =
    found.lifeSeconds === undefined
      ? Number.POSITIVE_INFINITY
      : performance.now() + found.lifeSeconds * 1_000;
  return { text: found.token, endsAt };
}

/**
 * Without a token OfficeGest answers 401 (reference a.3), in JSON.
 * @throws OfficeError `not-this-system` for what does not, or a failure of the way there.
 */
export function checkGreeting(answer: Answer): void {
  const { status } = answer;
  const failure = statusFailure(answer);
  if (failure !== undefined && isPassing(failure.failure)) throw failure;
  if ((status !== 401 && status !== 403) || isHtml(answer)) {
    throw fail('not-this-system', { detail: `HTTP ${status}` });
  }
}

function isRedirectOrPage(answer: Answer): boolean {
  return (answer.status >= 300 && answer.status < 400) || isHtml(answer);
}

/** OfficeGest answers in JSON always (reference a.1): what does not is some other product. */
function jsonOf(answer: Answer): unknown {
  try {
    return answer.json();
  } catch (error) {
    throw fail('not-this-system', { detail: 'no JSON' }, error);
  }
}
