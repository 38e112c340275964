import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { OfficeAnswer } from '../../offices/common/office-answer';
import type { OfficeRequest } from '../../offices/common/office-request';
import { readInstant } from '../../offices/onlyoffice/api-dates';
import { writeJson } from '../../offices/onlyoffice/envelope';
import { makeOnlyoffice } from '../../offices/onlyoffice/open-onlyoffice';

const now = new Date('2030-03-12T09:00:00Z');

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly type?: string;
  readonly headers?: Record<string, string>;
}

/** A portal without a network, and a way to send it requests. */
function openPortal(switches: Record<string, unknown> = {}, people = 20) {
  const office = makeOnlyoffice({ people, seed: 5, switches, now: () => now });
  const lead = office.portal.at(0);
  const password = office.portal.passwordOf(lead);
  const send = (path: string, sent: Sent = {}): OfficeAnswer => {
    const url = new URL(path, 'https://portal.example/api/2.0/');
    const request: OfficeRequest = {
      method: sent.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: { host: 'portal.example', ...(sent.type && { 'content-type': sent.type }), ...sent.headers },
      cookies: new Map(),
      body: Buffer.from(sent.body ?? ''),
    };
    return office.handler.handle(request);
  };
  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
  const signIn = (fields: Record<string, string> = {}, path = 'authentication.json') =>
    send(path, { method: 'POST', body: form({ userName: lead.userName, password, ...fields }) });
  const token = office.handler.signIn.issue(lead.userName);
  const call = (path: string, sent: Sent = {}) =>
    send(path, { ...sent, headers: { authorization: token, ...sent.headers } });
  return { ...office, lead, password, send, signIn, call, token };
}

const json = (given: OfficeAnswer) => JSON.parse(given.body.toString('utf8'));

