import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { fail, OfficeError } from '../office/errors';
import { codeOf } from './network-failures';

/** What we say we can read; `deflate` is read when sent all the same. */
export const acceptedEncodings = 'gzip, br';

/**
 * Reads a body to its end, unpacked, and never holds more than `maxBytes` of it, packed or unpacked. More is
 * `too-large`; a packing that is unknown or broken is `malformed`. No body at all is empty in every packing: servers name
 * one also where they have nothing to say. Errors of the network pass as they are.
 */
export async function readBody(body: Readable, encoding: string, maxBytes: number): Promise<Buffer> {
  const unpack = unpacker(encoding);
  if (unpack === 'unknown') {
    discard(body);
    throw fail('malformed', { detail: `content encoding ${encoding.slice(0, 40)}` });
  }
  if (unpack === undefined) return await collect(body, maxBytes);
  const packed = limited(body, maxBytes, unpack);
  try {
    return await collect(unpack, maxBytes);
  } catch (error) {
    if (packed.failure !== undefined) throw packed.failure;
    if (error instanceof OfficeError) throw error;
    if (packed.bytes === 0) return Buffer.alloc(0);
    throw /^Z_|^ERR_(?:_|BROTLI)/.test(codeOf(error))
      ? fail('malformed', { detail: `broken ${encoding} body` }, error)
      : error;
  } finally {
    unpack.destroy();
    discard(body);
  }
}

/** Gives a body up. What it may still report is of no interest to anybody. */
export function discard(body: Readable): void {
  body.on('error', () => undefined);
  body.destroy();
}

function unpacker(encoding: string): Transform | 'unknown' | undefined {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return 'unknown';
  }
}

interface Packed {
  /** Seen so far. */
  bytes: number;
  /** What ended it, where that was not the packing's fault. */
  failure?: unknown;
}

/** Feeds the packed body into `unpack`, and remembers what became of it. */
function limited(body: Readable, maxBytes: number, unpack: Transform): Packed {
  const packed: Packed = { bytes: 0 };
  body.on('data', (chunk: Buffer) => {
    packed.bytes += chunk.length;
    if (packed.bytes > maxBytes) {
      packed.failure ??= fail('too-large', { detail: `more than ${maxBytes} bytes` });
      unpack.destroy(new Error('too large'));
    }
  });
  body.once('error', (error) => {
    packed.failure ??= error;
    unpack.destroy(error);
  });
  body.pipe(unpack);
  return packed;
}

async function collect(source: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a body gives bytes');
    size += chunk.length;
    if (size > maxBytes) {
      discard(source);
      throw fail('too-large', { detail: `more than ${maxBytes} bytes` });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
