import { z } from 'zod';
import { fail, type OfficeError } from '../../office/errors';
import type { Answer } from '../../session/answer';
import { isFields, lineOf } from '../../session/fields';
import { statusFailure } from '../../session/status-failures';
import type { Action, ActionOutcome, OfficeRecord } from './action';
import { lookInside, missingResult, notAuthenticated } from './error-codes';
import { fieldsOf, objectsOf, wholeOf } from './fields';
import { sign } from './signature';

const actionPrefix = 'urn:onoffice-de-ns:smart:2.5:smartml:action:';

/** The two values of the API user. The secret signs and is never sent. */
export interface Keys {
  readonly token: string;
  readonly secret: string;
}

/** The body of a request (reference a.2). `timestamp` is in Unix seconds, read once for all its actions. */
export function envelopeOf(
  actions: readonly Action[],
  keys: Keys,
  timestamp: number,
  claim: string | undefined,
): object {
  return {
    token: keys.token,
    request: {
      actions: actions.map(({ verb, resourceType, resourceId = '', parameters, fields }, at) => {
        const actionId = actionPrefix + verb;
        return {
          actionid: actionId,
          resourceid: resourceId,
          resourcetype: resourceType,
          identifier: String(at),
          timestamp,
          hmac: sign({ token: keys.token, timestamp, resourceType, actionId }, keys.secret),
          hmac_version: '2',
          parameters: {
            ...parameters,
            ...(fields !== undefined && { data: fields }),
            ...(claim !== undefined && { extendedclaim: claim }),
          },
        };
      }),
    },
  };
}

/** A number, also as text or as the one member of a list, which was once met (b.2). Anything else is no success. */
const errorCode = z.unknown().transform((value) => wholeOf(Array.isArray(value) ? value[0] : value) ?? -1);
const message = z.unknown().transform((value) => lineOf(value, 500) ?? '');
const outerSchema = z.object({
  status: z.object({
    code: z.unknown().transform((value) => wholeOf(value) ?? 0),
    errorcode: errorCode,
    message,
  }),
  response: z.object({ results: z.array(z.unknown()) }).optional(),
});
const innerSchema = z.object({
  data: z.unknown(),
  status: z.object({ errorcode: errorCode, message }),
});

/** Whether an answer is in onOffice's envelope at all, whatever it says. */
export function isEnvelope(answer: Answer): boolean {
  try {
    return outerSchema.safeParse(answer.json()).success;
  } catch {
    // Not JSON, or not text: something else answered.
    return false;
  }
}

/**
 * The outcome of each action, in order (reference a.5). The HTTP status and the outer status say nothing of their own
 * while there are results; a result that is missing is error 500.
 * @throws OfficeError for answers that are none of onOffice's
 */
export function readEnvelope(answer: Answer, actions: readonly Action[]): ActionOutcome[] {
  if (answer.status === 429) throw statusFailure(answer) ?? fail('rate-limited');
  const outer = outerSchema.safeParse(jsonOf(answer));
  if (!outer.success)
    throw failureOfStatus(answer) ?? fail('not-this-system', { detail: 'no onOffice envelope' });
  const { status, response } = outer.data;
  const results = response?.results ?? [];
  if (results.length === 0) {
    const code = outerCode(status);
    return actions.map(() => ({ code, message: status.message }));
  }
  return actions.map((_action, at) => readResult(results.length === actions.length, results, at));
}

/** Results are matched by their place while all are there, else by the label that each action was sent with. */
function readResult(whole: boolean, results: readonly unknown[], at: number): ActionOutcome {
  const found = whole
    ? results[at]
    : results.find(
        (result) => isFields(result) && (result.identifier === at || result.identifier === String(at)),
      );
  const result = innerSchema.safeParse(found);
  if (!result.success) return { code: missingResult, message: '' };
  const { status, data } = result.data;
  if (status.errorcode !== 0) return { code: status.errorcode, message: status.message };
  const { meta, records } = fieldsOf(data);
  return { code: 0, total: wholeOf(fieldsOf(meta).cntabsolute), records: readRecords(records) };
}

/**
 * What can be used of a list of records; one bad record is left out. A list in which nothing can be used is `malformed`:
 * what is known must not be replaced by nothing.
 */
function readRecords(value: unknown): readonly OfficeRecord[] {
  if (!Array.isArray(value)) throw fail('malformed', { detail: 'records were expected' });
  const records = objectsOf(value).flatMap((record) => {
    const id = lineOf(record.id, 100);
    return id === undefined ? [] : [{ id, elements: fieldsOf(record.elements) }];
  });
  if (records.length === 0 && value.length > 0) throw fail('malformed', { detail: 'no record has a number' });
  return records;
}

/** A refusal of the whole request, as the number that each of its actions would have got. */
function outerCode({ code, errorcode }: { readonly code: number; readonly errorcode: number }): number {
  if (errorcode > 0 && errorcode !== lookInside) return errorcode;
  if (code === 400) return notAuthenticated;
  if (code >= 500) return missingResult;
  throw fail('malformed', { detail: 'no results' });
}

/** A page or nothing at all in the server's place is told by its status, if that tells anything. */
function jsonOf(answer: Answer): unknown {
  if (answer.bytes.length === 0 || /^\s*</.test(answer.bytes.subarray(0, 100).toString('latin1'))) {
    throw failureOfStatus(answer) ?? fail('not-this-system', { detail: `HTTP ${answer.status}` });
  }
  try {
    return answer.json();
  } catch (error) {
    throw failureOfStatus(answer) ?? error;
  }
}

/** What the status tells where there is no envelope. All calls have one address: what knows nothing there is no onOffice. */
function failureOfStatus(answer: Answer): OfficeError | undefined {
  const failure = statusFailure(answer);
  if (failure?.failure.name !== 'not-found') return failure;
  return fail('not-this-system', { detail: `HTTP ${answer.status}` });
}
