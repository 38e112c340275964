import { createHmac } from 'node:crypto';

/** What version 2 of the signature covers. Parameters are not among it: only TLS protects them. */
export interface SignedValues {
  readonly token: string;
  /** Unix seconds, read from the clock once for the action. */
  readonly timestamp: number;
  readonly resourceType: string;
  readonly actionId: string;
}

/**
 * Version 2 of the signature (reference a.3): Base64, with padding, of HMAC-SHA-256 over timestamp, token, resource type
 * and action in this order with nothing between them; the key is the secret as text. Version 1 is never used.
 */
export function sign(values: SignedValues, secret: string): string {
  const { timestamp, token, resourceType, actionId } = values;
  return createHmac('sha256', secret)
    .update(`${timestamp}${token}${resourceType}${actionId}`, 'utf8')
    .digest('base64');
}