describe('the envelope', () => {
  test('has its members in the order of the reference, and none that is nothing', () => {
    const { call } = openPortal();
    const list = call('people/filter.json?count=3&startIndex=2');
    expect(list.status).toBe(200);
    expect(Object.keys(json(list))).toEqual([
      'count',
      'startIndex',
      'total',
      'status',
      'statusCode',
      'response',
    ]);
    expect(json(call('crm/task/filter.json?responsibleid=00000000-0000-0000-0000-000000000001'))).toEqual({
      total: 0,
      status: 0,
      statusCode: 200,
      response: [],
    });
  });

  test('writes slashes and control characters as the portal does', () => {
    expect(writeJson({ a: 'x/y\n\t"\\n' })).toBe('{"a":"x\\/y\\u000a\\u0009\\"\\\\n"}');
  });

  test('a list longer than its page has a next index that is one too many', () => {
    const { call } = openPortal();
    expect(json(call('people.json?count=2'))).toMatchObject({
      count: 2,
      nextIndex: 3,
      total: expect.any(Number),
    });
  });

  test('XML repeats an element for each item, when a suffix asks for it', () => {
    const { call } = openPortal();
    const given = call('group.xml');
    expect(given.headers['content-type']).toBe('text/xml; charset=utf-8');
    const text = given.body.toString('utf8');
    expect(text.startsWith('<result><count>6</count>')).toBe(true);
    expect(text.match(/<response>/gu)).toHaveLength(6);
    expect(call('group.xml', { type: 'application/json' }).headers['content-type']).toContain('json');
    expect(call('group').headers['content-type']).toContain('json');
    expect(openPortal({ noSuffix: 'xml' }).call('group').headers['content-type']).toContain('xml');
  });

  test('names of fields choose what is written', () => {
    const path = 'people/filter.json?count=1&fields=ID,userName';
    expect(Object.keys(json(openPortal().call(path)).response[0])).toEqual(['id', 'userName']);
    const dear = 'people/filter.json?count=1&fields=id,AVATAR,groups';
    expect(Object.keys(json(openPortal().call(dear)).response[0])).toEqual(['id', 'groups']);
    expect(
      Object.keys(json(openPortal({ fields: 'ignored' }).call(path)).response[0]).length,
    ).toBeGreaterThan(20);
  });

  test('is packed where gzip stands first among what is accepted', () => {
    const { call } = openPortal();
    const packed = call('group.json', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(JSON.parse(gunzipSync(packed.body).toString()).count).toBe(6);
    expect(call('group.json', { headers: { 'accept-encoding': 'br, gzip' } }).headers).not.toHaveProperty(
      'content-encoding',
    );
  });
});

describe('signing in', () => {
  test('gives a token and a cookie with 201, by form or by JSON, in any letter case', () => {
    const { signIn, send, lead, password } = openPortal();
    expect(signIn().status).toBe(201);
    expect(Object.keys(json(signIn()).response)).toEqual(['token', 'expires']);
    expect(String(signIn().headers['set-cookie'])).toMatch(/^asc_auth_key=/u);
    const body = JSON.stringify({ USERNAME: lead.email, Password: password });
    expect(send('authentication.json', { method: 'POST', body, type: 'application/json' }).status).toBe(201);
  });

  test('is refused with 500, and after too many tries the right password is too', () => {
    const { signIn, clock } = openPortal();
    const wrong = signIn({ password: 'no' });
    expect([wrong.status, json(wrong).error.message]).toEqual([500, 'User authentication failed']);
    for (let tries = 0; tries < 5; tries += 1) signIn({ password: 'no' });
    expect(json(signIn()).error.message).toBe('Login Fail. Too many attempts');
    clock.offsetMs = 61_000;
    expect(signIn().status).toBe(201);
  });

  test('a code of six digits goes into the path, is good once and for ten minutes', () => {
    const { signIn, handler, lead, clock } = openPortal({ secondFactor: 'sms' });
    expect(json(signIn()).response).toMatchObject({
      token: null,
      sms: true,
      phoneNoise: expect.stringContaining('*'),
    });
    const code = handler.signIn.codeOf(lead);
    expect(signIn({}, 'authentication/000000.json').status).toBe(500);
    expect(json(signIn({}, `authentication/${code}.json`)).response.token).toEqual(expect.any(String));
    expect(signIn({}, `authentication/${code}.json`).status).toBe(500);
    signIn();
    clock.offsetMs = 11 * 60_000;
    expect(signIn({}, `authentication/${handler.signIn.codeOf(lead)}.json`).status).toBe(500);
  });

  test.each(['', 'Bearer '])(
    'the token is good as "%s<token>", and the answer carries a fresh cookie',
    (scheme) => {
      const { send, token } = openPortal();
      const given = send('people/@self.json', { headers: { authorization: scheme + token } });
      expect([given.status, String(given.headers['set-cookie']).slice(0, 12)]).toEqual([200, 'asc_auth_key']);
    },
  );

  test('nobody is told so in plain text, with a challenge', () => {
    const given = openPortal().send('people/@self.json', { headers: { authorization: 'nonsense' } });
    expect([given.status, given.body.toString(), given.headers['www-authenticate']]).toEqual([
      401,
      'Unauthorized',
      'Basic Realm="portal.example"',
    ]);
  });
});

describe('refusals', () => {
  test.each([
    ['project/task/999999.json', 'GET', '', 404],
    ['project/task/filter.json?status=nonsense', 'GET', '', 400],
    ['project/task/filter.json?participant=nonsense', 'GET', '', 400],
    ['project/nothing.json', 'GET', '', 404],
    ['crm/task/999999/close.json', 'PUT', '{}', 400],
    ['calendar/calendars/soon/later.json', 'GET', '', 400],
    ['project/task/1/status.json', 'PUT', '{"status":', 400],
    ['project/task/1/status.json', 'PUT', '[1]', 400],
  ])('%s (%s %s) is %i', (path, method, body, status) => {
    expect(openPortal().call(path, { method, body, type: 'application/json' }).status).toBe(status);
  });

  test('a module that is off, a portal that is not itself', () => {
    expect(json(openPortal({ modulesOff: 'crm,mail' }).call('crm/task/filter.json'))).toMatchObject({
      status: 1,
      statusCode: 403,
      error: { message: 'Forbidden', hresult: -2147467259 },
    });
    const status = (portal: string) => openPortal({ portal }).call('people/@self.json').status;
    expect(['unpaid', 'unpaid-early', 'suspended', 'restoring', 'starting'].map(status)).toEqual([
      402, 402, 404, 503, 502,
    ]);
    expect(openPortal({ portal: 'suspended' }).send('capabilities.json').status).toBe(200);
  });

  test('more requests than are allowed are told when to come again', () => {
    const { call } = openPortal({ rateLimit: 3 });
    const answers = Array.from({ length: 4 }, () => call('group.json'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 503]);
    expect(answers[3]?.headers['retry-after']).toBe('5');
  });
});

describe('tasks', () => {
  const task = (office: ReturnType<typeof openPortal>) => {
    const found = office.portal.tasks.find((one) => one.responsibles[0] === 0 && one.description !== '');
    if (found === undefined) throw new Error('no task');
    return found;
  };
  const put = (office: ReturnType<typeof openPortal>, path: string, body: object) =>
    office.call(path, { method: 'PUT', body: JSON.stringify(body), type: 'application/json' });

  test('what is left out of a change is overwritten with nothing', () => {
    const office = openPortal();
    const { id, priority } = task(office);
    put(office, `project/task/${id}.json`, { title: 'Short' });
    const after = office.portal.tasks.find((one) => one.id === id);
    expect(after).toMatchObject({
      title: 'Short',
      description: '',
      deadline: null,
      milestone: null,
      responsibles: [],
      priority,
    });
    expect(put(office, `project/task/${id}.json`, { title: ' ' }).status).toBe(400);
  });

  test('the state is a number or a word, and no other', () => {
    const office = openPortal();
    const { id } = task(office);
    expect(put(office, `project/task/${id}/status.json`, { status: 'Closed' }).status).toBe(200);
    expect(put(office, `project/task/${id}/status.json`, { status: 1 }).status).toBe(200);
    expect(put(office, `project/task/${id}/status.json`, { status: 0 }).status).toBe(403);
    expect(put(office, `project/task/${id}/status.json`, { status: 'done' }).status).toBe(400);
  });

  test('deadlines carry the offset of the machine, other dates that of the portal', () => {
    const office = openPortal({ serverZone: 'America/New_York' });
    const { id, deadline } = task(office);
    const written = json(office.call(`project/task/${id}.json`)).response;
    expect(written.deadline).toMatch(new RegExp(`^${deadline}T00:00:00\\.0000000-0[45]:00$`, 'u'));
    expect(written.created).toMatch(/\.\d{7}\+0[12]:00$/u);
  });

  test('an invoice moves only where it may, and says nothing when it may not', () => {
    const office = openPortal();
    const [first] = office.portal.invoices;
    const move = (status: string) =>
      json(put(office, `crm/invoice/status/${status}.json`, { invoiceids: [first?.id] })).response.key[0]
        .status.id;
    expect([move('archived'), move('rejected'), move('paid'), move('draft')]).toEqual([2, 3, 3, 1]);
  });
});

describe('reading that writes', () => {
  test('news without a word of caution counts as read; the first look at the calendars makes one', () => {
    const { call, portal } = openPortal();
    portal.news.set(0, 4);
    call('feed/filter.json?onlyNew=true');
    expect(json(call('feed/newfeedscount.json')).response).toBe(4);
    call('feed/filter.json');
    expect(json(call('feed/newfeedscount.json'))).toMatchObject({ response: 0 });
    for (const _ of [1, 2]) call('calendar/calendars/2030-03-12/2030-03-14.json');
    expect(portal.sideEffects.map(({ kind }) => kind)).toEqual(['feed-read', 'default-calendar-made']);
  });
});

describe('dates that are sent', () => {
  test.each([
    ['2030-03-14', '2030-03-13T23:00:00.000Z'],
    ['2030-03-14T10-20-30.0000000Z', '2030-03-14T10:20:30.000Z'],
    ['2030-03-14T10:20:30.000+02:00', '2030-03-14T08:20:30.000Z'],
    ['2030-03-14T10:20:30', '2030-03-14T09:20:30.000Z'],
  ])('%s', (text, at) => expect(readInstant(text, 'Europe/Berlin').toISOString()).toBe(at));

  test.each(['2030', 'tomorrow', '2030-03-14T10:20', '14.03.2030'])('%s is refused', (text) => {
    expect(() => readInstant(text, 'Europe/Berlin')).toThrow();
  });
});

test('a batch is a list inside a form, and each call stands for itself', () => {
  const { call } = openPortal();
  const batch = JSON.stringify([
    { method: 'GET', relativeUrl: 'api/2.0/people/@self.json', name: 'me' },
    { method: 'GET', relativeUrl: 'project/task/999999.json' },
  ]);
  const { response } = json(
    call('batch.json', { method: 'POST', body: new URLSearchParams({ batch }).toString() }),
  );
  expect(response.map(({ status }: { status: number }) => status)).toEqual([200, 404]);
  expect(JSON.parse(response[0].data).response.userName).toEqual(expect.any(String));
  expect(call('batch.json', { method: 'POST', body: batch, type: 'application/json' }).status).toBe(400);
});

describe('the samples of the reference', () => {
  const person = `id,userName,isVisitor,firstName,lastName,email,status,activationStatus,terminated,department,workFrom,
displayName,mobilePhone,mobilePhoneActivationStatus,title,contacts,groups,avatarMedium,avatar,isAdmin,isLDAP,isOwner,
cultureName,isSSO,avatarSmall,quotaLimit,usedSpace,docsSpace,mailSpace,talkSpace,profileUrl`;
  const task = `canEdit,canCreateSubtask,canCreateTimeSpend,canDelete,canReadFiles,id,title,description,deadline,priority,
projectOwner,subtasks,status,created,createdBy,updated,responsibles`;
  const crmTask = 'createBy,created,title,deadLine,alertValue,responsible,category,canEdit,id';
  const members = (sample: string) => sample.split(/,\s*/u);

  test.each([
    ['people/filter.json?employeeStatus=All', person],
    ['project/task/filter.json', task],
    ['crm/task/filter.json', crmTask],
  ])('%s has the members of the sample, in its order', (path, sample) => {
    const written: object[] = json(openPortal().call(path)).response;
    const orders = written.map((item) => Object.keys(item).filter((name) => members(sample).includes(name)));
    expect(orders).toContainEqual(members(sample));
    for (const order of orders) expect(members(sample).filter((name) => order.includes(name))).toEqual(order);
  });
});
