import { fail } from '../../office/errors';
import type { Answer } from '../../session/answer';
import { ExpirySign } from '../../session/sign-in-guard';
import { statusFailure } from '../../session/status-failures';

/**
 * Reads the JSON of an answer (reference a.3). 401 says that the token is over; 403 is about the resource alone.
 * @throws ExpirySign on 401
 * @throws OfficeError for every other status that is no success, and `malformed` for what is no JSON
 */
export function readJsonAnswer(answer: Answer): unknown {
  if (answer.status === 401) throw new ExpirySign(fail('expired', { detail: 'HTTP 401' }));
  const failure = statusFailure(answer);
  if (failure !== undefined) throw failure;
  return answer.json();
}

/** Whether a body is a page for people: OfficeGest answers in JSON always (reference a.1). */
export function isHtml(answer: Answer): boolean {
  return /^(?:\xef\xbb\xbf)?\s*</.test(answer.bytes.subarray(0, 200).toString('latin1'));
}
