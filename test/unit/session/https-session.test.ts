import { once } from 'node:events';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { failing, sessionFor, startSecureServer, withSecureServer } from './secure-server';

const bench = withSecureServer();
const { open } = bench;

describe('answers', () => {
  test('every status is an answer, with its body and its headers in lower case', async () => {
    bench.server.handler = (_request, response) => {
      response.writeHead(418, { 'Content-Type': 'Application/JSON; charset=utf-8', 'X-Made-By': 'tea' });
      response.end('{"short":"stout"}');
    };
    const answer = await open().request({ reference: '/tea' });
    expect(answer).toMatchObject({ status: 418, mediaType: 'application/json' });
    expect(answer.headers['x-made-by']).toBe('tea');
    expect(answer.json()).toEqual({ short: 'stout' });
  });

  test.each([
    ['gzip', gzipSync('{"a":1}')],
    ['br', brotliCompressSync('{"a":1}')],
    ['deflate', deflateSync('{"a":1}')],
    ['identity', Buffer.from('{"a":1}')],
  ])('%s is unpacked', async (encoding, body) => {
    bench.server.handler = (_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body);
    expect((await open().request({ reference: '/' })).json()).toEqual({ a: 1 });
  });

  test.each(['gzip', 'deflate', 'br'])('no body at all is no broken %s', async (encoding) => {
    bench.server.handler = (_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end();
    expect((await open().request({ reference: '/' })).bytes).toHaveLength(0);
  });

  test.each([
    ['gzip', Buffer.from('no gzip at all')],
    ['gzip', gzipSync('x'.repeat(5_000)).subarray(0, 20)],
    ['br', Buffer.from('no brotli at all, really not')],
    ['zstd', Buffer.from('whatever')],
    ['gzip, br', Buffer.from('whatever')],
  ])('broken or unknown packing (%s) is malformed', async (encoding, body) => {
    bench.server.handler = (_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body);
    await expect(open().request({ reference: '/' })).rejects.toThrow(failing('malformed'));
  });
});

describe('size', () => {
  const bounds = { maxBytes: 100_000 };

  test('a body that says it is too large is not read', async () => {
    bench.server.handler = (_request, response) => {
      response.writeHead(200, { 'content-length': '5000000' });
      response.write('x');
    };
    await expect(open({ bounds }).request({ reference: '/' })).rejects.toThrow(failing('too-large'));
  });

  test('a body that does not say so is cut off', async () => {
    bench.server.handler = (_request, response) => {
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
      };
      response.on('drain', pour);
      pour();
    };
    await expect(open({ bounds }).request({ reference: '/' })).rejects.toThrow(failing('too-large'));
  });

  test.each([
    ['gzip', gzipSync(Buffer.alloc(300_000_000, '0'), { level: 9 })],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000, '0'))],
  ])('a %s bomb is stopped long before it has unfolded', async (encoding, bomb) => {
    bench.server.handler = (_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bomb);
    const session = open({ bounds: { maxBytes: 4_000_000 } });
    const before = process.memoryUsage().rss;
    await expect(session.request({ reference: '/' })).rejects.toThrow(failing('too-large'));
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  test('headers without end are too large', async () => {
    bench.server.handler = (_request, response) =>
      response.writeHead(200, { 'x-long': 'x'.repeat(60_000) }).end('{}');
    await expect(open().request({ reference: '/' })).rejects.toThrow(failing('too-large'));
  });

  test('the session goes on after an answer that was too large', async () => {
    const session = open({ bounds });
    bench.server.handler = (_request, response) => response.end('x'.repeat(200_000));
    await expect(session.request({ reference: '/' })).rejects.toThrow(failing('too-large'));
    bench.server.handler = (_request, response) => response.end('{"fine":true}');
    expect((await session.request({ reference: '/' })).json()).toEqual({ fine: true });
  });
});

describe('time', () => {
  test('a server that says nothing is a timeout', async () => {
    bench.server.handler = () => undefined;
    await expect(open({ bounds: { headersMs: 200 } }).request({ reference: '/' })).rejects.toThrow(
      failing('timeout'),
    );
  });

  test('a body that stops in the middle is a timeout', async () => {
    bench.server.handler = (_request, response) => void response.write('{"a":');
    await expect(open({ bounds: { bodyIdleMs: 200 } }).request({ reference: '/' })).rejects.toThrow(
      failing('timeout'),
    );
  });

  test('a body that drips for ever ends with the whole time', async () => {
    bench.server.handler = (_request, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    };
    await expect(open({ bounds: { totalMs: 300 } }).request({ reference: '/' })).rejects.toThrow(
      failing('timeout'),
    );
  });

  test('a caller that stops is heard at once, and is told its own reason', async () => {
    bench.server.handler = () => undefined;
    const caller = new AbortController();
    const call = open().request({ reference: '/', signal: caller.signal });
    caller.abort();
    await expect(call).rejects.toThrow(failing('timeout', { detail: 'stopped' }));
  });

  test('closing the session ends what is under way', async () => {
    bench.server.handler = () => undefined;
    const session = open();
    const call = expect(session.request({ reference: '/' })).rejects.toThrow(failing('offline'));
    await expect.poll(() => bench.server.received.length).toBe(1);
    await session.close();
    await call;
  });
});

