import { fail } from '../../office/errors';
import type { Answer } from '../../session/answer';
import { ExpirySign } from '../../session/sign-in-guard';
import { statusFailure } from '../../session/status-failures';
import type { Assumptions } from './assumptions';

/** How OffiServ answers when nobody is signed in, as far as it is known: 401, 403, a redirect, or a page. */
export function readJsonAnswer(answer: Answer): unknown {
  throwExpirySign(answer);
  if (answer.bytes.length === 0) return null;
  if (isHtml(answer)) throw new ExpirySign(fail('malformed', { detail: 'HTML where JSON was expected' }));
  return answer.json();
}

/**
 * What came of a write; the answer's own words are not needed, because the request is read back. A page is no success: it
 * may be the one to sign in on.
 */
export function checkWriteAnswer(answer: Answer): void {
  throwExpirySign(answer);
  if (isHtml(answer)) throw new ExpirySign(fail('malformed', { detail: 'HTML in answer to a write' }));
}

/** Whether a body is a page for people. Its first character tells; the media type may be anything. */
export function isHtml(answer: Answer): boolean {
  return /^(?:\xef\xbb\xbf)?\s*<[!?a-z]/i.test(answer.bytes.subarray(0, 200).toString('latin1'));
}

/** OA-21. */
export function isSignInPage(answer: Answer, assumptions: Assumptions): boolean {
  if (!isHtml(answer)) return false;
  const page = answer.bytes.toString('utf8').toLowerCase();
  return assumptions.signInPageWords.some((word) => page.includes(word));
}

function throwExpirySign(answer: Answer): void {
  const { status } = answer;
  if (status === 401 || status === 403) throw new ExpirySign(fail('forbidden', { detail: `HTTP ${status}` }));
  if (answer.redirect !== undefined) throw new ExpirySign(fail('malformed', { detail: `HTTP ${status}` }));
  const failure = statusFailure(answer);
  if (failure !== undefined) throw failure;
}
