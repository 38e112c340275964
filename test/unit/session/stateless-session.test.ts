import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HttpsSession } from '../../../electron/session/https-session';
import { type SecureServer, sessionFor, startSecureServer } from './secure-server';

let server: SecureServer;
let session: HttpsSession;

beforeEach(async () => {
  server = await startSecureServer();
  session = sessionFor(server, { stateless: true });
});
afterEach(async () => {
  await session.close();
  await server.close();
});

describe('a session that keeps nothing', () => {
  test('sends the headers it is given, and neither a cookie nor a question about an older answer', async () => {
    const seen: Record<string, unknown>[] = [];
    server.handler = (request, response) => {
      seen.push(request.headers);
      response.writeHead(200, { 'set-cookie': 'asc=1; Path=/', etag: '"a"' }).end('{}');
    };
    for (const _ of [1, 2]) await session.request({ reference: '/', headers: { authorization: 'token' } });
    expect(seen.map(({ authorization }) => authorization)).toEqual(['token', 'token']);
    expect(seen.some((headers) => 'cookie' in headers || 'if-none-match' in headers)).toBe(false);
    expect(await session.cookieCount()).toBe(0);
  });

  test('gives its headers to no other server', async () => {
    server.handler = (_request, response) =>
      response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
    const answer = await session.request({
      reference: '/',
      headers: { authorization: 'token' },
    });
    expect(answer.redirect).toEqual({ offOrigin: true });
    expect(server.received).toHaveLength(1);
  });
});
