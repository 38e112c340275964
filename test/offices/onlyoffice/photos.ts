import { answer, htmlAnswer, type OfficeAnswer } from '../common/office-answer';
import { pictureFile } from '../common/portraits';
import type { OnlyofficeValues } from './onlyoffice-switches';

/** The picture behind an avatar's address; `undefined` for any other path. */
export function photoAnswer(path: string, { pictures }: OnlyofficeValues): OfficeAnswer | undefined {
  if (!path.startsWith('/storage/userPhotos/') && !path.startsWith('/skins/')) return undefined;
  if (pictures === 'elsewhere') return answer(302, null, '', { location: `https://cdn.example${path}` });
  if (pictures === 'missing') return htmlAnswer(404, 'Not Found', 'The page was not found.');
  if (pictures === 'failing') return htmlAnswer(500, 'ONLYOFFICE', 'Runtime error.');
  // One face in every size.
  const { mediaType, bytes } = pictureFile(pictures, path.replace(/_size_.*$/u, ''));
  return answer(200, mediaType, bytes);
}
