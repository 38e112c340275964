import type { Photo } from '../../office/office-system';
import type { OnlyOfficeClient } from './onlyoffice-client';

const largestPhotoBytes = 512 * 1024;

const signatures: readonly (readonly [Photo['mediaType'], string])[] = [
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/gif', 'GIF8'],
];

/** A picture, told by its first bytes; `undefined` for anything that is none, or too large for what it is for. */
export async function readPhoto(
  client: OnlyOfficeClient,
  reference: string,
  signal: AbortSignal | undefined,
): Promise<Photo | undefined> {
  if (!reference.startsWith('/') || reference.startsWith('//')) return undefined;
  const { status, bytes } = await client.file(reference, signal);
  if (status !== 200 || bytes.length > largestPhotoBytes) return undefined;
  const mediaType = typeOf(bytes);
  return mediaType === undefined ? undefined : { mediaType, bytes };
}

function typeOf(bytes: Buffer): Photo['mediaType'] | undefined {
  const start = bytes.subarray(0, 12).toString('latin1');
  if (start.startsWith('RIFF') && start.slice(8) === 'WEBP') return 'image/webp';
  return signatures.find(([, signature]) => start.startsWith(signature))?.[0];
}
