import { answer, type OfficeAnswer } from '../common/office-answer';

/** One pixel, enough to be a picture. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The picture behind an avatar's address; `undefined` for any other path. */
export function photoAnswer(path: string): OfficeAnswer | undefined {
  if (!path.startsWith('/storage/userPhotos/') && !path.startsWith('/skins/')) return undefined;
  return answer(200, 'image/png', pixel);
}
