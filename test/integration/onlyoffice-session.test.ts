import { afterEach, describe, expect, test, vi } from 'vitest';
import { onlyOffice } from '../../electron/systems/onlyoffice/index';
import { startOffice } from '../offices/index';
import { everybody, failureFrom } from './calls';
import { type Desk, type DeskOptions, openDesk, ticketNamed } from './onlyoffice/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(async () => {
  vi.useRealTimers();
  await desk.close();
});

const paths = async () => (await desk.office.control.requests()).requests.map(({ path }) => path.slice(9));

describe('signing in', () => {
  test.each([
    [{}, 'Europe/Berlin'],
    [{ settingsZone: 'windows' }, 'Etc/GMT-1'],
    [{ zone: 'UTC', unauthorized: 'html' }, 'UTC'],
    [{ settings: 'forbidden' }, Intl.DateTimeFormat().resolvedOptions().timeZone],
  ])('says who that is, and in which zone (%j)', async (switches, timeZone) => {
    const { system, states, office, login } = await open({ switches });
    const identity = await system.signIn();
    expect(identity).toMatchObject({ person: { login, displayName: office.logins[0]?.name }, timeZone });
    expect(states).toEqual(['signing-in', 'signed-in']);
    expect((await office.control.signIns()).map(({ accepted }) => accepted)).toEqual([true]);
  });

  test('each request names its form in the path and in both headers, and carries no cookie', async () => {
    const { system, office } = await open();
    await system.signIn();
    await system.waiting();
    const { requests } = await office.control.requests();
    for (const { path, headers, cookie } of requests) {
      expect(path.split('?')[0]).toMatch(/\.json$/);
      expect([headers['content-type'], headers.accept, cookie]).toEqual([
        'application/json',
        'application/json',
        false,
      ]);
      expect(headers['accept-encoding']?.split(',')[0]).toBe('gzip');
    }
  });

  test.each(['english', 'german'])('a wrong password is tried once (%s)', async (errorLanguage) => {
    const { system, office } = await open({ switches: { errorLanguage } });
    desk.password = 'wrong';
    for (const _ of [1, 2, 3])
      expect(await failureFrom(system.signIn())).toMatchObject({ name: 'wrong-credentials' });
    expect(system.sessionState).toBe('locked');
    expect(await office.control.signIns()).toHaveLength(1);
  });

  test('too many tries of others are no word against the password', async () => {
    const { system, office } = await open({ switches: { lockAfter: 0, lockSeconds: 60 } });
    await office.control.addFault({
      kind: 'status',
      status: 500,
      match: { path: 'authentication' },
      body: '{"status":1,"statusCode":500,"error":{"message":"Login Fail. Too many attempts","hresult":1,"data":{}}}',
    });
    const failure = await failureFrom(system.signIn());
    expect(failure).toMatchObject({ name: 'rate-limited' });
    expect((failure.retryAt ?? 0) - Date.now()).toBeGreaterThan(60_000);
    // However often it is asked for, nothing is sent before that.
    for (const _ of [1, 2])
      expect(await failureFrom(system.signIn())).toMatchObject({
        name: failure.name,
        detail: failure.detail,
      });
    // Nor is it put off because somebody sets the clock back.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 86_400_000 });
    const later = await failureFrom(system.signIn());
    expect((later.retryAt ?? 0) - Date.now()).toBeLessThan(300_000);
    vi.useRealTimers();
    expect(await office.control.signIns()).toHaveLength(1);
    await desk.restart();
    await desk.system.signIn();
    expect(desk.system.sessionState).toBe('signed-in');
  });

  test.each(['unpaid', 'unpaid-early', 'suspended', 'restoring', 'starting'])(
    'a portal that is %s is no reason to doubt the password',
    async (portal) => {
      const { system, office } = await open({ switches: { portal } });
      const failure = await failureFrom(system.signIn());
      expect(failure.name).toBe('server-down');
      await office.control.setSwitches({ portal: 'open' });
      await system.signIn();
    },
  );
});

describe('the server is looked at before a password is sent', () => {
  test('a portal is known by its capabilities', async () => {
    const { system, office } = await open();
    await system.checkServer();
    expect(await paths()).toEqual(['capabilities.json']);
    expect(await office.control.signIns()).toEqual([]);
  });

  test('a portal that is not paid for is one all the same; one that starts is down', async () => {
    const { system, office } = await open({ switches: { portal: 'unpaid-early' } });
    await system.checkServer();
    await office.control.addFault({ kind: 'html', status: 502 });
    expect(await failureFrom(system.checkServer())).toMatchObject({ name: 'server-down' });
  });

  test('a portal that blocks this address is down for us, and no other product', async () => {
    const { system, office } = await open();
    await office.control.addFault({ kind: 'status', status: 403, body: '' });
    expect(await failureFrom(system.checkServer())).toMatchObject({ name: 'server-down' });
  });

  test('another product is none', async () => {
    await open();
    const other = await startOffice({ system: 'offiserv', people: 10, seed: 1 });
    const system = onlyOffice().open({
      origin: other.url,
      caPem: other.caPem,
      userAgent: 'OffiTray/test',
      resolveProxy: async () => 'DIRECT',
      credentials: async () => undefined,
      onSessionState: () => undefined,
    });
    expect(await failureFrom(system.checkServer())).toMatchObject({ name: 'not-this-system' });
    await system.close();
    await other.close();
  });
});

