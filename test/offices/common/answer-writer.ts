import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { deepNesting, drip, gzipBomb, huge, wrongShapes } from './fault-bodies';
import type { Fault } from './faults';
import { answer, htmlAnswer, type OfficeAnswer } from './office-answer';
import { readJson } from './office-request';

const chunkedFromBytes = 2_048;

/** Sends an answer as it is. */
export function writeAnswer(response: ServerResponse, given: OfficeAnswer): void {
  writeHead(response, given);
  response.end(given.body);
}

/**
 * Sends what the fault makes of the answer. `given` is what the office said, or `null` when the fault kept the
 * request from it.
 * @returns the status that was sent, `null` when there was none
 */
export async function writeSpoiled(
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault,
  given: OfficeAnswer | null,
): Promise<number | null> {
  const socket = request.socket;
  switch (fault.kind) {
    case 'drop-before':
    case 'drop-after-commit':
      socket.destroy();
      return null;
    case 'hang':
      return null;
    case 'reset-in-headers':
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: appli', () => socket.destroy());
      return null;
    case 'not-http':
      socket.end('220 mail.office.example ESMTP ready\r\n');
      return null;
    case 'truncate':
      return truncate(response, fault, given ?? jsonText('{}'));
    case 'slow-drip': {
      const slow = given ?? jsonText('{}');
      writeHead(response, slow);
      await drip(response, slow.body, fault.intervalMs ?? 1_000);
      return slow.status;
    }
    case 'huge':
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
      await huge(response, fault.megabytes ?? 50);
      return 200;
    case 'gzip-bomb':
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      await gzipBomb(response, fault.megabytes ?? 200);
      return 200;
    default: {
      const spoiled = spoil(request, fault, given ?? jsonText('{}'));
      writeAnswer(response, spoiled);
      return spoiled.status;
    }
  }
}

function spoil(request: IncomingMessage, fault: Fault, given: OfficeAnswer): OfficeAnswer {
  const headers = fault.headers ?? {};
  switch (fault.kind) {
    case 'status':
      return answer(fault.status ?? 500, fault.body === undefined ? null : 'text/plain', fault.body ?? '', {
        ...(fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }),
        ...headers,
      });
    case 'html':
      return htmlAnswer(
        fault.status ?? 200,
        'Please wait',
        fault.body ?? 'We will be back shortly.',
        headers,
      );
    case 'no-content':
      return answer(204, null, '', headers);
    case 'redirect':
      return answer(fault.status ?? 302, null, '', {
        location: fault.location ?? request.url ?? '/',
        ...headers,
      });
    case 'garbage':
      return answer(fault.status ?? 200, 'application/json; charset=utf-8', nonsense(), headers);
    case 'deep-nesting':
      return answer(200, 'application/json; charset=utf-8', deepNesting(fault.depth ?? 10_000), headers);
    case 'wrong-charset':
      return { ...given, body: Buffer.from(given.body.toString('utf8'), 'utf16le') };
    case 'wrong-media-type':
      return { ...given, headers: { ...given.headers, 'content-type': 'application/octet-stream' } };
    case 'wrong-shapes': {
      const body = Buffer.from(JSON.stringify(wrongShapes(readJson(given.body) ?? {})));
      return { ...given, body };
    }
    default:
      return { ...given, headers: { ...given.headers, ...headers } };
  }
}

function truncate(response: ServerResponse, fault: Fault, given: OfficeAnswer): number {
  const part = given.body.subarray(0, fault.bytes ?? Math.floor(given.body.length / 2));
  if (fault.clean === true) {
    writeAnswer(response, { ...given, body: part });
    return given.status;
  }
  writeHead(response, { ...given, transfer: 'length' });
  response.write(part, () => response.destroy());
  return given.status;
}

function writeHead(response: ServerResponse, given: OfficeAnswer): void {
  const transfer = given.transfer ?? (given.body.length >= chunkedFromBytes ? 'chunked' : 'length');
  const hasBody = given.status !== 204 && given.status !== 304;
  response.writeHead(given.status, {
    ...given.headers,
    ...(hasBody && transfer === 'length' ? { 'content-length': String(given.body.length) } : {}),
  });
}

function jsonText(text: string): OfficeAnswer {
  return answer(200, 'application/json; charset=utf-8', text);
}

/** Bytes that mean nothing, and do not happen to begin like a page or like JSON: that would be another fault now and then. */
function nonsense(): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0x00]), randomBytes(510)]);
}
