import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { createGzip } from 'node:zlib';

const megabyte = 1_000_000;

/** Writes a body byte by byte until it is whole or the client has gone. */
export async function drip(response: ServerResponse, body: Buffer, intervalMs: number): Promise<void> {
  for (const byte of body) {
    if (response.destroyed) return;
    response.write(Buffer.from([byte]));
    await pause(intervalMs);
  }
  response.end();
}

/** A well-formed JSON list of the size asked for. */
export async function huge(response: ServerResponse, megabytes: number): Promise<void> {
  const row = `{"uri":"/data/none","title":"${'x'.repeat(9_960)}"},`;
  const rows = (function* () {
    yield '[';
    for (let left = megabytes * megabyte; left > 0; left -= row.length) yield row;
    yield '{}]';
  })();
  await pipeline(Readable.from(rows), response).catch(unlessGone);
}

/** A few hundred kilobytes on the wire that unpack to a JSON text of the size asked for. */
export async function gzipBomb(response: ServerResponse, megabytes: number): Promise<void> {
  const block = Buffer.alloc(megabyte, '0');
  const blocks = (function* () {
    yield Buffer.from('["');
    for (let sent = 0; sent < megabytes; sent += 1) yield block;
    yield Buffer.from('"]');
  })();
  await pipeline(Readable.from(blocks), createGzip(), response).catch(unlessGone);
}

/** A careful client hangs up in the middle; that is no failure here. */
function unlessGone(error: NodeJS.ErrnoException): void {
  const gone = ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'];
  if (!gone.includes(error.code ?? '')) throw error;
}

export function deepNesting(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

/** The same document with every value of another type than it should have. */
export function wrongShapes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wrongShapes);
  if (typeof value === 'string') return value.length % 2 === 0 ? value.length : { text: value };
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === null) return {};
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, wrongShapes(inner)]));
}
