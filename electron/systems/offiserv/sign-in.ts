import { fail, failureOf } from '../../office/errors';
import type { Credentials } from '../../office/office-system';
import type { Answer } from '../../session/answer';
import type { HttpsSession } from '../../session/https-session';
import { ExpirySign } from '../../session/sign-in-guard';
import { statusFailure } from '../../session/status-failures';
import { isHtml, isSignInPage, readJsonAnswer } from './answers';
import type { Assumptions } from './assumptions';
import { roots } from './roots';
import { readUser, type UserWire } from './wire';

/**
 * Signs in (documented: `POST /data/login` sets a cookie) and confirms it by reading who that is. Statuses of a failed
 * sign-in are not documented: see OA-1 and OA-14.
 * @throws OfficeError `wrong-credentials`, `locked-out`, `not-this-system`, or a failure of the way there.
 */
export async function openSession(
  session: HttpsSession,
  credentials: Credentials,
  assumptions: Assumptions,
  signal: AbortSignal,
): Promise<UserWire> {
  session.forget();
  const answer = await session.request({
    method: 'POST',
    reference: roots.login,
    json: { email: credentials.login, password: credentials.password },
    signal,
  });
  refuseByStatus(answer, assumptions);
  const hasCookie = answer.cookiesSet && (await session.cookieCount()) > 0;
  const confirmed = await session.request({ reference: roots.me, fresh: true, signal });
  return confirm(confirmed, hasCookie, assumptions);
}

/** OA-13. */
export function looksForeign(answer: Answer, assumptions: Assumptions): boolean {
  if (assumptions.foreignStatuses.includes(answer.status)) return true;
  const failure = statusFailure(answer);
  if (failure !== undefined && ['server-down', 'rate-limited', 'timeout'].includes(failure.failure.name))
    throw failure;
  return false;
}

function refuseByStatus(answer: Answer, assumptions: Assumptions): void {
  const { status } = answer;
  const detail = `HTTP ${status}`;
  if (assumptions.signIn.refused.includes(status)) throw fail('wrong-credentials', { detail });
  if (assumptions.refusals.wrong.includes(status)) throw fail('wrong-credentials', { detail });
  if (assumptions.refusals.locked.includes(status)) throw fail('locked-out', { detail });
  if (assumptions.foreignStatuses.includes(status)) throw fail('not-this-system', { detail });
  // A redirect is a common way of welcoming people; whether it was one is seen by asking who they are.
  if (status >= 300 && status < 400) return;
  const failure = statusFailure(answer);
  if (failure === undefined) return;
  // Nothing can be taken, changed or forbidden before anybody has signed in: such an answer says nothing known.
  const isAboutSomething = ['conflict', 'invalid', 'forbidden'].includes(failure.failure.name);
  throw isAboutSomething ? fail('malformed', { detail }) : failure;
}

/** The proof of a sign-in is that the server says who signed in. */
function confirm(confirmed: Answer, hasCookie: boolean, assumptions: Assumptions): UserWire {
  const refused = fail('wrong-credentials', { detail: hasCookie ? 'no session' : 'no cookie' });
  try {
    const user = readUser(readJsonAnswer(confirmed), assumptions);
    if (user !== undefined) return user;
    throw fail('not-this-system', { detail: 'no User' });
  } catch (error) {
    if (error instanceof ExpirySign) {
      const foreign = isHtml(confirmed) && confirmed.status < 300 && !isSignInPage(confirmed, assumptions);
      throw foreign ? fail('not-this-system', { detail: 'HTML' }) : refused;
    }
    const { name } = failureOf(error);
    if (assumptions.foreignStatuses.includes(confirmed.status) || name === 'malformed') {
      throw fail('not-this-system', { detail: `HTTP ${confirmed.status}` }, error);
    }
    throw error;
  }
}
