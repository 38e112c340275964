import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { failureFrom } from './calls';
import { type Desk, type DeskOptions, openDesk } from './offiserv/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

async function signInCount(): Promise<number> {
  return (await desk.office.control.signIns()).length;
}

describe('signing in', () => {
  test('tells who that is and where', async () => {
    const { system, login, states } = await open();
    await system.checkServer();
    expect(await signInCount()).toBe(0);
    expect(await system.signIn()).toMatchObject({ person: { email: login }, timeZone: 'Europe/Warsaw' });
    expect(states).toEqual(['signing-in', 'signed-in']);
  });

  test.each(['json', 'empty', 'no-content', 'html'])('works when the welcome is %s', async (loginAnswer) => {
    const { system, login } = await open({ switches: { loginAnswer } });
    expect((await system.signIn()).person.email).toBe(login);
  });

  const refusals = ['401', '403', '200-no-cookie', '200-html'];
  const expiries = ['401', '403', 'redirect', '200-html'];
  test.each(refusals.flatMap((wrongLogin) => expiries.map((expiry) => [wrongLogin, expiry])))(
    'a wrong password (%s, with expiry as %s) is named, and never sent again',
    async (wrongLogin, expiry) => {
      const { system, states } = await open({ switches: { wrongLogin, expiry } });
      desk.password = 'wrong';
      expect((await failureFrom(system.signIn())).name).toBe('wrong-credentials');
      expect((await failureFrom(system.signIn())).name).toBe('wrong-credentials');
      expect((await failureFrom(system.waiting())).name).toBe('wrong-credentials');
      expect(await signInCount()).toBe(1);
      expect([system.sessionState, states]).toEqual(['locked', ['signing-in', 'locked']]);
    },
  );

  test('a locked account is named, and left alone', async () => {
    const { system, office, login } = await open({ switches: { lockAfter: 1, lockAnswer: '423' } });
    await fetchLogin(office.url, office.caPem, login);
    expect((await failureFrom(system.signIn())).name).toBe('locked-out');
    expect((await failureFrom(system.waiting())).name).toBe('locked-out');
    expect(await signInCount()).toBe(2);
  });

  test.each(['401', '403', 'redirect', '200-html'])(
    'the server can be checked without a password when it sends strangers away by %s',
    async (expiry) => {
      const { system } = await open({ switches: { expiry } });
      await system.checkServer();
      expect(await signInCount()).toBe(0);
    },
  );

  test('a server that is somebody else is told before a password is sent', async () => {
    const { system, office } = await open();
    await office.control.addFault({ kind: 'status', status: 404, times: 'always' });
    expect((await failureFrom(system.checkServer())).name).toBe('not-this-system');
  });

  test('a server that answers everything with a page is told when the sign-in proves nothing', async () => {
    const { system, office } = await open();
    const body = '<html><body>Welcome to the webmail of Example Ltd.</body></html>';
    await office.control.addFault({ kind: 'html', body, times: 'always' });
    await system.checkServer();
    expect((await failureFrom(system.signIn())).name).toBe('not-this-system');
    expect((await failureFrom(system.waiting())).name).toBe('not-this-system');
    expect(await signInCount()).toBeLessThanOrEqual(1);
  });

  test('a User that is none is told', async () => {
    const { system, office } = await open();
    await office.control.addFault({
      kind: 'status',
      status: 200,
      body: '{"version":"1.2"}',
      match: { path: '/data/users/me' },
      times: 'always',
    });
    expect((await failureFrom(system.signIn())).name).toBe('not-this-system');
  });

  test.each(['expired', 'wrong-host', 'unknown-issuer', 'self-signed'] as const)(
    'a certificate that is %s is refused before anything is sent',
    async (kind) => {
      const { system, office } = await open();
      await office.control.useCertificate({ kind });
      const failure = await failureFrom(system.checkServer());
      expect(failure.certificate?.fingerprint).toMatch(/^[0-9A-F:]{95}$/);
      expect((await office.control.requests()).count).toBe(0);
    },
  );
});

describe('what is thrown', () => {
  const spoilt = [
    'status',
    'garbage',
    'not-http',
    'drop-after-commit',
    'html',
    'truncate',
    'hang',
    'redirect',
  ] as const;
  test.each(spoilt)('holds no password and no cookie, however deep one looks (%s)', async (kind) => {
    const { system, office } = await open();
    await office.control.addFault({ kind, match: { method: 'POST' }, times: 'always' });
    const stop = new AbortController();
    const call = system.signIn(stop.signal);
    if (kind === 'hang') stop.abort();
    const error: unknown = await call.then(
      () => system.close(),
      (thrown: unknown) => thrown,
    );
    const told = inspect(error, { depth: 20, showHidden: true });
    expect(told).not.toContain(desk.password);
    expect(told.toLowerCase()).not.toContain('set-cookie');
  });
});

