import { nativeImage } from 'electron';
import { fail } from '../office/errors';
import type { Photo, Picture } from '../office/picture';

/** The largest place for a face is half of it, and screens have two pixels for one. */
const sidePx = 96;
const jpegQuality = 85;

/**
 * Draws a picture anew: its middle as a small square, so that nothing of the file itself goes any further.
 * @throws OfficeError `malformed` when it cannot be drawn, or is of another size than it says
 */
export function drawPhoto({ bytes, widthPx, heightPx }: Photo): Picture {
  const image = nativeImage.createFromBuffer(Buffer.from(bytes));
  const { width, height } = image.getSize();
  if (image.isEmpty() || width !== widthPx || height !== heightPx) {
    throw fail('malformed', { detail: 'a picture that cannot be drawn' });
  }
  const cut = Math.min(width, height);
  const square = image.crop({
    x: Math.floor((width - cut) / 2),
    y: Math.floor((height - cut) / 2),
    width: cut,
    height: cut,
  });
  const small = cut > sidePx ? square.resize({ width: sidePx, height: sidePx, quality: 'good' }) : square;
  return isOpaque(small.toBitmap())
    ? { mediaType: 'image/jpeg', bytes: small.toJPEG(jpegQuality) }
    : { mediaType: 'image/png', bytes: small.toPNG() };
}

/** Four bytes a pixel, how much it covers last. */
function isOpaque(bitmap: Buffer): boolean {
  for (let at = 3; at < bitmap.length; at += 4) if (bitmap[at] !== 255) return false;
  return true;
}
