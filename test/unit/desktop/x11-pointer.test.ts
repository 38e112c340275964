import { createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { cookieIn, parseDisplay, XPointer } from '../../../electron/desktop/x11-pointer';

/** An entry of a file of cookies, as xauth writes it. */
function entry(number: string, data: string, name = 'MIT-MAGIC-COOKIE-1'): Buffer {
  const field = (text: string) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(text.length);
    return Buffer.concat([length, Buffer.from(text, 'latin1')]);
  };
  return Buffer.concat([Buffer.from([1, 0]), ...['desk', number, name, data].map(field)]);
}

test.each([
  [':1', { number: '1', socket: { path: '/tmp/.X11-unix/X1' } }],
  [':12.0', { number: '12', socket: { path: '/tmp/.X11-unix/X12' } }],
  ['unix:0', { number: '0', socket: { path: '/tmp/.X11-unix/X0' } }],
  ['localhost:10.0', { number: '10', socket: { host: 'localhost', port: 6_010 } }],
])('the display %s', (text, expected) => {
  expect(parseDisplay(text)).toEqual(expected);
});

test.each(['', ':', ':x', '1', ':99999999', ':1.x'])('%j is no display', (text) => {
  expect(() => parseDisplay(text)).toThrow('Not a display');
});

test('the cookie of a display is found among those of others, also one for any display', () => {
  const file = Buffer.concat([
    entry('0', 'zero'),
    entry('1', 'other', 'XDM'),
    entry('1', 'one'),
    entry('', 'any'),
  ]);
  expect(cookieIn(file, '1').toString()).toBe('one');
  expect(cookieIn(file, '7').toString()).toBe('any');
  expect(cookieIn(entry('0', 'zero'), '7')).toHaveLength(0);
});

test('whatever a file of cookies holds, wherever it ends, nothing but a cookie comes out', () => {
  const file = Buffer.concat([entry('0', 'zero'), entry('1', 'one')]);
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.nat(file.length)), (cut) => {
      const bytes = typeof cut === 'number' ? file.subarray(0, cut) : Buffer.from(cut);
      expect(cookieIn(bytes, '1').length).toBeLessThanOrEqual(200);
    }),
  );
});

describe('a display that is asked', () => {
  let server: Server | undefined;
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server?.close();
  });

  /** Lets everybody in, and gives the answers one after another, whoever asks; `undefined` is silence. */
  async function openDisplay(answers: readonly (Buffer | 'hangs up' | undefined)[]) {
    const left = [...answers];
    server = createServer((socket) => {
      sockets.push(socket);
      let greeted = false;
      socket.on('data', () => {
        if (!greeted) {
          greeted = true;
          socket.write(welcome());
          return;
        }
        const answer = left.shift();
        if (answer === 'hangs up') socket.destroy();
        else if (answer !== undefined) socket.write(answer);
      });
      socket.on('error', () => undefined);
    });
    // Displays over TCP have the ports from 6000 on.
    for (let number = 100 + (process.pid % 3_000); ; number += 1) {
      const port = 6_000 + number;
      const listens = await new Promise((resolve) => {
        server?.once('error', () => resolve(false));
        server?.listen(port, '127.0.0.1', () => resolve(true));
      });
      if (listens) return { DISPLAY: `127.0.0.1:${number}.0`, XAUTHORITY: '/nowhere' };
    }
  }

  function welcome(): Buffer {
    const rest = Buffer.alloc(32 + 40);
    rest.writeUInt32LE(77, 32);
    const head = Buffer.from([1, 0, 11, 0, 0, 0, rest.length / 4, 0]);
    return Buffer.concat([head, rest]);
  }

  function at(x: number, y: number): Buffer {
    const answer = Buffer.alloc(32);
    answer[0] = 1;
    answer.writeInt16LE(x, 16);
    answer.writeInt16LE(y, 18);
    return answer;
  }

  const keyboardExchanged = Buffer.concat([Buffer.from([34]), Buffer.alloc(31)]);

  test('is asked over one connection, also twice at once, and what it says besides is left aside', async () => {
    const env = await openDisplay([at(1, 2), Buffer.concat([keyboardExchanged, at(-3, 4)]), at(5, 6)]);
    const pointer = new XPointer(env);
    expect(await pointer.ask(2_000)).toEqual({ x: 1, y: 2 });
    expect(await Promise.all([pointer.ask(2_000), pointer.ask(2_000)])).toEqual([
      { x: -3, y: 4 },
      { x: 5, y: 6 },
    ]);
    expect(sockets).toHaveLength(1);
    pointer.close();
  });

  test('is asked anew when it hung up', async () => {
    const env = await openDisplay([at(1, 2), 'hangs up', at(3, 4), at(5, 6)]);
    const pointer = new XPointer(env);
    await pointer.ask(2_000);
    await expect(pointer.ask(2_000)).rejects.toThrow();
    expect(await pointer.ask(2_000)).toEqual({ x: 3, y: 4 });
    sockets.at(-1)?.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await pointer.ask(2_000)).toEqual({ x: 5, y: 6 });
    pointer.close();
  });

  test('that says nothing is not waited for, and its late answer is nobody else’s', async () => {
    const env = await openDisplay([undefined, at(3, 4)]);
    const pointer = new XPointer(env);
    await expect(pointer.ask(50)).rejects.toThrow('does not answer');
    expect(await pointer.ask(2_000)).toEqual({ x: 3, y: 4 });
    pointer.close();
  });

  test('that is not there is told of', async () => {
    const pointer = new XPointer({ DISPLAY: '127.0.0.1:9999' });
    await expect(pointer.ask(2_000)).rejects.toThrow();
  });
});
