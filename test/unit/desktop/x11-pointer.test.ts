import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cookieIn, parseDisplay } from '../../../electron/desktop/x11-pointer';

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
