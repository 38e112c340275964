import { createHash, createHmac } from 'node:crypto';
import { phpJson } from './php-json';

export const actionPrefix = 'urn:onoffice-de-ns:smart:2.5:smartml:action:';

/** One action with everything that a signature may cover, as it was sent. */
export interface SignedAction {
  readonly token: string;
  readonly timestamp: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly identifier: string;
  readonly actionId: string;
  readonly parameters: unknown;
}

/** Version 2: the Base64 text of an HMAC-SHA-256 over four values without anything between them. */
export function signatureVersion2(
  action: Pick<SignedAction, 'token' | 'timestamp' | 'resourceType' | 'actionId'>,
  secret: string,
): string {
  const message = `${action.timestamp}${action.token}${action.resourceType}${action.actionId}`;
  return createHmac('sha256', secret).update(message, 'utf8').digest('base64');
}

/** Version 1, from before 2022: MD5 twice over the parameters as PHP writes them and seven values more. */
export function signatureVersion1(action: SignedAction, secret: string): string {
  const { token, actionId, identifier, resourceId, timestamp, resourceType } = action;
  const values = [token, actionId, identifier, resourceId, secret, timestamp, resourceType];
  const text = [phpJson(sorted(action.parameters)), ...values].join(',');
  return md5(secret + md5(text));
}

function sorted(parameters: unknown): unknown {
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) return parameters;
  const entries = Object.entries(parameters);
  if (entries.length === 0) return [];
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function md5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex');
}
