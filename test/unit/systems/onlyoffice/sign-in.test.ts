import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../electron/office/errors';
import { createAnswer } from '../../../../electron/session/answer';
import { ExpirySign } from '../../../../electron/session/sign-in-guard';
import { readEnvelope } from '../../../../electron/systems/onlyoffice/answers';
import { assume } from '../../../../electron/systems/onlyoffice/assumptions';
import { Pace, paceFor } from '../../../../electron/systems/onlyoffice/pace';
import { readToken, type SecondFactor, signInCall } from '../../../../electron/systems/onlyoffice/sign-in';

function answerOf(status: number, body: string, headers: Record<string, string> = {}) {
  const url = new URL('https://portal.example/api/2.0/authentication.json');
  return createAnswer({ status, url, headers, bytes: Buffer.from(body), cookiesSet: false }, 20);
}

function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

const failure = (status: number, message: string) =>
  `{"status":1,"statusCode":${status},"error":{"message":"${message}","hresult":-2146233087,"data":{}}}`;

describe('the answers to a sign-in, as the reference gives them', () => {
  const read = (status: number, body: string, withCode = false, factor: SecondFactor = 'app') =>
    readToken(answerOf(status, body), withCode, factor, assume(), 1_000);

  test('a token', () => {
    const body =
      '{"count":1,"status":0,"statusCode":201,"response":{"token":"Qm9ndXNUb2tlbg==","expires":"2031-02-03T09:15:27.1234567+01:00"}}';
    expect(read(201, body)).toBe('Qm9ndXNUb2tlbg==');
    expect(read(200, body.replace('"count":1,', '"count":0,'))).toBe('Qm9ndXNUb2tlbg==');
  });

  test.each([
    ['{"token":null,"expires":"x","sms":true,"phoneNoise":"+4930******0042"}', 'sms'],
    ['{"token":null,"sms":true}', 'sms-no-phone'],
    ['{"token":null,"tfa":true}', 'app'],
    ['{"token":null,"tfa":true,"tfaKey":"ABC"}', 'app-unlinked'],
  ])('%s asks for a second factor', (response, detail) => {
    const error = thrownBy(() => read(201, `{"count":1,"status":0,"statusCode":201,"response":${response}}`));
    expect(failureOf(error)).toEqual({ name: 'second-factor', detail });
  });

  test.each([
    [500, failure(500, 'User authentication failed'), false, { name: 'wrong-credentials' }],
    [500, failure(500, 'Anmeldung fehlgeschlagen'), false, { name: 'wrong-credentials' }],
    [500, failure(500, 'User authentication failed'), true, { name: 'second-factor', detail: 'sms' }],
    [500, failure(500, 'Login Fail. Too many attempts'), true, { name: 'rate-limited', retryAt: 66_000 }],
    [500, failure(500, 'Login Fail. Too many attempts'), false, { name: 'rate-limited', retryAt: 66_000 }],
    [500, '<html>Oops</html>', false, { name: 'server-down' }],
    [502, '<html>warming up</html>', false, { name: 'server-down' }],
    [503, '', false, { name: 'server-down' }],
    [402, '', false, { name: 'server-down' }],
    [404, '<html>no such page</html>', false, { name: 'not-this-system' }],
    [404, '', false, { name: 'server-down' }],
    [200, '<html>another product</html>', false, { name: 'server-down' }],
    [200, '{"ok":true}', false, { name: 'malformed' }],
    [201, '{"status":0,"statusCode":201,"response":{}}', false, { name: 'not-this-system' }],
    [201, '{"status":0,"response":{"token":"a\\r\\nb"}}', false, { name: 'not-this-system' }],
    [201, '{"status":0,"response":{"token":"ż"}}', false, { name: 'not-this-system' }],
  ])('%i %s (with a code: %s)', (status, body, withCode, expected) => {
    expect(failureOf(thrownBy(() => read(status, body, withCode, 'sms')))).toMatchObject(expected);
  });

  test('a code goes into the path, without the blanks that people type', () => {
    expect(signInCall({ login: 'ida', password: 'p', code: '123 456' })).toEqual({
      path: 'authentication/123456',
      json: { userName: 'ida', password: 'p' },
    });
    for (const code of ['', '../people', 'a/b', 'ü', '1'.repeat(50)]) {
      expect(failureOf(thrownBy(() => signInCall({ login: 'ida', password: 'p', code })))).toMatchObject({
        name: 'second-factor',
      });
    }
  });
});

