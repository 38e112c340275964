import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../electron/office/errors';
import { readPicture } from '../../../electron/session/picture';
import { pictureFile, pictureKinds } from '../../offices/common/portraits';

function failureFor(bytes: Uint8Array) {
  try {
    readPicture(bytes);
  } catch (thrown) {
    return failureOf(thrown);
  }
  throw new Error('the picture should have been refused');
}

const portrait = pictureFile('portrait', 'somebody').bytes;

interface Jpeg {
  readonly width?: number;
  readonly height?: number;
  /** What the frame header is called: C0 in one pass, C2 in several. */
  readonly frame?: number;
  readonly passes?: number;
  readonly before?: readonly number[];
  readonly end?: readonly number[];
}

/** The frame of a JPEG file with nothing worth drawing in it. */
function jpeg({
  width = 200,
  height = 160,
  frame = 0xc0,
  passes = 1,
  before = [],
  end = [0xff, 0xd9],
}: Jpeg = {}) {
  const two = (number: number) => [number >> 8, number & 0xff];
  const header = [0xff, frame, 0, 11, 8, ...two(height), ...two(width), 1, 1, 0x11, 0];
  const pass = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];
  const scans = Array.from({ length: passes }, () => pass).flat();
  return Uint8Array.from([0xff, 0xd8, ...before, ...header, ...scans, ...end]);
}

describe('a picture', () => {
  test('is known by its own bytes, with its size', () => {
    expect(readPicture(portrait)).toMatchObject({ mediaType: 'image/png', widthPx: 82, heightPx: 82 });
    expect(readPicture(jpeg())).toMatchObject({ mediaType: 'image/jpeg', widthPx: 200, heightPx: 160 });
    expect(readPicture(jpeg({ frame: 0xc2, passes: 10, width: 1_000, height: 1_000 }))).toMatchObject({
      widthPx: 1_000,
    });
  });

  test('may have a preview inside, thumbnails of other sizes, and fill bytes before its markers', () => {
    const preview = [0xff, 0xc0, 0, 11, 8, 0, 9, 0, 9, 1, 1, 0x11, 0];
    const comment = [0xff, 0xe1, 0, preview.length + 2, ...preview];
    expect(readPicture(jpeg({ before: [...comment, 0xff, 0xff] }))).toMatchObject({ widthPx: 200 });
  });

  test('may be a view into something larger', () => {
    const around = Buffer.concat([Buffer.alloc(7), portrait, Buffer.alloc(9)]);
    const { bytes } = readPicture(around.subarray(7, 7 + portrait.length));
    expect(Buffer.from(bytes).equals(portrait)).toBe(true);
  });
});

describe('what is no picture for showing', () => {
  test.each([
    ['huge', 'too-large', /a picture of 3\d{6} bytes/],
    ['vast', 'too-large', /12000 x 12000/],
    ['truncated', 'malformed', /cut off/],
    ['svg', 'malformed', /an SVG/],
    ['html', 'malformed', /a page/],
    ['nothing', 'malformed', /nothing/],
  ] as const)('is refused: %s', (kind, name, detail) => {
    expect(failureFor(pictureFile(kind, 'x').bytes)).toEqual({ name, detail: expect.stringMatching(detail) });
  });

  test('is named for every kind that an office can serve', () => {
    const sound = pictureKinds.filter((kind) => kind === 'portrait' || kind === 'octet-stream');
    for (const kind of sound) expect(readPicture(pictureFile(kind, 'x').bytes).mediaType).toBe('image/png');
  });

  test.each([
    ['a GIF', Buffer.from('GIF89a\x10\0\x10\0')],
    ['a WebP', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ')],
    ['an SVG', Buffer.from('\n <svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['something else', Buffer.from('{"statusCode":200}')],
  ])('is called %s in the log', (kind, bytes) => {
    expect(failureFor(bytes)).toEqual({ name: 'malformed', detail: `${kind} where a picture was expected` });
  });

  test('is refused for pixels that would be felt, whatever the number of bytes', () => {
    for (const size of [
      { width: 5_000, height: 20 },
      { width: 1_500, height: 1_400 },
      { width: 65_535, height: 65_535 },
    ]) {
      expect(failureFor(jpeg(size)).name).toBe('too-large');
    }
    expect(failureFor(jpeg({ width: 1, height: 1 })).name).toBe('malformed');
    expect(failureFor(jpeg({ width: 400, height: 0 })).name).toBe('malformed');
  });

  test('is refused for passes that would be felt', () => {
    expect(failureFor(jpeg({ frame: 0xc2, passes: 65 })).detail).toBe('a picture in too many passes');
    expect(failureFor(jpeg({ frame: 0xc2, passes: 12, width: 1_000, height: 1_000 })).name).toBe('too-large');
  });

  test('is refused when the frame header is missing, doubled or not followed by an end', () => {
    expect(failureFor(jpeg({ end: [] })).name).toBe('malformed');
    expect(failureFor(jpeg({ frame: 0xc4 })).name).toBe('malformed');
    expect(failureFor(jpeg({ before: [0xff, 0xc0, 0, 11, 8, 0, 99, 0, 99, 1, 1, 0x11, 0] })).name).toBe(
      'malformed',
    );
  });

  test('never ends in anything but a named failure, cut off anywhere', () => {
    for (const file of [portrait, Buffer.from(jpeg({ passes: 3 }))]) {
      for (let length = 0; length < file.length; length += 1) {
        expect(['malformed', 'too-large']).toContain(failureFor(file.subarray(0, length)).name);
      }
    }
  });
});