describe('redirects', () => {
  test('on the origin they are followed for reads, with the cookies set on the way', async () => {
    bench.server.handler = (request, response) => {
      if (request.url === '/a/first')
        response.writeHead(302, { location: '../b', 'set-cookie': 's=1; Path=/' }).end();
      else response.end('{"there":true}');
    };
    const answer = await open().request({ reference: '/a/first' });
    expect(answer.json()).toEqual({ there: true });
    expect(answer.url.pathname).toBe('/b');
    expect(bench.server.received.at(-1)).toMatchObject({ path: '/b', cookie: 's=1' });
  });

  test('a redirect without end is malformed', async () => {
    bench.server.handler = (request, response) =>
      response.writeHead(302, { location: `${request.url}x` }).end();
    await expect(open().request({ reference: '/' })).rejects.toThrow(failing('malformed'));
    expect(bench.server.received.length).toBe(6);
  });

  test.each([301, 302, 303, 307, 308])(
    'off the origin %i is reported, and nobody goes there',
    async (status) => {
      const elsewhere = await startSecureServer();
      bench.server.handler = (_request, response) =>
        response.writeHead(status, { location: `${elsewhere.origin}/take`, 'set-cookie': 's=1' }).end();
      const answer = await open().request({ reference: '/' });
      expect(answer).toMatchObject({ status, redirect: { offOrigin: true } });
      expect(elsewhere.connections).toBe(0);
      await elsewhere.close();
    },
  );

  test('down to plain http is off the origin', async () => {
    bench.server.handler = (_request, response) =>
      response.writeHead(302, { location: `http://localhost:${bench.server.port}/` }).end();
    expect((await open().request({ reference: '/' })).redirect).toEqual({ offOrigin: true });
  });

  test('a write is not sent on', async () => {
    bench.server.handler = (_request, response) => response.writeHead(307, { location: '/again' }).end();
    const answer = await open().request({ method: 'POST', reference: '/write', json: { a: 1 } });
    expect(answer).toMatchObject({ status: 307, redirect: { offOrigin: false } });
    expect(bench.server.received.map((one) => one.path)).toEqual(['/write']);
  });
});

describe('cookies', () => {
  test('they are kept, renewed and forgotten', async () => {
    const session = open();
    bench.server.handler = (_request, response) =>
      response
        .writeHead(200, { 'set-cookie': [`s=${bench.server.received.length}; Path=/; Secure; HttpOnly`] })
        .end('{}');
    await session.request({ reference: '/' });
    await session.request({ reference: '/' });
    expect(await session.cookieCount()).toBe(1);
    await session.request({ reference: '/' });
    session.forget();
    await session.request({ reference: '/' });
    expect(bench.server.received.map((one) => one.cookie)).toEqual(['', 's=1', 's=2', '']);
  });

  test('cookies for other sites, and hundreds of them, are left where they are', async () => {
    const session = open();
    bench.server.handler = (_request, response) => {
      const many = Array.from({ length: 100 }, (_one, at) => `c${bench.server.received.length}_${at}=x`);
      response.writeHead(200, { 'set-cookie': ['other=1; Domain=elsewhere.example', ...many] }).end('{}');
    };
    for (const _round of [1, 2, 3]) await session.request({ reference: '/' });
    expect(await session.cookieCount()).toBe(150);
    expect(bench.server.received.at(-1)?.cookie).not.toContain('other=');
  });

  test('however many there are, the one that is renewed is', async () => {
    const session = open();
    let asked = 0;
    bench.server.handler = (_request, response) => {
      asked += 1;
      response.setHeader('set-cookie', [`noise${asked}=1`, `session=${asked}`]);
      response.end('{}');
    };
    for (let count = 0; count < 160; count += 1) await session.request({ reference: '/' });
    expect(await session.cookieCount()).toBeLessThanOrEqual(150);
    expect(bench.server.received.at(-1)?.cookie).toContain('session=159');
  });

  test('a cookie that is good for one request is not spent twice at once', async () => {
    let good = 'none';
    bench.server.handler = (request, response) => {
      const fresh = `s=${bench.server.received.length}`;
      const spent = good !== 'none' && request.headers.cookie !== good;
      good = fresh;
      response.writeHead(spent ? 401 : 200, { 'set-cookie': fresh }).end('{}');
    };
    const session = open();
    const answers = await Promise.all([1, 2, 3, 4, 5].map((at) => session.request({ reference: `/${at}` })));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
  });

  test('requests run side by side where the cookie stays the same', async () => {
    const session = open();
    await session.request({ reference: '/' });
    const waiting: (() => void)[] = [];
    bench.server.handler = (_request, response) => void waiting.push(() => response.end('{}'));
    const calls = Promise.all([1, 2, 3].map((at) => session.request({ reference: `/${at}` })));
    await expect.poll(() => waiting.length).toBe(3);
    for (const answer of waiting) answer();
    await calls;
  });
});

