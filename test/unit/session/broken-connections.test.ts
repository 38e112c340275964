import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HttpsSession } from '../../../electron/session/https-session';
import { type SecureServer, type SessionSettings, sessionFor, startSecureServer } from './secure-server';

let server: SecureServer;
let sessions: HttpsSession[];

function open(settings: SessionSettings = {}): HttpsSession {
  const session = sessionFor(server, settings);
  sessions.push(session);
  return session;
}

function failing(name: string, more: object = {}): object {
  return expect.objectContaining({ failure: expect.objectContaining({ name, ...more }) });
}

beforeEach(async () => {
  server = await startSecureServer();
  sessions = [];
});
afterEach(async () => {
  await Promise.all(sessions.map((session) => session.close()));
  await server.close();
});

describe('broken connections', () => {
  test('a read is asked again, a little', async () => {
    server.handler = (request, response) => {
      if (server.received.length < 3) request.socket.destroy();
      else response.end('{"third":true}');
    };
    expect((await open().request({ reference: '/' })).json()).toEqual({ third: true });
    expect(server.received.length).toBe(3);
  });

  test('and not for ever', async () => {
    server.handler = (request) => request.socket.destroy();
    await expect(open().request({ reference: '/' })).rejects.toThrow(failing('offline'));
    expect(server.received.length).toBe(3);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('a %s is sent once', async (method) => {
    server.handler = (request) => request.socket.destroy();
    await expect(open().request({ method, reference: '/', json: {} })).rejects.toThrow(failing('offline'));
    expect(server.received.length).toBe(1);
  });

  test('a POST that only reads is asked again as a read is', async () => {
    server.handler = (request, response) => {
      if (server.received.length < 2) request.socket.destroy();
      else response.end('{"second":true}');
    };
    const answer = await open().request({ method: 'POST', reference: '/', json: {}, repeatable: true });
    expect(answer.json()).toEqual({ second: true });
    expect(server.received.length).toBe(2);
  });

  test('a body that is cut short is no answer', async () => {
    server.handler = (request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":1}', () => request.socket.destroy());
    };
    await expect(open().request({ method: 'PUT', reference: '/', json: {} })).rejects.toThrow(
      failing('offline'),
    );
  });

  test('a server that is not there is offline', async () => {
    await server.close();
    await expect(open().request({ reference: '/' })).rejects.toThrow(
      failing('offline', { detail: 'ECONNREFUSED' }),
    );
    server = await startSecureServer();
  });

  test('a name that nobody knows is offline', async () => {
    const session = sessionFor({ origin: 'https://nobody.invalid', caPem: server.caPem });
    await expect(session.request({ reference: '/' })).rejects.toThrow(failing('offline'));
    await session.close();
  });
});
