import { describe, expect, test } from 'vitest';
import { fail } from '../../../electron/office/errors';
import { isBrokenConnection, networkFailure } from '../../../electron/session/network-failures';
import { statusFailure } from '../../../electron/session/status-failures';

function withCode(code: string): Error {
  return Object.assign(new Error('low level'), { code });
}

describe('an error of the network has a name', () => {
  test.each([
    ['ENOTFOUND', 'offline'],
    ['ECONNREFUSED', 'offline'],
    ['ENETUNREACH', 'offline'],
    ['ECONNRESET', 'offline'],
    ['EPERM', 'offline'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_OVERFLOW', 'too-large'],
    ['CERT_HAS_EXPIRED', 'tls-expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-host'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-untrusted'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'not-this-system'],
    ['HPE_INVALID_CONSTANT', 'malformed'],
    ['SOMETHING_NEW', 'malformed'],
  ])('%s is %s', (code, name) => {
    expect(networkFailure(withCode(code)).failure).toEqual({ name, detail: code });
  });

  test('also when it is inside another, or one of several', () => {
    const inside = new Error('outer', { cause: withCode('ECONNREFUSED') });
    expect(networkFailure(inside).failure.name).toBe('offline');
    expect(networkFailure(new AggregateError([withCode('ETIMEDOUT')])).failure.name).toBe('timeout');
    expect(isBrokenConnection(new Error('outer', { cause: withCode('EPIPE') }))).toBe(true);
  });

  test('and one that has a name already keeps it', () => {
    const error = fail('too-large');
    expect(networkFailure(error)).toBe(error);
    expect(networkFailure('what').failure).toEqual({ name: 'malformed', detail: 'unknown error' });
  });
});

describe('a status has a name', () => {
  test.each([
    [200, undefined],
    [204, undefined],
    [302, 'malformed'],
    [400, 'invalid'],
    [401, 'expired'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [407, 'proxy-auth'],
    [409, 'conflict'],
    [412, 'conflict'],
    [418, 'invalid'],
    [429, 'rate-limited'],
    [500, 'server-down'],
    [503, 'server-down'],
  ])('%i is %s', (status, name) => {
    expect(statusFailure({ status, headers: {} })?.failure.name).toBe(name);
  });

  test('with the moment a Retry-After names, where that makes sense', () => {
    const headers = { 'retry-after': '60' };
    expect(statusFailure({ status: 429, headers }, 1_000)?.failure.retryAt).toBe(61_000);
    expect(statusFailure({ status: 503, headers }, 1_000)?.failure.retryAt).toBe(61_000);
    expect(statusFailure({ status: 404, headers }, 1_000)?.failure).not.toHaveProperty('retryAt');
  });
});
