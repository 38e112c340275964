import { afterEach, describe, expect, test } from 'vitest';
import { assume } from '../../electron/systems/officegest/assumptions';
import { failureFrom } from './calls';
import { type Desk, type DeskOptions, openDesk } from './officegest/account';

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
  test('tells which employee that is, after a look at the server without a password', async () => {
    const { system, login, states, office } = await open();
    await system.checkServer();
    expect(await signInCount()).toBe(0);
    const { person, timeZone } = await system.signIn();
    const { people } = await office.control.state();
    expect(person).toMatchObject({ login, id: people.find((one) => one.login === login)?.id });
    expect([timeZone, states]).toEqual(['Europe/Lisbon', ['signing-in', 'signed-in']]);
  });

  test.each<[string, (login: string) => string]>([
    ['in capitals', (login) => login.toUpperCase()],
    ['with blanks around it', (login) => ` ${login} `],
  ])('finds the employee by a user name %s', async (_how, userName) => {
    const { system, login } = await open({ userName });
    expect((await system.signIn()).person.login).toBe(login);
  });

  test.each(['401', '403', '422', '200-no-token'])(
    'a wrong password (%s) is named, and never sent again',
    async (wrongLogin) => {
      const { system, states } = await open({ switches: { wrongLogin } });
      desk.password = 'wrong';
      for (const call of [() => system.signIn(), () => system.signIn(), () => system.waiting()]) {
        expect((await failureFrom(call())).name).toBe('wrong-credentials');
      }
      expect(await signInCount()).toBe(1);
      expect([system.sessionState, states]).toEqual(['locked', ['signing-in', 'locked']]);
    },
  );

  test.each(['error-text', 'error-object', 'empty'])(
    'refusals are known by their status, whatever their body (%s)',
    async (errorBodies) => {
      const { system } = await open({ switches: { errorBodies, modulesOff: 'workshop' } });
      await system.checkServer();
      expect((await system.waiting()).capabilities.tickets).toBe('module-off');
      await desk.office.control.expireSessions();
      expect((await system.waiting()).missing).toEqual([]);
    },
  );

  test.each([
    ['an address that is none there', { kind: 'status', status: 404 }],
    ['a page', { kind: 'html' }],
    ['a redirect', { kind: 'redirect', location: 'https://elsewhere.example/' }],
  ] as const)('%s is another product, told before and after a password is sent', async (_what, fault) => {
    const { system, office } = await open();
    await office.control.addFault({ ...fault, times: 'always' });
    expect((await failureFrom(system.checkServer())).name).toBe('not-this-system');
    expect((await failureFrom(system.signIn())).name).toBe('not-this-system');
    expect((await failureFrom(system.waiting())).name).toBe('not-this-system');
    expect(await signInCount()).toBe(1);
  });

  test('a token that could break out of its header is none', async () => {
    const { system, office } = await open();
    const body = JSON.stringify({ data: { token: 'a\r\nx-evil: 1' } });
    await office.control.addFault({ kind: 'status', status: 200, body, match: { path: 'login' } });
    expect((await failureFrom(system.signIn())).name).toBe('wrong-credentials');
  });
});

describe('the end of a token', () => {
  test('(401) is mended by one sign-in for all that wait', async () => {
    const { system, office, states } = await open();
    await system.waiting();
    await office.control.expireSessions();
    const readings = await Promise.all([system.waiting(), system.waiting()]);
    for (const { missing, tickets } of readings) expect([missing, tickets.length > 0]).toEqual([[], true]);
    expect(await signInCount()).toBe(2);
    expect(states).toEqual(['signing-in', 'signed-in', 'expired', 'signing-in', 'signed-in']);
  });

  test('that the server announced is not waited for', async () => {
    const { system, office } = await open({
      switches: { expiresInSeconds: 1 },
      assumptions: { signIn: { ...assume().signIn, shortestLifeSeconds: 0 } },
    });
    await system.waiting();
    await expect
      .poll(
        async () => {
          await system.waiting();
          return await signInCount();
        },
        { interval: 100, timeout: 5_000 },
      )
      .toBe(2);
    const { requests } = await office.control.requests();
    expect(requests.filter(({ status }) => status === 401)).toEqual([]);
  });

  test('at each request is not answered by a sign-in at each poll', async () => {
    const { system, office } = await open();
    await system.waiting();
    await office.control.addFault({ kind: 'status', status: 401, match: { method: 'GET' }, times: 'always' });
    const before = await signInCount();
    for (const _poll of [1, 2, 3]) expect((await failureFrom(system.waiting())).name).toBe('expired');
    expect((await signInCount()) - before).toBe(1);
  });

  test('with a password that was changed meanwhile locks until another is typed', async () => {
    const { system, office, login } = await open();
    await system.waiting();
    await office.control.setPassword({ login, password: 'nova' });
    await office.control.expireSessions();
    for (const _poll of [1, 2]) expect((await failureFrom(system.waiting())).name).toBe('wrong-credentials');
    expect([await signInCount(), system.sessionState]).toEqual([2, 'locked']);
    desk.password = 'nova';
    expect((await system.waiting()).missing).toEqual([]);
  });
});

