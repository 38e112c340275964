/** Pictures of made-up people, and files that only pretend to be one. */
import { crc32, deflateSync } from 'node:zlib';
import { hashText } from './random';

/** What a picture's address gives. */
export const pictureKinds = [
  'portrait',
  'octet-stream',
  'huge',
  'vast',
  'truncated',
  'svg',
  'html',
  'nothing',
] as const;
export type PictureKind = (typeof pictureKinds)[number];

export interface PictureFile {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const sidePx = 82;

/** The file for somebody; the same seed gives the same face. */
export function pictureFile(kind: PictureKind, seed: string): PictureFile {
  switch (kind) {
    case 'portrait':
      return { mediaType: 'image/png', bytes: portrait(seed) };
    case 'octet-stream':
      return { mediaType: 'application/octet-stream', bytes: portrait(seed) };
    case 'huge':
      return { mediaType: 'image/png', bytes: Buffer.concat([portrait(seed), Buffer.alloc(3_000_000)]) };
    case 'vast':
      // Eighteen kilobytes that want half a gigabyte when drawn.
      return { mediaType: 'image/png', bytes: png(12_000, 12_000, 1, Buffer.alloc(12_000 * 1_501)) };
    case 'truncated':
      return { mediaType: 'image/png', bytes: portrait(seed).subarray(0, 300) };
    case 'svg':
      return {
        mediaType: 'image/svg+xml',
        bytes: Buffer.from(
          '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><circle r="9"/></svg>',
        ),
      };
    case 'html':
      return {
        mediaType: 'text/html; charset=utf-8',
        bytes: Buffer.from(
          '<!DOCTYPE html><html><body><form action="/auth.aspx">Sign in</form></body></html>',
        ),
      };
    case 'nothing':
      return { mediaType: 'image/png', bytes: Buffer.alloc(0) };
  }
}

type Colour = readonly [red: number, green: number, blue: number];

const skins: readonly Colour[] = [
  [241, 205, 178],
  [224, 172, 138],
  [176, 122, 88],
  [110, 72, 50],
];
const hairs: readonly Colour[] = [
  [40, 32, 30],
  [94, 62, 40],
  [196, 150, 84],
  [150, 150, 154],
];
const walls: readonly Colour[] = [
  [203, 219, 226],
  [226, 214, 198],
  [206, 222, 204],
  [222, 208, 222],
];
const clothes: readonly Colour[] = [
  [44, 62, 92],
  [120, 44, 52],
  [52, 84, 70],
  [70, 70, 78],
];

/** A head with hair, and shoulders, in front of a wall. */
function portrait(seed: string): Buffer {
  const pick = (colours: readonly Colour[], salt: string): Colour =>
    colours[hashText(`${salt}/${seed}`) % colours.length] ?? [0, 0, 0];
  const [skin, hair, wall, cloth] = [
    pick(skins, 'skin'),
    pick(hairs, 'hair'),
    pick(walls, 'wall'),
    pick(clothes, 'cloth'),
  ];
  const rows = Buffer.alloc(sidePx * (1 + sidePx * 3));
  for (let y = 0; y < sidePx; y += 1) {
    for (let x = 0; x < sidePx; x += 1) {
      const [across, down] = [(x + 0.5) / sidePx - 0.5, (y + 0.5) / sidePx];
      const inside = (centre: number, width: number, height: number) =>
        (across / width) ** 2 + ((down - centre) / height) ** 2 < 1;
      const isFace = inside(0.42, 0.18, 0.23) && down > 0.3;
      const isNeck = Math.abs(across) < 0.08 && down > 0.5 && down < 0.75;
      const isHair = inside(0.38, 0.22, 0.25);
      const isCloth = inside(1.05, 0.42, 0.36);
      const colour = isFace ? skin : isCloth && !isNeck ? cloth : isNeck ? skin : isHair ? hair : wall;
      rows.set(colour, y * (1 + sidePx * 3) + 1 + x * 3);
    }
  }
  return png(sidePx, sidePx, 8, rows);
}

/** A file of the PNG specification: `rows` as they are before packing, in true colour, or in black and white at one bit. */
function png(widthPx: number, heightPx: number, bitDepth: 1 | 8, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([bitDepth, bitDepth === 8 ? 2 : 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
