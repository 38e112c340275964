import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OfficeError } from '../../../../electron/office/errors';
import { assume } from '../../../../electron/systems/officegest/assumptions';
import {
  readEach,
  readEmployee,
  readListPage,
  readRecord,
  readToken,
} from '../../../../electron/systems/officegest/wire';

/** The reference's own samples: a.1 and a.2. */
describe('a list', () => {
  test('is read as documented', () => {
    const page = readListPage({ data: [{ id: 1 }], meta: { current_page: 1, total: 57 } });
    expect(page).toMatchObject({ rows: [{ id: 1 }], total: 57, hasMore: undefined, next: undefined });
  });

  test('is read as observed', () => {
    const meta = { current_page: 1, per_page: 15, has_more: true };
    expect(readListPage({ data: [], meta })).toMatchObject({ hasMore: true, perPage: 15, total: undefined });
  });

  test.each([[{}], [{ next: '' }], [{ next: null }]])('by cursor ends with %j', (meta) => {
    expect(readListPage({ data: [], meta }).next).toBeUndefined();
  });

  test('keeps what is a record, and counts what came', () => {
    expect(readListPage({ data: [1, null, { id: 2 }, 'x'] })).toMatchObject({ rows: [{ id: 2 }], sent: 4 });
  });

  test.each([[null], [[]], [{}], [{ data: {} }], [{ data: 'x' }], [{ data: [1, 2] }], ['<html>']])(
    '%j is none',
    (value) => {
      expect(() => readListPage(value)).toThrow(OfficeError);
    },
  );

  test('in which no record has a key is malformed rather than empty', async () => {
    const read = (...rows: Record<string, unknown>[]) =>
      readEach([{ rows }], (row) => readEmployee(row, assume()));
    await expect(read({ name: 'x' })).rejects.toThrow(OfficeError);
    expect(await read()).toEqual([]);
    expect(await read({ name: 'x' }, { id: 7 })).toMatchObject([{ id: '7' }]);
  });

  test('throws nothing but failures, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const read of [readListPage, readRecord]) {
          try {
            read(value);
          } catch (error) {
            expect(error).toBeInstanceOf(OfficeError);
          }
        }
      }),
    );
  });
});

describe('a token', () => {
  test.each([
    [{ data: { token: 'eyJhbGciOiJIUzI1NiJ9.e30.x' } }, 'eyJhbGciOiJIUzI1NiJ9.e30.x'],
    [{ data: { access_token: 'abc', token: 'def' } }, 'abc'],
  ])('is in either field, the observed one first: %j', (value, token) => {
    expect(readToken(value, assume())?.token).toBe(token);
  });

  test.each([
    [60, 60],
    ['3600', 3_600],
    [0, undefined],
    [-5, undefined],
    ['soon', undefined],
  ])('that lasts %j seconds is believed for %s', (expires_in, lifeSeconds) => {
    expect(readToken({ data: { token: 'x', expires_in } }, assume())?.lifeSeconds).toBe(lifeSeconds);
  });

  test.each([
    [null],
    [{}],
    [{ data: {} }],
    [{ token: 'x' }],
    [{ data: { token: '' } }],
    [{ data: { token: 'a b' } }],
  ])('%j holds none', (value) => expect(readToken(value, assume())).toBeUndefined());
});