describe('the way to the server', () => {
  test.each(['seconds', 'date'])('Retry-After in %s is obeyed', async (retryAfter) => {
    const { system, office } = await open({ switches: { retryAfter, retryAfterSeconds: 120 } });
    await system.waiting();
    const before = Date.now();
    await office.control.setSwitches({ rateLimitPerMinute: 1 });
    const failure = await failureFrom(system.waiting().then(() => system.waiting()));
    expect(failure.name).toBe('rate-limited');
    expect(failure.retryAt).toBeGreaterThan(before + 110_000);
    const { count } = await office.control.requests();
    await failureFrom(system.waiting());
    expect((await office.control.requests()).count).toBe(count);
  });

  test('429 without Retry-After names no moment', async () => {
    const { system, office } = await open({ switches: { retryAfter: 'absent' } });
    await system.waiting();
    await office.control.addFault({ kind: 'status', status: 429, times: 'always' });
    expect(await failureFrom(system.waiting())).toEqual({ name: 'rate-limited', detail: 'HTTP 429' });
  });

  const faults = [
    ['drop-before', {}, 'offline'],
    ['status', { status: 500 }, 'server-down'],
    ['status', { status: 404 }, 'not-found'],
    ['html', {}, 'malformed'],
    ['garbage', {}, 'malformed'],
    ['not-http', {}, 'malformed'],
    ['truncate', {}, 'offline'],
    ['truncate', { clean: true }, 'malformed'],
    ['wrong-charset', {}, 'malformed'],
    ['no-content', {}, 'malformed'],
    ['wrong-shapes', {}, 'malformed'],
    ['huge', { megabytes: 40 }, 'too-large'],
    ['gzip-bomb', { megabytes: 200 }, 'too-large'],
    ['deep-nesting', { depth: 10_000 }, 'malformed'],
    ['redirect', {}, 'malformed'],
  ] as const;
  test.each(faults)('%s %j on the board leaves the diary, and is named %s', async (kind, more, name) => {
    const { system, office } = await open();
    const before = await system.waiting();
    await office.control.addFault({ kind, ...more, match: { path: '/monitor/' }, times: 'always' });
    const { missing, tickets, reminders, capabilities } = await system.waiting();
    expect(missing).toMatchObject([{ part: 'tickets', failure: { name } }]);
    expect([tickets, reminders]).toEqual([[], before.reminders]);
    expect(capabilities.tickets).toBe('unknown');
    await office.control.clearFaults();
    expect((await system.waiting()).tickets).toEqual(before.tickets);
  });

  test('a server that went away is offline, and the token is good afterwards', async () => {
    const { system, office } = await open();
    await system.waiting();
    await office.control.stopListening();
    expect((await failureFrom(system.waiting())).name).toBe('offline');
    await office.control.listen();
    expect((await system.waiting()).missing).toEqual([]);
    expect(await signInCount()).toBe(1);
  });

  test('nothing is sent after close', async () => {
    const { system, office } = await open();
    await system.waiting();
    await system.close();
    await office.control.clearLogs();
    await failureFrom(system.waiting());
    expect((await office.control.requests()).count).toBe(0);
  });
});
