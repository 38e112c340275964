import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningOffice, startOffice } from '../offices/index';
import { Visitor, visitorAs } from '../offices/testing/visitor';

let office: RunningOffice;
let visitor: Visitor;
let initial: Awaited<ReturnType<RunningOffice['control']['switches']>>;

beforeAll(async () => {
  office = await startOffice({ system: 'offiserv', people: 40, seed: 12 });
  initial = await office.control.switches();
});
beforeEach(async () => {
  await office.control.setSwitches(initial);
  visitor = await visitorAs(office, 'approver');
});
afterAll(() => office.close());

async function waiting(): Promise<unknown> {
  return (await visitor.get(String((await visitor.me()).leavesForApprovalUri))).json;
}

async function firstWaiting(): Promise<Record<string, unknown>> {
  const list = (await waiting()) as Record<string, unknown>[];
  return list[0] ?? {};
}

describe('switches of signing in and of the session', () => {
  const wrong = { login: 'nobody@office.example', password: 'x' };

  test.each([
    ['401', 401, /json/u],
    ['403', 403, /json/u],
    ['200-no-cookie', 200, /json/u],
    ['200-html', 200, /html/u],
  ])('wrongLogin %s', async (wrongLogin, status, type) => {
    await office.control.setSwitches({ wrongLogin });
    const stranger = new Visitor(office);
    const reply = await stranger.signIn(wrong);
    expect(reply.status).toBe(status);
    expect(reply.headers['content-type']).toMatch(type);
    expect(stranger.cookie).toBeNull();
  });

  test('lockAfter refuses the right password too, until the password is set anew', async () => {
    await office.control.setSwitches({ lockAfter: 2, lockAnswer: '423' });
    const login = office.logins[1];
    if (login === undefined) throw new Error('There is no second login.');
    const stranger = new Visitor(office);
    await stranger.signIn({ ...login, password: 'a' });
    await stranger.signIn({ ...login, password: 'b' });
    expect((await stranger.signIn(login)).status).toBe(423);
    await office.control.setPassword({ login: login.login, password: 'nowe-hasło' });
    expect((await stranger.signIn(login)).status).toBe(401);
    expect((await stranger.signIn({ ...login, password: 'nowe-hasło' })).status).toBe(200);
    await office.control.setPassword(login);
  });

  test.each([
    ['401', 401, undefined],
    ['403', 403, undefined],
    ['redirect', 302, '/signin.html'],
    ['200-html', 200, undefined],
  ])('expiry %s', async (expiry, status, location) => {
    await office.control.setSwitches({ expiry });
    expect((await office.control.expireSessions({ login: office.logins[0]?.login })).ended).toBeGreaterThan(
      0,
    );
    const reply = await visitor.get('/data/users/me');
    expect([reply.status, reply.headers.location]).toEqual([status, location]);
    if (expiry === '200-html') expect(reply.headers['content-type']).toMatch(/html/u);
    if (location !== undefined)
      expect((await visitor.get(location)).headers['content-type']).toMatch(/html/u);
  });

  test('renewal strict makes a cookie good for one request', async () => {
    await office.control.setSwitches({ renewal: 'strict' });
    const before = visitor.cookie;
    await visitor.me();
    expect(visitor.cookie).not.toBe(before);
    visitor.cookie = before;
    expect((await visitor.get('/data/users/me')).status).toBe(401);
  });

  test('sessionSeconds ends a session by the clock', async () => {
    await office.control.setSwitches({ sessionSeconds: 60, renewal: 'never' });
    await visitor.me();
    await office.control.shiftClock({ offsetMs: 61_000 });
    expect((await visitor.get('/data/users/me')).status).toBe(401);
    await office.control.shiftClock({ offsetMs: 0 });
  });
});

