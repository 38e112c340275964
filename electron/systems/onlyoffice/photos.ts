import { fail } from '../../office/errors';
import type { Photo } from '../../office/picture';
import { readPicture } from '../../session/picture';
import { statusFailure } from '../../session/status-failures';
import type { OnlyOfficeClient } from './onlyoffice-client';

/**
 * The picture at a path of the portal's own (A7); `undefined` where there is none any more. A redirect to elsewhere is not
 * followed.
 */
export async function readPhoto(
  client: OnlyOfficeClient,
  reference: string,
  signal: AbortSignal | undefined,
): Promise<Photo | undefined> {
  if (!reference.startsWith('/') || reference.startsWith('//')) return undefined;
  const answer = await client.file(reference, signal);
  if (answer.status === 404 || answer.status === 410) return undefined;
  if (answer.redirect !== undefined) throw fail('malformed', { detail: 'a picture that is elsewhere' });
  const failure = statusFailure(answer);
  if (failure !== undefined) throw failure;
  return readPicture(answer.bytes);
}
