import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Authority } from '../../offices/common/certificates';
import { type SecureServer, sessionFor, startSecureServer } from './secure-server';
import { startConnectProxy, startSocksProxy, type TestProxy } from './test-proxies';

let server: SecureServer;
let proxies: TestProxy[];

beforeEach(async () => {
  server = await startSecureServer();
  proxies = [];
});
afterEach(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await server.close();
});

async function started(proxy: Promise<TestProxy>): Promise<TestProxy> {
  proxies.push(await proxy);
  return await proxy;
}

/** One request through the proxies of a PAC answer: its status, or the failure. */
async function through(
  pac: string,
  where: Pick<SecureServer, 'origin' | 'caPem'> = server,
): Promise<unknown> {
  const session = sessionFor(where, { proxy: pac });
  try {
    return (await session.request({ method: 'POST', reference: '/', json: {} })).status;
  } catch (error) {
    return error;
  } finally {
    await session.close();
  }
}

function failure(name: string, more: object = {}): object {
  return { failure: { name, ...more } };
}

describe('a tunnel', () => {
  test('through an HTTP proxy: TLS is with the server, and the proxy hears its name only', async () => {
    const proxy = await started(startConnectProxy());
    expect(await through(`PROXY localhost:${proxy.port}`)).toBe(200);
    expect(proxy.asked).toEqual([`localhost:${server.port}`]);
  });

  test('through an HTTPS proxy, whose own certificate is checked', async () => {
    const authority = await Authority.make('Proxy authority');
    const proxy = await started(startConnectProxy({ certificate: await authority.issue('good') }));
    const trusting = { origin: server.origin, caPem: server.caPem + authority.caPem };
    expect(await through(`HTTPS localhost:${proxy.port}`, trusting)).toBe(200);
    expect(await through(`HTTPS localhost:${proxy.port}`)).toMatchObject(failure('tls-untrusted'));
    expect(proxy.asked.length).toBe(1);
  });

  test('through a SOCKS 5 proxy, which resolves the name', async () => {
    const proxy = await started(startSocksProxy());
    expect(await through(`SOCKS5 localhost:${proxy.port}`)).toBe(200);
    expect(proxy.asked).toEqual([`localhost:${server.port}`]);
  });

  test('to a server with a bad certificate fails as without a proxy, and shows the certificate', async () => {
    const bad = await startSecureServer('self-signed');
    const proxy = await started(startConnectProxy());
    const error = await through(`PROXY localhost:${proxy.port}`, bad);
    expect(error).toMatchObject(failure('tls-untrusted', { certificate: { subject: 'localhost' } }));
    await bad.close();
  });
});

describe('a proxy that wants to know who asks', () => {
  test('is named', async () => {
    const proxy = await started(startConnectProxy({ status: 407 }));
    expect(await through(`PROXY localhost:${proxy.port}; DIRECT`)).toMatchObject(failure('proxy-auth'));
    expect(server.received).toEqual([]);
  });

  test('is named for SOCKS as well', async () => {
    const proxy = await started(startSocksProxy({ password: true }));
    expect(await through(`SOCKS5 localhost:${proxy.port}`)).toMatchObject(failure('proxy-auth'));
  });
});

describe('a list of proxies', () => {
  test('is fallen through while nobody answers, and the write is sent once', async () => {
    const gone = await startConnectProxy();
    await gone.close();
    const proxy = await started(startConnectProxy());
    expect(
      await through(
        `PROXY localhost:${gone.port}; SOCKS5 localhost:${gone.port}; PROXY localhost:${proxy.port}`,
      ),
    ).toBe(200);
    expect(server.received.length).toBe(1);
  });

  test('may end with a direct connection', async () => {
    const gone = await startConnectProxy();
    await gone.close();
    expect(await through(`SOCKS old.example:1080; PROXY localhost:${gone.port}; DIRECT`)).toBe(200);
  });

  test('of which none answers is offline', async () => {
    const gone = await startConnectProxy();
    await gone.close();
    expect(await through(`PROXY localhost:${gone.port}`)).toMatchObject(
      failure('offline', { detail: 'proxy: ECONNREFUSED' }),
    );
  });

  test('that knows only what is not spoken here says so', async () => {
    expect(await through('SOCKS old.example:1080')).toMatchObject(
      failure('offline', { detail: 'proxy not supported: SOCKS old.example:1080' }),
    );
  });
});

test.each([403, 502])(
  'a proxy that refuses the server (%i) is offline, with its answer as detail',
  async (status) => {
    const proxy = await started(startConnectProxy({ status }));
    expect(await through(`PROXY localhost:${proxy.port}`)).toMatchObject(
      failure('offline', { detail: `the proxy answered HTTP ${status}` }),
    );
  },
);

test('a SOCKS 5 proxy that cannot reach the server says why', async () => {
  const proxy = await started(startSocksProxy({ reply: 5 }));
  expect(await through(`SOCKS5 localhost:${proxy.port}`)).toMatchObject(
    failure('offline', { detail: 'SOCKS 5 proxy: connection refused' }),
  );
});

test('a proxy that takes the connection and says nothing is a timeout', async () => {
  const { createServer } = await import('node:net');
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await expect.poll(() => silent.address()).not.toBeNull();
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const session = sessionFor(server, { proxy: `PROXY 127.0.0.1:${port}`, bounds: { connectMs: 200 } });
  await expect(session.request({ reference: '/' })).rejects.toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ name: 'timeout' }) }),
  );
  await session.close();
  silent.close();
});
