import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OfficeError } from '../../../electron/office/errors';
import { decodeText, parseJson } from '../../../electron/session/json-text';

test('JSON of ordinary depth is what JSON.parse makes of it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      expect(parseJson(JSON.stringify(value), 64)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('brackets inside texts are no depth', () => {
  const value = { text: '[[[[[[[{{{{"\\"[[[', more: ['\\', '"['] };
  expect(parseJson(JSON.stringify(value), 3)).toEqual(value);
});

test.each([10_000, 1_000_000])('a nesting of %i levels is malformed and crashes nothing', (depth) => {
  for (const text of ['['.repeat(depth), '['.repeat(depth) + ']'.repeat(depth), '{"a":'.repeat(depth)]) {
    expect(() => parseJson(text, 64)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ name: 'malformed' }) }),
    );
  }
});

test('any text parses or is malformed, and the failure does not quote it', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        parseJson(text, 64);
      } catch (error) {
        if (!(error instanceof OfficeError)) throw error;
        expect(error.failure.name).toBe('malformed');
        expect(error.cause).toBeUndefined();
      }
    }),
  );
});

test('text is read in the charset named, UTF-8 otherwise, and a byte order mark is no part of it', () => {
  expect(decodeText(Buffer.from('{"a":"ł"}'), 'application/json')).toBe('{"a":"ł"}');
  expect(decodeText(Buffer.from('\ufeff{}'), 'application/json; charset=UTF-8')).toBe('{}');
  expect(decodeText(Buffer.from([0xb3]), 'application/json;charset="iso-8859-2"')).toBe('ł');
});

test.each([
  ['bytes that are not of the charset', Buffer.from([0x22, 0xb3, 0x22]), 'application/json; charset=utf-8'],
  ['a charset nobody knows', Buffer.from('{}'), 'application/json; charset=klingon'],
])('%s: malformed', (_what, bytes, contentType) => {
  expect(() => decodeText(bytes, contentType)).toThrow(OfficeError);
});

test('a text of brackets is refused before it fills the memory, a list of small objects is not', () => {
  const listOf = (item: string, count: number): string => `[${new Array(count).fill(item).join(',')}]`;
  for (const item of ['{}', '[]', '[[]]', '{"a":{}}'])
    expect(() => parseJson(listOf(item, 50_000), 64)).toThrow('more brackets than content');
  expect(parseJson(listOf('{}', 5_000), 64)).toHaveLength(5_000);
  expect(parseJson(listOf('{"uri":"/data/1"}', 50_000), 64)).toHaveLength(50_000);
  expect(parseJson(JSON.stringify(['[{'.repeat(50_000)]), 64)).toHaveLength(1);
});
