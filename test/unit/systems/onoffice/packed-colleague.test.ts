import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf } from '../../../../electron/session/fields';
import { pack, unpack } from '../../../../electron/systems/onoffice/packed-colleague';
import type { Colleague } from '../../../../electron/systems/onoffice/users';

/** As texts come in from the server. */
const line = fc
  .oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('a\u001fb', '\u001f', '0', ' '))
  .map((text) => lineOf(text, 200))
  .filter((text) => text !== undefined);

test('a user who was packed comes out as before', () => {
  const colleague: fc.Arbitrary<Colleague> = fc.record(
    {
      id: line,
      isActive: fc.boolean(),
      userName: line,
      shortCode: line,
      givenName: line,
      familyName: line,
      email: line,
      phone: line,
      mobile: line,
      position: line,
      addressId: line,
    },
    { requiredKeys: ['id', 'isActive'] },
  );
  fc.assert(
    fc.property(colleague, (one) => {
      expect(unpack(pack(one))).toStrictEqual({ ...one });
    }),
  );
});
