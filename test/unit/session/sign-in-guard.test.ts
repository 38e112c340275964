import { describe, expect, test } from 'vitest';
import { fail } from '../../../electron/office/errors';
import type { Credentials, SessionState } from '../../../electron/office/office-system';
import { ExpirySign, SignInGuard } from '../../../electron/session/sign-in-guard';

/** A server that knows nothing but sessions. */
function makeServer() {
  const server = {
    credentials: { login: 'anna', password: 'right' } as Credentials | undefined,
    password: 'right',
    alive: false,
    signIns: 0,
    asked: 0,
    /** Set to let every new session end at once. */
    stillborn: false,
    signInFailure: undefined as Error | undefined,
    now: 0,
    states: [] as SessionState[],
  };
  const guard = new SignInGuard({
    credentials: async () => server.credentials,
    signIn: async ({ password }) => {
      server.signIns += 1;
      await Promise.resolve();
      if (server.signInFailure !== undefined) throw server.signInFailure;
      if (password !== server.password) throw fail('wrong-credentials');
      server.alive = true;
    },
    isAlive: async () => {
      server.asked += 1;
      return server.alive;
    },
    onState: (state) => server.states.push(state),
    now: () => server.now,
  });
  const work = async (): Promise<string> => {
    if (!server.alive || server.stillborn) {
      server.alive = false;
      throw new ExpirySign(fail('forbidden'));
    }
    return 'fine';
  };
  return { server, guard, work };
}

function failing(name: string): object {
  return expect.objectContaining({ failure: expect.objectContaining({ name }) });
}

test('the first call signs in, and calls at the same time share one sign-in', async () => {
  const { server, guard, work } = makeServer();
  expect(await Promise.all([1, 2, 3, 4].map(() => guard.run(work)))).toEqual([
    'fine',
    'fine',
    'fine',
    'fine',
  ]);
  expect(server.signIns).toBe(1);
  expect(server.states).toEqual(['signing-in', 'signed-in']);
});

test('an ended session is renewed once for all calls that met it', async () => {
  const { server, guard, work } = makeServer();
  await guard.run(work);
  server.alive = false;
  expect(await Promise.all([1, 2, 3, 4, 5].map(() => guard.run(work)))).toHaveLength(5);
  expect(server.signIns).toBe(2);
  expect(server.states).toEqual(['signing-in', 'signed-in', 'expired', 'signing-in', 'signed-in']);
});

test('a sign of expiry while the session lives is about the resource, and costs no sign-in', async () => {
  const { server, guard, work } = makeServer();
  await guard.run(work);
  const refused = guard.run(() => Promise.reject(new ExpirySign(fail('forbidden'))));
  await expect(refused).rejects.toThrow(failing('forbidden'));
  expect([server.signIns, server.asked, guard.state]).toEqual([1, 1, 'signed-in']);
});

describe('a refused password', () => {
  test('with another token is another matter', async () => {
    const { server, guard, work } = makeServer();
    server.credentials = { login: 'anna', password: 'wrong', token: 'one' };
    await expect(guard.run(work)).rejects.toEqual(failing('wrong-credentials'));
    server.credentials = { login: 'anna', password: 'wrong', token: 'two' };
    await expect(guard.run(work)).rejects.toEqual(failing('wrong-credentials'));
    await expect(guard.run(work)).rejects.toEqual(failing('wrong-credentials'));
    expect(server.signIns).toBe(2);
  });

  test('is never sent again by itself, however many ask', async () => {
    const { server, guard, work } = makeServer();
    server.password = 'changed';
    for (const _try of [1, 2, 3]) await expect(guard.run(work)).rejects.toThrow(failing('wrong-credentials'));
    await expect(guard.signIn()).rejects.toThrow(failing('wrong-credentials'));
    expect([server.signIns, guard.state]).toEqual([1, 'locked']);
  });

  test('is not sent again when it was refused at a silent sign-in either', async () => {
    const { server, guard, work } = makeServer();
    await guard.run(work);
    server.alive = false;
    server.password = 'changed';
    await Promise.all(
      [1, 2, 3].map(() => expect(guard.run(work)).rejects.toThrow(failing('wrong-credentials'))),
    );
    expect([server.signIns, guard.state]).toEqual([2, 'locked']);
  });

  test('gives way to another one', async () => {
    const { server, guard, work } = makeServer();
    server.password = 'changed';
    await expect(guard.run(work)).rejects.toThrow(failing('wrong-credentials'));
    server.credentials = { login: 'anna', password: 'changed' };
    expect(await guard.run(work)).toBe('fine');
    expect(server.signIns).toBe(2);
  });
});

test('a sign-in that helps nothing is not repeated at every call', async () => {
  const { server, guard, work } = makeServer();
  await guard.run(work);
  server.stillborn = true;
  await expect(guard.run(work)).rejects.toThrow(failing('expired'));
  await expect(guard.run(work)).rejects.toThrow(failing('expired'));
  expect(server.signIns).toBe(2);
  server.now += 61_000;
  server.stillborn = false;
  expect(await guard.run(work)).toBe('fine');
  expect(server.signIns).toBe(3);
});

