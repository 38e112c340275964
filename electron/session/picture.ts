import { fail } from '../office/errors';
import type { Photo } from '../office/picture';

/** Room for a good portrait; a picture straight from a camera is none that anybody needs on 48 pixels. */
export const mostPhotoBytes = 1024 * 1024;
/** Drawn on the main thread, some 15 ns each, in four bytes each: more would be felt. */
const mostPixels = 2_000_000;
const mostSidePx = 4_096;
/** What is smaller stands for "nothing here". */
const leastSidePx = 16;
/** A picture that comes in passes has about ten, and each goes over all of it. */
const mostPasses = 64;
const mostPixelsInPasses = 10_000_000;

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * Says what a file is by its own bytes, whatever the server called it, before anything draws it: PNG and JPEG that are
 * whole, and not so large that drawing them would be felt.
 * @throws OfficeError `malformed` for anything else, `too-large` for more bytes, pixels or passes than a portrait has
 */
export function readPicture(file: Uint8Array): Photo {
  if (file.length > mostPhotoBytes) throw fail('too-large', { detail: `a picture of ${file.length} bytes` });
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  if (bytes.subarray(0, 8).equals(pngSignature)) {
    return { mediaType: 'image/png', bytes, ...pngSize(bytes) };
  }
  if (bytes.subarray(0, 3).equals(jpegSignature)) {
    return { mediaType: 'image/jpeg', bytes, ...jpegSize(bytes) };
  }
  throw fail('malformed', { detail: `${otherKind(bytes)} where a picture was expected` });
}

const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const jpegSignature = Buffer.from([0xff, 0xd8, 0xff]);

/** In a word, for the log; never what the file says. */
function otherKind(bytes: Buffer): string {
  const start = bytes.subarray(0, 300).toString('latin1').trimStart().toLowerCase();
  if (start === '') return 'nothing';
  if (start.startsWith('gif8')) return 'a GIF';
  if (start.startsWith('riff') && start.slice(8, 12) === 'webp') return 'a WebP';
  if (start.startsWith('<')) return start.includes('<svg') ? 'an SVG' : 'a page';
  return 'something else';
}

function checked(size: Size): Size {
  const { widthPx, heightPx } = size;
  const detail = `a picture of ${widthPx} x ${heightPx} pixels`;
  if (Math.min(widthPx, heightPx) < leastSidePx) throw fail('malformed', { detail });
  if (Math.max(widthPx, heightPx) > mostSidePx || widthPx * heightPx > mostPixels) {
    throw fail('too-large', { detail });
  }
  return size;
}

/** `IEND`. */
const lastChunk = 0x49454e44;

/** The first chunk says the size (PNG specification, 11.2.2); the chunks lead one to the next up to the last. */
function pngSize(bytes: Buffer): Size {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') throw broken();
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.readUInt32BE(at + 4) !== lastChunk) continue;
    return checked({ widthPx: bytes.readUInt32BE(16), heightPx: bytes.readUInt32BE(20) });
  }
  throw broken();
}

/** Segments lead one to the next up to the first pass (ITU T.81, B.1); the frame header among them says the size. */
function jpegSize(bytes: Buffer): Size {
  let size: Size | undefined;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) throw broken();
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      // A marker may be preceded by any number of these.
      at += 1;
      continue;
    }
    if (marker === startOfPass) return wholeJpeg(bytes, at, size);
    if (isFrame(marker)) {
      if (size !== undefined) throw broken();
      size = { widthPx: bytes.readUInt16BE(at + 7), heightPx: bytes.readUInt16BE(at + 5) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw broken();
}

const startOfPass = 0xda;

function isFrame(marker: number): boolean {
  // C4, C8 and CC are tables and an extension in the same range.
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function wholeJpeg(bytes: Buffer, firstPassAt: number, size: Size | undefined): Size {
  const ends = bytes.indexOf(Buffer.from([0xff, 0xd9]), firstPassAt) !== -1;
  if (size === undefined || !ends) throw broken();
  const { widthPx, heightPx } = checked(size);
  const pass = Buffer.from([0xff, startOfPass]);
  const most = Math.min(mostPasses, mostPixelsInPasses / (widthPx * heightPx));
  let passes = 0;
  for (let at = firstPassAt; at !== -1 && passes <= most; at = bytes.indexOf(pass, at + 2)) passes += 1;
  if (passes > most) throw fail('too-large', { detail: 'a picture in too many passes' });
  return size;
}

function broken() {
  return fail('malformed', { detail: 'a picture that is cut off or damaged' });
}