describe('answers that may be used again', () => {
  test.each([
    ['etag', '"one"', 'if-none-match'],
    ['last-modified', 'Sat, 21 Nov 2026 12:00:00 GMT', 'if-modified-since'],
  ])('a validator (%s) seen is sent, and 304 gives the answer again', async (name, value, question) => {
    bench.server.handler = (request, response) => {
      if (request.headers[question] === value) response.writeHead(304).end();
      else response.writeHead(200, { [name]: value, 'content-type': 'application/json' }).end('{"a":1}');
    };
    const session = open();
    await session.request({ reference: '/list' });
    const again = await session.request({ reference: '/list' });
    expect(again).toMatchObject({ status: 200, mediaType: 'application/json' });
    expect(again.json()).toEqual({ a: 1 });
  });

  test('nobody else gets to see them, and a fresh reading does not ask for them', async () => {
    const questions: unknown[] = [];
    bench.server.handler = (request, response) => {
      questions.push(request.headers['if-none-match']);
      response.writeHead(200, { etag: '"one"' }).end('{"a":1}');
    };
    const session = open();
    await session.request({ reference: '/list' });
    await session.request({ reference: '/list', fresh: true });
    session.forget();
    await session.request({ reference: '/list' });
    expect(questions).toEqual([undefined, undefined, undefined]);
  });
});

describe('Retry-After', () => {
  test.each([
    [429, 'rate-limited'],
    [503, 'server-down'],
  ])('after %i nothing is sent until the moment named', async (status, name) => {
    bench.server.handler = (_request, response) => response.writeHead(status, { 'retry-after': '600' }).end();
    const session = open();
    const before = Date.now();
    expect((await session.request({ reference: '/' })).status).toBe(status);
    const error = await session.request({ reference: '/' }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ failure: { name } });
    expect(error).toHaveProperty('failure.retryAt', expect.closeTo(before + 600_000, -4));
    expect(bench.server.received.length).toBe(1);
  });
});

describe('what a request carries', () => {
  test('the name of the program, JSON for writes, and nothing of the address beyond the path', async () => {
    const requests: unknown[] = [];
    bench.server.handler = (request, response) => {
      requests.push([request.headers['user-agent'], request.headers['content-type'], request.url]);
      response.end('{}');
    };
    const session = open();
    await session.request({ reference: '/a?b=c#d' });
    await session.request({ method: 'PUT', reference: `${bench.server.origin}/x`, json: { ł: 1 } });
    expect(requests).toEqual([
      ['OffiTray/test', undefined, '/a?b=c'],
      ['OffiTray/test', 'application/json', '/x'],
    ]);
    expect(bench.server.received.at(-1)?.body).toBe('{"ł":1}');
  });

  test('headers of its own, which cannot replace those of the session', async () => {
    bench.server.handler = (request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b' });
      response.end(JSON.stringify(request.headers['user-agent']));
    };
    const headers = { authorization: 'Bearer t', 'user-agent': 'somebody else' };
    const answer = await open().request({ reference: '/a', headers });
    expect(answer.json()).toBe('OffiTray/test');
    expect(bench.server.received.map((one) => one.authorization)).toEqual(['Bearer t', 'Bearer t']);
    await open().request({ reference: '/a' });
    expect(bench.server.received.at(-1)?.authorization).toBe('');
  });

  test('a reference off the origin is refused before anything is sent', async () => {
    await expect(open().request({ reference: 'https://elsewhere.example/' })).rejects.toThrow(
      failing('malformed'),
    );
    expect(bench.server.connections).toBe(0);
  });
});

test('a server that wants to be left alone is, no longer than it said, though the clock is set back', async () => {
  bench.server.handler = (_request, response) =>
    response.writeHead(429, { 'retry-after': '1', date: '' }).end();
  const session = open();
  await session.request({ reference: '/' });
  bench.server.handler = (_request, response) => response.end('{}');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 86_400_000 });
  try {
    const refused = await session.request({ reference: '/' }).catch((thrown) => thrown);
    expect(refused.failure.name).toBe('rate-limited');
    expect(refused.failure.retryAt - Date.now()).toBeLessThanOrEqual(1_000);
    await vi.waitFor(() => session.request({ reference: '/' }), { timeout: 4_000 });
  } finally {
    vi.useRealTimers();
  }
});

test('what is not HTTP is named', async () => {
  const { createServer } = await import('node:net');
  const deaf = createServer((socket) => socket.end('220 mail.example ESMTP\r\n'));
  deaf.listen(0, '127.0.0.1');
  await once(deaf, 'listening');
  const address = deaf.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const session = sessionFor({ origin: `https://localhost:${port}`, caPem: bench.server.caPem });
  await expect(session.request({ reference: '/' })).rejects.toThrow(failing('not-this-system'));
  await session.close();
  deaf.close();
});