test('a person who signs in does not wait for the brake', async () => {
  const { server, guard, work } = makeServer();
  await guard.run(work);
  server.stillborn = true;
  await expect(guard.run(work)).rejects.toThrow(failing('expired'));
  server.stillborn = false;
  await guard.signIn();
  expect(server.signIns).toBe(3);
});

test('a way to the server that fails leaves the state as it was and may be tried again', async () => {
  const { server, guard, work } = makeServer();
  server.signInFailure = fail('offline');
  await expect(guard.run(work)).rejects.toThrow(failing('offline'));
  expect(guard.state).toBe('signed-out');
  server.signInFailure = undefined;
  expect(await guard.run(work)).toBe('fine');
});

test('a sign-in that is turned away for asking too often waits', async () => {
  const { server, guard, work } = makeServer();
  server.signInFailure = fail('rate-limited');
  await expect(guard.run(work)).rejects.toThrow(failing('rate-limited'));
  await expect(guard.run(work)).rejects.toThrow(failing('expired'));
  expect(server.signIns).toBe(1);
});

test('without a password nothing is sent', async () => {
  const { server, guard, work } = makeServer();
  server.credentials = undefined;
  await expect(guard.run(work)).rejects.toThrow(failing('expired'));
  expect([server.signIns, guard.state]).toEqual([0, 'signed-out']);
});

describe('a write', () => {
  test('is run once, and an ended session is reported rather than mended', async () => {
    const { server, guard, work } = makeServer();
    await guard.run(work);
    server.alive = false;
    let runs = 0;
    const write = guard.runOnce(async () => {
      runs += 1;
      return await work();
    });
    await expect(write).rejects.toThrow(failing('expired'));
    expect([runs, server.signIns, guard.state]).toEqual([1, 1, 'expired']);
  });

  test('that is refused in a living session is forbidden', async () => {
    const { guard, work } = makeServer();
    await guard.run(work);
    const write = guard.runOnce(() => Promise.reject(new ExpirySign(fail('forbidden'))));
    await expect(write).rejects.toThrow(failing('forbidden'));
  });
});

test('one caller that gives up does not end what others wait for', async () => {
  const { guard, work } = makeServer();
  const caller = new AbortController();
  const first = guard.run(work, caller.signal);
  const second = guard.run(work);
  caller.abort();
  await expect(first).rejects.toThrow(failing('timeout'));
  expect(await second).toBe('fine');
});

test('a closed guard signs in no more', async () => {
  const { server, guard, work } = makeServer();
  await guard.run(work);
  guard.close();
  await expect(guard.run(work)).rejects.toThrow(failing('expired'));
  expect([server.signIns, guard.state]).toEqual([1, 'signed-out']);
});

test('a page in the place of the server is not for ever, and is tried ever less often', async () => {
  const { server, guard, work } = makeServer();
  server.signInFailure = fail('not-this-system');
  for (const waitMs of [60_000, 120_000, 240_000]) {
    const { signIns } = server;
    await expect(guard.run(work)).rejects.toEqual(failing('not-this-system'));
    server.now += waitMs - 1;
    await expect(guard.run(work)).rejects.toEqual(failing('not-this-system'));
    expect(server.signIns).toBe(signIns + 1);
    server.now += 1;
  }
  server.signInFailure = undefined;
  expect(await guard.run(work)).toBe('fine');
});

describe('a second factor', () => {
  function makeStrictServer() {
    const { server, guard, work } = makeServer();
    server.signInFailure = fail('second-factor', { detail: 'sms' });
    return { server, guard, work };
  }

  test('is asked for once, however often something is read meanwhile', async () => {
    const { server, guard, work } = makeStrictServer();
    for (const _ of [1, 2, 3]) await expect(guard.run(work)).rejects.toEqual(failing('second-factor'));
    expect(server.signIns).toBe(1);
    expect(guard.state).toBe('locked');
  });

  test('is asked for again when the person asks', async () => {
    const { server, guard } = makeStrictServer();
    for (const _ of [1, 2]) await expect(guard.signIn()).rejects.toEqual(failing('second-factor'));
    expect(server.signIns).toBe(2);
  });

  test('each code is tried once, and a wrong one leaves the password waiting for another', async () => {
    const { server, guard, work } = makeStrictServer();
    await expect(guard.run(work)).rejects.toEqual(failing('second-factor'));
    server.credentials = { login: 'anna', password: 'right', code: '111111' };
    for (const _ of [1, 2]) await expect(guard.run(work)).rejects.toEqual(failing('second-factor'));
    expect(server.signIns).toBe(2);
    server.credentials = { login: 'anna', password: 'right' };
    await expect(guard.run(work)).rejects.toEqual(failing('second-factor'));
    expect(server.signIns).toBe(2);
    server.credentials = { login: 'anna', password: 'right', code: '222222' };
    server.signInFailure = undefined;
    expect(await guard.run(work)).toBe('fine');
    expect(server.signIns).toBe(3);
  });
});
