import { describe, expect, test } from 'vitest';
import { failing, sessionFor, startSecureServer, withSecureServer } from './secure-server';

const bench = withSecureServer();
const { open } = bench;

describe('broken connections', () => {
  test('a read is asked again, a little', async () => {
    bench.server.handler = (request, response) => {
      if (bench.server.received.length < 3) request.socket.destroy();
      else response.end('{"third":true}');
    };
    expect((await open().request({ reference: '/' })).json()).toEqual({ third: true });
    expect(bench.server.received.length).toBe(3);
  });

  test('and not for ever', async () => {
    bench.server.handler = (request) => request.socket.destroy();
    await expect(open().request({ reference: '/' })).rejects.toThrow(failing('offline'));
    expect(bench.server.received.length).toBe(3);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('a %s is sent once', async (method) => {
    bench.server.handler = (request) => request.socket.destroy();
    await expect(open().request({ method, reference: '/', json: {} })).rejects.toThrow(failing('offline'));
    expect(bench.server.received.length).toBe(1);
  });

  test('a POST that only reads is asked again as a read is', async () => {
    bench.server.handler = (request, response) => {
      if (bench.server.received.length < 2) request.socket.destroy();
      else response.end('{"second":true}');
    };
    const answer = await open().request({ method: 'POST', reference: '/', json: {}, repeatable: true });
    expect(answer.json()).toEqual({ second: true });
    expect(bench.server.received.length).toBe(2);
  });

  test('a body that is cut short is no answer', async () => {
    bench.server.handler = (request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":1}', () => request.socket.destroy());
    };
    await expect(open().request({ method: 'PUT', reference: '/', json: {} })).rejects.toThrow(
      failing('offline'),
    );
  });

  test('a server that is not there is offline', async () => {
    const gone = await startSecureServer();
    await gone.close();
    const session = sessionFor(gone);
    await expect(session.request({ reference: '/' })).rejects.toThrow(
      failing('offline', { detail: 'ECONNREFUSED' }),
    );
    await session.close();
  });

  test('a name that nobody knows is offline', async () => {
    const session = sessionFor({ origin: 'https://nobody.invalid', caPem: bench.server.caPem });
    await expect(session.request({ reference: '/' })).rejects.toThrow(failing('offline'));
    await session.close();
  });
});
