import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OfficeError } from '../../../electron/office/errors';
import { stableHash } from '../../../electron/session/fields';
import { assume, assumptionTable } from '../../../electron/systems/offiserv/assumptions';
import { personReference, referenceId, toPerson } from '../../../electron/systems/offiserv/person-mapping';
import {
  innerList,
  readEntries,
  readList,
  readOrganisation,
  readUser,
} from '../../../electron/systems/offiserv/wire';

const assumptions = assume();
const origin = 'https://office.example';

describe('a list', () => {
  test.each([
    ['bare', [{ a: 1 }]],
    ['wrapped', { items: [{ a: 1 }] }],
    ['wrapped with a count', { total: 1, items: [{ a: 1 }], next: null }],
  ])('is read %s', (_shape, value) => {
    expect(readList(value, assumptions)).toEqual([{ a: 1 }]);
  });

  test('is empty where there is no content', () => {
    expect([
      readList(null, assumptions),
      readList([], assumptions),
      readList({ items: [] }, assumptions),
    ]).toEqual([[], [], []]);
  });

  test.each([
    ['{}', {}],
    ['two lists', { a: [], b: [] }],
    ['text', 'x'],
    ['a number', 7],
  ])('%s is none', (_what, value) => {
    expect(() => readList(value, assumptions)).toThrow(OfficeError);
  });

  test('of things that are no objects is malformed where objects are needed', () => {
    expect(() => readEntries(['a', 'b'], assumptions)).toThrow(OfficeError);
    expect(readEntries([{ a: 1 }, null, 'x'], assumptions)).toEqual([{ a: 1 }]);
  });
});

describe('a User', () => {
  const anna = {
    uri: '/data/u/7',
    firstname: 'Anna',
    lastname: 'Łabędź',
    displayName: 'Anna Łabędź',
    email: 'anna@office.example',
    phone: '+48 22 555 01 02',
    mobile: '',
    managerUri: '/data/u/1',
    reports: [],
    secretField: 'x',
  };

  test('becomes a colleague, and fields that nobody knows stay out', () => {
    const user = readUser(anna, assumptions);
    expect(user && toPerson(origin, user)).toEqual({
      id: '/data/u/7',
      displayName: 'Anna Łabędź',
      givenName: 'Anna',
      familyName: 'Łabędź',
      email: 'anna@office.example',
      phones: [{ kind: 'desk', number: '+48 22 555 01 02' }],
      managerId: '/data/u/1',
    });
  });

  test('has the same identity under a relative, a bare and an absolute reference, and none elsewhere', () => {
    for (const uri of ['/data/u/7', 'data/u/7', `${origin}/data/u/7`])
      expect(referenceId(origin, uri)).toBe('/data/u/7');
    expect(referenceId(origin, 'https://elsewhere.example/data/u/7')).toBeUndefined();
  });

  test.each(['mail', 'emailAddress', 'login'])('has the e-mail address in `%s` as well', (field) => {
    const { email, ...others } = anna;
    expect(readUser({ ...others, [field]: email }, assumptions)?.email).toBe('anna@office.example');
  });

  test('whose own manager one is has no manager', () => {
    const user = readUser({ ...anna, managerUri: anna.uri }, assumptions);
    expect(user && toPerson(origin, user)).not.toHaveProperty('managerId');
  });

  test.each([
    ['a flat key', { 'uris.reminders.UserReminders': '/data/r' }],
    ['nested keys', { uris: { reminders: { UserReminders: '/data/r' } } }],
  ])('has the reminders under %s', (_what, more) => {
    expect(readUser({ ...anna, ...more }, assumptions)?.remindersUri).toBe('/data/r');
  });

  test.each([[{}], [{ uri: '/x' }], [{ displayName: 'Anna' }], ['Anna'], [null], [[anna]]])(
    '%j is none',
    (value) => {
      expect(readUser(value, assumptions)).toBeUndefined();
    },
  );

  test('where another object names one is an object, a short object, a reference or just a name', () => {
    expect(personReference(origin, anna, assumptions)).toMatchObject({
      id: '/data/u/7',
      name: 'Anna Łabędź',
    });
    expect(personReference(origin, { uri: '/data/u/7', displayName: 'Anna' }, assumptions)).toMatchObject({
      name: 'Anna',
    });
    expect(personReference(origin, '/data/u/7', assumptions)).toEqual({ id: '/data/u/7' });
    expect(personReference(origin, 'OffiServ', assumptions)).toEqual({ name: 'OffiServ' });
    expect(personReference(origin, null, assumptions)).toEqual({});
    expect(personReference(origin, 'https://elsewhere.example/u/7', assumptions)).toEqual({});
  });
});

test('an Organization without features says so, and one with odd features keeps the words', () => {
  expect(readOrganisation({ name: 'Biuro' })).toMatchObject({ name: 'Biuro', features: undefined });
  expect(readOrganisation({ name: 'Biuro', features: ['Vacations', 7, null] })?.features).toEqual([
    'Vacations',
  ]);
  expect(readOrganisation('no')).toBeUndefined();
});

test('whatever a server sends is read, is nothing, or fails by name', () => {
  const keys = fc.constantFrom(
    'uri',
    'id',
    'displayName',
    'firstname',
    'email',
    'reports',
    'uris',
    'managerUri',
    '__proto__',
    'items',
  );
  const value = fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.jsonValue()));
  fc.assert(
    fc.property(value, (sent) => {
      readUser(sent, assumptions);
      readOrganisation(sent);
      innerList(sent);
      personReference(origin, sent, assumptions);
      try {
        readEntries(sent, assumptions);
      } catch (error) {
        expect(error).toBeInstanceOf(OfficeError);
      }
    }),
    { numRuns: 1_000 },
  );
});

describe('a hash', () => {
  test('is the same whatever the order of the fields, and short', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse());
        expect(stableHash(turned)).toBe(stableHash(object));
        expect(stableHash(object)).toMatch(/^[\w-]{22}$/);
      }),
    );
  });

  test('differs when a value does', () => {
    const one = fc.jsonValue();
    fc.assert(
      fc.property(one, one, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        if (!same && stableHash(a) === stableHash(b)) expect(a).toEqual(b);
      }),
    );
  });
});

test('every assumption has an id of its own, and a sentence', () => {
  const rows = Object.values(assumptionTable);
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  for (const row of rows) expect(row.says).toMatch(/^[A-Z].*\.$/);
  expect(rows.slice(0, 10).map((row) => row.id)).toEqual(
    Array.from({ length: 10 }, (_one, at) => `OA-${at + 1}`),
  );
});
