import { fail } from '../office/errors';

const maxReferenceLength = 2_048;

/**
 * Resolves a reference that a server gave against the account's origin. Whatever would leave the origin, its scheme
 * or its port, or carries a name or password, is `malformed`: cookies must not follow it.
 */
export function resolveReference(origin: string, reference: string): URL {
  if (reference.trim() === '') throw fail('malformed', { detail: 'empty reference' });
  if (reference.length > maxReferenceLength) throw fail('malformed', { detail: 'reference too long' });
  let url: URL;
  try {
    url = new URL(reference, `${origin}/`);
  } catch (cause) {
    throw fail('malformed', { detail: 'unreadable reference' }, cause);
  }
  if (url.origin !== origin) throw fail('malformed', { detail: 'reference to another server' });
  if (url.username !== '' || url.password !== '')
    throw fail('malformed', { detail: 'password in a reference' });
  url.hash = '';
  return url;
}
