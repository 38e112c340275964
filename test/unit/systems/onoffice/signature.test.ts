import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sign } from '../../../../electron/systems/onoffice/signature';
import { signatureVersion1, signatureVersion2 } from '../../../offices/onoffice/signature';

const token = '4f7c2a91d05be836c1f29e7740ab63d8';
const secret = '9b1e64d2f83a7c05e6d4b2901fa87c3360d5e94b7128fa3cc04e5d86b9172fa0';
const prefix = 'urn:onoffice-de-ns:smart:2.5:smartml:action:';

/** The vectors of the reference, section a.3. */
const vectors = [
  [1767225600, 'task', 'read', 'HeUcxlZ8QimiycFrgew/YmEuJCsKtRODk7mdt7ii4/0='],
  [1767225600, 'task', 'modify', '6+8dsMrH53doLPGhCoFKMX3A0MgKvkqBMK9PPynJSXc='],
  [1767225601, 'appointmentList', 'get', 'gCbBzms4ejLBir0Vh57OBa7XUqy5drKELpoNUJeTw3k='],
  [1767225600, 'relation', 'modify', 's5+JvLXMrsXFqx2vfJnsECIX8j+zA8rzDjHtunnEwJU='],
  [1767225600, 'user', 'read', 'aBLelTNSuqILK1lCkkeTr7n9lOgZ2/abEZafouqIhiQ='],
  [1767225600, '', 'read', 'Tvwn6c3Pgb4ohQe4ITmBUCVHzrXrgR02DBS4J/xcqq0='],
] as const;

describe('version 2 of the signature', () => {
  test.each(vectors)('%i %s %s is signed to the byte', (timestamp, resourceType, verb, hmac) => {
    const values = { token, timestamp, resourceType, actionId: prefix + verb };
    expect(sign(values, secret)).toBe(hmac);
    expect(signatureVersion2({ ...values, timestamp: String(timestamp) }, secret)).toBe(hmac);
  });

  test('is none of the usual mistakes', () => {
    const hmac = sign(
      { token, timestamp: 1767225600, resourceType: 'task', actionId: `${prefix}read` },
      secret,
    );
    expect([
      '1de51cc6567c4229a2c9c16b81ec3f62612e242b0ab5138393b99db7b8a2e3fd',
      '7NY8UwmyG9IOPKEmkc13SD9vi5ISRrFLp8U5mQu+0xU=',
      'mfXYNVpto2nEemXWXHjcZyK4eAdBqbkenpAuOtoksWk=',
      '1isT0zrIwnZWeZziWMbvYJ69KMO16leKi2ClatTCdEM=',
    ]).not.toContain(hmac);
  });

  test('is the same on both sides for anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0 }), fc.string(), fc.string({ minLength: 1 }), (...all) => {
        const [actionId, timestamp, resourceType, key] = all;
        const values = { token, timestamp, resourceType, actionId };
        expect(sign(values, key)).toBe(signatureVersion2({ ...values, timestamp: String(timestamp) }, key));
      }),
    );
  });
});

/** The vectors of the reference, section a.4: the office can be told to take the old version; the client never uses it. */
test.each([
  [
    'task',
    'poll-7',
    {
      listlimit: 5,
      filter: { Betreff: [{ op: 'like', val: '%Schlüssel/Übergabe%' }] },
      data: ['Betreff', 'Prio'],
    },
    '9f05da65960d936b3f7b1226932da586',
  ],
  ['user', '', {}, 'cb6509f67abfb0e9fcc7bd952d4d198b'],
])('the office knows version 1 as well (%s)', (resourceType, identifier, parameters, hmac) => {
  const action = {
    token,
    timestamp: '1767225600',
    resourceType,
    resourceId: '',
    identifier,
    actionId: `${prefix}read`,
    parameters,
  };
  expect(signatureVersion1(action, secret)).toBe(hmac);
});