describe('switches of shapes', () => {
  test('references', async () => {
    await office.control.setSwitches({ references: 'absolute' });
    expect((await visitor.me()).uri).toMatch(new RegExp(`^${office.url}/data/`, 'u'));
    await office.control.setSwitches({ references: 'bare-path' });
    const { leavesUri } = await visitor.me();
    expect(leavesUri).toMatch(/^data\//u);
    expect((await visitor.get(String(leavesUri))).status).toBe(200);
  });

  test.each([
    ['foreign-host', /^https:\/\/office-mirror\.example\/data\//u],
    ['plain-http', /^http:\/\/localhost:\d+\/data\//u],
    ['other-port', /^https:\/\/localhost:\d+\/data\//u],
    ['userinfo', /^https:\/\/localhost:\d+@office-mirror\.example\/data\//u],
    ['script', /^javascript:/u],
  ])('hostile %s, in the fields named only', async (hostile, pattern) => {
    await office.control.setSwitches({ hostile, hostileFields: 'leavesForApprovalUri,ticketsUri' });
    const me = await visitor.me();
    expect(me.leavesForApprovalUri).toMatch(pattern);
    expect(me.leavesForApprovalUri).not.toContain(`${office.url}/`);
    expect(me.leavesUri).toMatch(/^\/data\//u);
  });

  test('lists', async () => {
    await office.control.setSwitches({ lists: 'wrapped' });
    expect(await waiting()).toEqual({ items: expect.any(Array) });
    await office.control.setSwitches({ lists: 'wrapped-with-count', innerLists: 'wrapped' });
    expect(await waiting()).toMatchObject({
      total: expect.any(Number),
      items: expect.any(Array),
      next: null,
    });
    expect((await visitor.me()).reports).toEqual({ items: expect.any(Array) });
  });

  test('users', async () => {
    const first = async () => ((await visitor.me()).reports as unknown[])[0];
    expect(await first()).not.toHaveProperty('reports');
    await office.control.setSwitches({ users: 'deep' });
    expect(await first()).toHaveProperty('reports');
    await office.control.setSwitches({ users: 'short' });
    expect(Object.keys((await first()) as object)).toEqual(['uri', 'displayName']);
    await office.control.setSwitches({ users: 'uris' });
    expect(await first()).toMatch(/^\/data\//u);
    expect((await firstWaiting()).user).toMatch(/^\/data\//u);
  });

  test('remindersKey, singleTicketUri, emailField, hideFields, extraFields', async () => {
    await office.control.setSwitches({
      remindersKey: 'nested',
      singleTicketUri: 'template',
      emailField: 'mail',
      hideFields: 'mobile,roles',
      extraFields: true,
    });
    const me = await visitor.me();
    expect(me).toMatchObject({
      uris: { reminders: { UserReminders: expect.any(String) } },
      singleTicketUri: expect.stringMatching(/\/\{id\}$/u),
      mail: office.logins[0]?.login,
      labels: { color: 'blue' },
    });
    for (const field of ['uris.reminders.UserReminders', 'email', 'mobile', 'roles']) {
      expect(Object.keys(me)).not.toContain(field);
    }
  });

  test('pendingWord none leaves the status out', async () => {
    await office.control.setSwitches({ pendingWord: 'none' });
    expect(await firstWaiting()).not.toHaveProperty('status');
    await office.control.setSwitches({ pendingWord: 'submitted', approverHistory: true });
    expect(await firstWaiting()).toMatchObject({ status: 'submitted', approvers: [{ decision: null }] });
  });

  test.each([
    ['iso', /^\d{4}-\d\d-\d\d$/u, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u],
    ['iso-offset', /^\d{4}-\d\d-\d\d$/u, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/u],
    ['iso-local', /^\d{4}-\d\d-\d\d$/u, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/u],
    ['minutes', /^\d{4}-\d\d-\d\d 00:00$/u, /^\d{4}-\d\d-\d\d \d\d:\d\d$/u],
    ['seconds', /^\d{4}-\d\d-\d\d 00:00:00$/u, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/u],
    ['epoch-ms', /^\d{13}$/u, /^\d{13}$/u],
  ])('dates %s', async (dates, day, instant) => {
    await office.control.setSwitches({ dates });
    expect(String((await firstWaiting()).from)).toMatch(day);
    const [reservation] = await visitor.list((await visitor.me()).reservationsUri);
    expect(String(reservation?.from)).toMatch(instant);
  });

  test('features without vacations empty the list, or refuse it', async () => {
    await office.control.setSwitches({ features: 'without' });
    expect((await visitor.object('/data/companies/my')).features).not.toContain('Vacations');
    expect(await waiting()).toEqual([]);
    await office.control.setSwitches({ features: 'missing', leaveWhenOff: '404' });
    expect(await visitor.object('/data/companies/my')).not.toHaveProperty('features');
    expect(await waiting()).not.toEqual([]);
  });
});

describe('switches of answers', () => {
  test.each([
    ['json', /^\{"error":/u],
    ['text', /^Sign in/u],
    ['html', /^<!DOCTYPE/u],
    ['empty', /^$/u],
  ])('errorBodies %s', async (errorBodies, pattern) => {
    await office.control.setSwitches({ errorBodies });
    expect((await new Visitor(office).get('/data/users/me')).text).toMatch(pattern);
  });

  test('etag and lastModified let a known version be skipped', async () => {
    await office.control.setSwitches({ etag: 'weak', lastModified: true });
    const { headers } = await visitor.get('/data/users/me');
    expect(headers.etag).toMatch(/^W\/"/u);
    const known = { 'if-none-match': String(headers.etag) };
    expect((await visitor.send('GET', '/data/users/me', undefined, known)).status).toBe(304);
    const since = { 'if-modified-since': String(headers['last-modified']) };
    expect((await visitor.send('GET', '/data/users/me', undefined, since)).status).toBe(304);
    expect((await visitor.get('/data/users/me')).status).toBe(200);
  });

  test('rateLimitPerMinute answers 429 with Retry-After', async () => {
    await office.control.setSwitches({ rateLimitPerMinute: 3, retryAfterSeconds: 7 });
    const replies = [];
    for (let asked = 0; asked < 4; asked += 1) replies.push(await visitor.get('/data/users/me'));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(replies[3]?.headers['retry-after']).toBe('7');
    await office.control.setSwitches({ retryAfter: 'date' });
    expect(Date.parse(String((await visitor.get('/data/users/me')).headers['retry-after']))).toBeGreaterThan(
      0,
    );
  });

  test('transfer and compression', async () => {
    await office.control.setSwitches({ transfer: 'chunked' });
    expect((await visitor.get('/data/users/me')).headers['transfer-encoding']).toBe('chunked');
    await office.control.setSwitches({ transfer: 'length', compression: 'gzip' });
    const { headers } = await visitor.send('GET', '/data/users/me', undefined, { 'accept-encoding': 'gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(Number(headers['content-length'])).toBeGreaterThan(0);
  });

  test('closedUsersPercent hides people but never oneself', async () => {
    await office.control.setSwitches({ closedUsersPercent: 100, closedUsersStatus: '403' });
    const me = await visitor.me();
    expect((await visitor.get(String(me.managerUri))).status).toBe(403);
  });
});

test('every switch is described in the notes', async () => {
  const notes = await readFile(new URL('../offices/README.md', import.meta.url), 'utf8');
  const described = new Set([...notes.matchAll(/^\| `(\w+)`\s*\|/gmu)].map(([, name]) => name));
  expect(Object.keys(initial).filter((name) => !described.has(name))).toEqual([]);
});