describe('an ended session', () => {
  test.each(['401', '403', 'redirect', '200-html'])(
    '(%s) is renewed silently, once for all',
    async (expiry) => {
      const { system, office, states } = await open({ switches: { expiry } });
      await system.waiting();
      await office.control.expireSessions();
      const [one, two] = await Promise.all([system.waiting(), system.waiting()]);
      expect([one.missing, two.missing]).toEqual([[], []]);
      expect(one.tickets.length).toBeGreaterThan(0);
      expect(await signInCount()).toBe(2);
      expect(states).toEqual(['signing-in', 'signed-in', 'expired', 'signing-in', 'signed-in']);
    },
  );

  test.each(['401', '403', 'redirect', '200-html'])(
    '(%s) in the middle of the directory loses nobody',
    async (expiry) => {
      const { system, office } = await open({ switches: { expiry, users: 'uris' }, people: 120 });
      let count = 0;
      let stubs = 0;
      for await (const page of system.people()) {
        if (count === 0) await office.control.expireSessions();
        count += page.people.length;
        stubs += page.people.filter((person) => person.email === undefined).length;
      }
      expect([count, stubs, await signInCount()]).toEqual([120, 0, 2]);
    },
  );

  test('whose password was changed meanwhile locks, and says so once', async () => {
    const { system, office, login } = await open();
    await system.waiting();
    await office.control.setPassword({ login, password: 'another' });
    await office.control.expireSessions();
    expect((await failureFrom(system.waiting())).name).toBe('wrong-credentials');
    expect((await failureFrom(system.waiting())).name).toBe('wrong-credentials');
    expect([await signInCount(), system.sessionState]).toEqual([2, 'locked']);
    desk.password = 'another';
    expect((await system.waiting()).missing).toEqual([]);
  });

  test.each(['every', 'strict', 'never'])('cookies renewed %s are followed', async (renewal) => {
    const { system } = await open({ switches: { renewal } });
    for (const _poll of [1, 2, 3]) expect((await system.waiting()).missing).toEqual([]);
    expect(await signInCount()).toBe(1);
  });

  test('a server that ends every session at once is not signed in to at every poll', async () => {
    const { system, office } = await open();
    await system.waiting();
    await office.control.addFault({ kind: 'status', status: 401, match: { method: 'GET' }, times: 'always' });
    const before = await signInCount();
    for (const _poll of [1, 2, 3]) await failureFrom(system.waiting());
    expect((await signInCount()) - before).toBe(1);
  });

  test('close ends the session here: nothing is sent any more', async () => {
    const { system, office } = await open();
    await system.waiting();
    await system.close();
    await office.control.clearLogs();
    await failureFrom(system.waiting());
    expect((await office.control.requests()).count).toBe(0);
  });
});

describe('the way to the server', () => {
  test('offline is offline, and the session goes on afterwards', async () => {
    const { system, office } = await open();
    await system.waiting();
    await office.control.stopListening();
    expect((await failureFrom(system.waiting())).name).toBe('offline');
    await office.control.listen();
    expect((await system.waiting()).missing).toEqual([]);
    expect(await signInCount()).toBe(1);
  });

  test.each(['seconds', 'date'])('Retry-After in %s is obeyed', async (retryAfter) => {
    const { system, office } = await open({ switches: { retryAfter, retryAfterSeconds: 120 } });
    await system.waiting();
    await office.control.setSwitches({ rateLimitPerMinute: 1 });
    const before = Date.now();
    const { missing } = await system.waiting();
    expect(missing.length).toBeGreaterThan(0);
    for (const { failure } of missing) {
      expect(failure.name).toBe('rate-limited');
      expect(failure.retryAt).toBeGreaterThan(before + 110_000);
    }
    const { count } = await office.control.requests();
    expect((await failureFrom(system.waiting())).name).toBe('rate-limited');
    expect((await office.control.requests()).count).toBe(count);
  });

  const faults = [
    ['drop-before', {}, 'offline'],
    ['status', { status: 502 }, 'server-down'],
    ['garbage', {}, 'malformed'],
    ['not-http', {}, 'malformed'],
    ['truncate', {}, 'offline'],
    ['truncate', { clean: true }, 'malformed'],
    ['wrong-charset', {}, 'malformed'],
    ['huge', { megabytes: 40 }, 'too-large'],
    ['gzip-bomb', { megabytes: 200 }, 'too-large'],
    ['deep-nesting', { depth: 10_000 }, 'malformed'],
    ['redirect', {}, 'malformed'],
  ] as const;
  test.each(faults)('%s %j on one list leaves the others, and is named %s', async (kind, more, name) => {
    const { system, office } = await open();
    const before = await system.waiting();
    const path = await approvalPath();
    await office.control.addFault({ kind, ...more, match: { path }, times: 'always' });
    const { missing, tickets, limits, capabilities } = await system.waiting();
    expect(missing).toMatchObject([{ part: 'leaveApproval', failure: { name } }]);
    expect(limits).toEqual(before.limits);
    expect(tickets.filter((ticket) => ticket.kind === 'leave')).toEqual([]);
    expect(capabilities.leaveApproval).toBe('unknown');
    await office.control.clearFaults();
    expect((await system.waiting()).tickets).toEqual(before.tickets);
    expect(await signInCount()).toBe(0);
  });

  test.each(['wrong-shapes', 'no-content', 'wrong-media-type'] as const)(
    '%s everywhere crashes nothing',
    async (kind) => {
      const { system, office } = await open();
      await system.signIn();
      await office.control.addFault({ kind, match: { method: 'GET' }, times: 'always' });
      await system.waiting().catch((error: unknown) => expect(error).toHaveProperty('failure.name'));
    },
  );
});

/** The list that is first asked for by the account is the one that waits for approval. */
async function approvalPath(): Promise<string> {
  await desk.office.control.clearLogs();
  const { tickets } = await desk.system.waiting();
  expect(tickets.length).toBeGreaterThan(0);
  const me = await desk.office.control.requests();
  const largest = me.requests.toSorted((one, other) => other.bytes - one.bytes)[0];
  return largest?.path ?? '';
}

/** One failed attempt of somebody else, with nothing of the program in it. */
async function fetchLogin(url: string, ca: string, email: string): Promise<void> {
  const { request } = await import('node:https');
  await new Promise<void>((resolve, reject) => {
    const call = request(`${url}/data/login`, { method: 'POST', ca }, (answer) =>
      answer.resume().on('end', resolve),
    );
    call.on('error', reject).end(JSON.stringify({ email, password: 'guess' }));
  });
}