describe('a second factor', () => {
  test.each(['sms', 'app'])('is asked for (%s), and its code opens the session', async (secondFactor) => {
    const { system, office, login } = await open({ switches: { secondFactor } });
    expect(await failureFrom(system.signIn())).toEqual({ name: 'second-factor', detail: secondFactor });
    for (const _ of [1, 2])
      expect(await failureFrom(system.waiting())).toMatchObject({ name: 'second-factor' });
    expect(await office.control.signIns()).toHaveLength(1);
    const { code } = await office.control.secondFactorCode({ login });
    desk.code = code === '000000' ? '111111' : '000000';
    expect(await failureFrom(system.signIn())).toEqual({ name: 'second-factor', detail: secondFactor });
    desk.code = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect((await system.signIn()).person.login).toBe(login);
    const { messages } = await office.control.state();
    expect(messages[login] ?? 0).toBe(secondFactor === 'sms' ? 1 : 0);
  });

  test.each([
    ['sms-no-phone', 'sms-no-phone'],
    ['app-unlinked', 'app-unlinked'],
  ])('that is not set up yet is said to be so (%s)', async (secondFactor, detail) => {
    const { system } = await open({ switches: { secondFactor } });
    expect(await failureFrom(system.signIn())).toEqual({ name: 'second-factor', detail });
  });

  test('is not asked for again after a restart, nor is the password sent', async () => {
    const { system, office, login } = await open({ switches: { secondFactor: 'sms' } });
    await failureFrom(system.signIn());
    desk.code = (await office.control.secondFactorCode({ login })).code;
    await system.signIn();
    desk.code = undefined;
    await desk.restart();
    await office.control.clearLogs();
    await desk.system.signIn();
    expect((await desk.system.waiting()).tickets.length).toBeGreaterThan(0);
    expect(await office.control.signIns()).toEqual([]);
  });

  test('is asked for once when a kept session has ended', async () => {
    const { system, office, login } = await open({ switches: { secondFactor: 'app' } });
    await failureFrom(system.signIn());
    desk.code = (await office.control.secondFactorCode({ login })).code;
    await system.signIn();
    desk.code = undefined;
    await office.control.expireSessions();
    await desk.restart();
    for (const _ of [1, 2])
      expect(await failureFrom(desk.system.waiting())).toMatchObject({ name: 'second-factor' });
    expect(desk.kept).toBeUndefined();
    expect(await office.control.signIns()).toHaveLength(3);
  });
});

describe('a session that ends', () => {
  test.each(['text', 'html'])('is opened again once, by itself (%s)', async (unauthorized) => {
    const { system, office } = await open({ switches: { unauthorized } });
    const before = (await system.waiting()).tickets.length;
    await office.control.expireSessions();
    expect((await system.waiting()).tickets).toHaveLength(before);
    expect(await office.control.signIns()).toHaveLength(2);
    expect(desk.states.slice(-3)).toEqual(['expired', 'signing-in', 'signed-in']);
  });

  test('before a decision is opened again by the look at what is decided', async () => {
    const { system, office } = await open();
    const { id } = await office.control.createCrmTask();
    const ticket = await ticketNamed(system, `crm:${id}`);
    await office.control.expireSessions();
    await system.decide({ ticket, verb: 'done' });
    expect((await office.control.ledger()).map(({ status }) => status)).toEqual([200]);
  });

  test('between the look and the decision leaves the decision undone, and it is not sent again', async () => {
    const { system, office } = await open();
    const { id } = await office.control.createCrmTask();
    const ticket = await ticketNamed(system, `crm:${id}`);
    await office.control.addFault({ kind: 'delay', match: { method: 'PUT' } });
    const failed = failureFrom(system.decide({ ticket, verb: 'done' }));
    const lastMethod = async () => (await office.control.requests()).requests.at(-1)?.method;
    await vi.waitFor(async () => expect(await lastMethod()).toBe('PUT'), { timeout: 5_000 });
    await office.control.expireSessions();
    expect(await failed).toMatchObject({ name: 'expired' });
    expect((await office.control.ledger()).map(({ status, effect }) => [status, effect])).toEqual([
      [401, null],
    ]);
  });

  test('because the password changed is not opened with the old one twice', async () => {
    const { system, office, login } = await open();
    await system.waiting();
    await office.control.setPassword({ login, password: 'new' });
    for (const _ of [1, 2])
      expect(await failureFrom(system.waiting())).toMatchObject({ name: 'wrong-credentials' });
    expect(await office.control.signIns()).toHaveLength(2);
    desk.password = 'new';
    await system.waiting();
  });
});

describe('a page where JSON was expected ends no session', () => {
  test.each([200, 403, 404, 502])('HTTP %i', async (status) => {
    const { system, office } = await open();
    await system.signIn();
    await office.control.addFault({ kind: 'html', status, times: 'always' });
    expect(['server-down', 'not-found']).toContain((await failureFrom(everybody(system))).name);
    expect(system.sessionState).toBe('signed-in');
    await office.control.clearFaults();
    expect((await everybody(system)).length).toBeGreaterThan(20);
    expect(await office.control.signIns()).toHaveLength(1);
  });
});

test('the limit of the portal is obeyed to the second', async () => {
  const { system, office } = await open({ switches: { rateLimit: 4, retryAfterSeconds: 7 } });
  await system.signIn();
  const failure = await failureFrom(system.waiting().then(() => system.waiting()));
  expect(failure).toMatchObject({ name: 'server-down' });
  expect((failure.retryAt ?? 0) - Date.now()).toBeGreaterThan(5_000);
  await office.control.clearLogs();
  await failureFrom(system.waiting());
  expect((await office.control.requests()).count).toBe(0);
});
