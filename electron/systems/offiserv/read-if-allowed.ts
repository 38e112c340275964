import { failureOf } from '../../office/errors';
import type { OffiServAccount } from './account';

/** A refusal is believed only if the session stands afterwards; then it is what it says. */
export async function readIfAllowed(
  account: OffiServAccount,
  reference: string,
  signal?: AbortSignal,
): Promise<{ readonly value: unknown } | undefined> {
  try {
    return { value: await account.client.read(reference, { signal }) };
  } catch (error) {
    const { name } = failureOf(error);
    if (name === 'forbidden' || name === 'not-found' || name === 'malformed') return undefined;
    throw error;
  }
}