describe('answers of the API', () => {
  const read = (status: number, body: string) => readEnvelope(answerOf(status, body), assume());

  test('members in any order, zeros written or left out', () => {
    expect(read(200, '{"total":0,"status":0,"statusCode":200,"response":[]}')).toEqual({
      response: [],
      total: 0,
    });
    expect(read(200, '\ufeff{"response":{},"startIndex":0,"count":0,"statusCode":200,"status":0}')).toEqual({
      response: {},
    });
  });

  test('only a 401 says that the session has ended', () => {
    expect(thrownBy(() => read(401, 'Unauthorized'))).toBeInstanceOf(ExpirySign);
  });

  test.each([
    [
      403,
      '{"status":1,"statusCode":403,"error":{"message":"Forbidden","hresult":-2147467259,"data":{}}}',
      'module-off',
    ],
    [
      403,
      '{"status":1,"statusCode":403,"error":{"message":"Access denied","hresult":-2146233078,"data":{}}}',
      'forbidden',
    ],
    [403, '', 'server-down'],
    [403, '<html>403 Forbidden</html>', 'server-down'],
    [
      404,
      '{"status":1,"statusCode":404,"error":{"message":"Task not found","hresult":-2147467259,"data":{}}}',
      'not-found',
    ],
    [404, '', 'server-down'],
    [400, '{"status":1,"statusCode":400,"error":{"message":"x","hresult":-2147024809,"data":{}}}', 'invalid'],
    [
      500,
      '{"status":1,"statusCode":500,"error":{"message":"x","hresult":-2146233077,"data":{}}}',
      'forbidden',
    ],
    [
      500,
      '{"status":1,"statusCode":500,"error":{"message":"x","hresult":-2146233088,"data":{}}}',
      'server-down',
    ],
    [402, '{"status":1,"statusCode":402,"error":{"message":"PaymentRequired"}}', 'server-down'],
    [200, '{"status":1,"statusCode":403,"error":{"message":"x","hresult":-2146233078}}', 'forbidden'],
    [200, '<html></html>', 'server-down'],
    [200, '<result><status>0</status></result>', 'server-down'],
    [200, 'OK', 'malformed'],
    [200, '', 'malformed'],
    [204, '', 'malformed'],
    [429, 'slow down', 'rate-limited'],
  ])('%i %s is %s', (status, body, name) => {
    expect(failureOf(thrownBy(() => read(status, body)))).toMatchObject({ name });
  });
});

describe('the pace of all accounts of an address', () => {
  test('lets through so many in a stretch of time, and makes the others wait just long enough', async () => {
    let now = 0;
    const waits: number[] = [];
    const pace = new Pace(
      { requests: 3, windowMs: 1_000 },
      () => now,
      async (ms) => {
        waits.push(ms);
        now += ms;
      },
    );
    const { signal } = new AbortController();
    const passed: number[] = [];
    for (let call = 0; call < 7; call += 1) {
      await pace.turn(signal);
      passed.push(now);
    }
    expect(passed).toEqual([0, 0, 0, 1_000, 1_000, 1_000, 2_000]);
    expect(waits).toEqual([1_000, 1_000]);
  });

  test('is one for all accounts of a server, and another for another server', () => {
    const limit = { requests: 5, windowMs: 10 };
    expect(paceFor('https://one.example', limit)).toBe(paceFor('https://one.example', limit));
    expect(paceFor('https://one.example', limit)).not.toBe(paceFor('https://two.example', limit));
  });

  test('what nobody waits for leaves half of the places to the rest', async () => {
    let now = 0;
    const pace = new Pace(
      { requests: 4, windowMs: 1_000 },
      () => now,
      async (ms) => {
        now += ms;
      },
    );
    const { signal } = new AbortController();
    for (const _ of [1, 2]) await pace.turn(signal, 'background');
    for (const _ of [1, 2]) await pace.turn(signal);
    expect(now).toBe(0);
    await pace.turn(signal, 'background');
    expect(now).toBe(1_000);
  });

  test('somebody who has given up holds nobody up', async () => {
    const pace = new Pace(
      { requests: 1, windowMs: 1_000 },
      () => 0,
      async () => Promise.reject(new Error('waited')),
    );
    const stopped = new AbortController();
    stopped.abort();
    await pace.turn(new AbortController().signal);
    await pace.turn(stopped.signal);
  });
});
