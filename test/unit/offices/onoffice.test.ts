import { describe, expect, test } from 'vitest';
import type { OfficeRequest } from '../../offices/common/office-request';
import { makeOnoffice } from '../../offices/onoffice/open-onoffice';
import { actionPrefix, signatureVersion1, signatureVersion2 } from '../../offices/onoffice/signature';

const instant = new Date('2026-11-20T09:30:00Z');
const nowSeconds = instant.getTime() / 1_000;

interface Asked {
  readonly verb?: string;
  readonly resourceType?: string;
  readonly resourceId?: string;
  readonly parameters?: Record<string, unknown>;
  readonly changes?: Record<string, unknown>;
}

interface Result {
  readonly data: {
    meta: { cntabsolute: number | null };
    records: { id: number; elements: Record<string, unknown> }[];
  };
  readonly status: { errorcode: number; message: string };
}

function open(switches: Record<string, unknown> = {}) {
  const office = makeOnoffice({ seed: 9, people: 12, switches, now: () => instant });
  const { book, handler } = office;
  const action = ({
    verb = 'read',
    resourceType = 'task',
    resourceId = '',
    parameters = {},
    changes = {},
  }: Asked) => {
    const actionId = actionPrefix + verb;
    const values = { token: book.token, timestamp: String(nowSeconds), resourceType, actionId };
    return {
      actionid: actionId,
      resourceid: resourceId,
      resourcetype: resourceType,
      identifier: 'label',
      timestamp: nowSeconds,
      hmac: signatureVersion2(values, book.secret),
      hmac_version: '2',
      parameters,
      ...changes,
    };
  };
  const send = (body: unknown, path = '/api/stable/api.php') => {
    const request: OfficeRequest = {
      method: 'POST',
      path,
      query: new URLSearchParams(),
      headers: {},
      cookies: new Map(),
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    };
    const given = handler.handle(request);
    return {
      ...given,
      json: JSON.parse(given.body.toString('utf8')) as { status: object; response: { results: Result[] } },
    };
  };
  const ask = (...asked: Asked[]) => send({ token: book.token, request: { actions: asked.map(action) } });
  const one = (asked: Asked): Result => {
    const [result] = ask(asked).json.response.results;
    if (result === undefined) throw new Error('no result');
    return result;
  };
  return { ...office, send, ask, one, action };
}

const codeOf = (asked: Asked, switches: Record<string, unknown> = {}) =>
  open(switches).one(asked).status.errorcode;

describe('the envelope', () => {
  test('gives one result per action in order, each with its own status', () => {
    const { json } = open().ask(
      { resourceType: 'task', parameters: { data: ['Betreff'], listlimit: 1 } },
      { resourceType: 'nothing' },
      { verb: 'get', resourceType: 'groups' },
    );
    expect(json.status).toEqual({ code: 500, errorcode: 97, message: 'Error in action' });
    expect(json.response.results.map(({ status }) => status.errorcode)).toEqual([0, 25, 0]);
    const calm = open({ outerStatus: '200-0' }).ask({ resourceType: 'nothing' });
    expect(calm.json.status).toMatchObject({ code: 200, errorcode: 0 });
  });

  test('is compact JSON as PHP writes it', () => {
    const { body } = open().ask({ verb: 'get', resourceType: 'groups' });
    const text = body.toString('utf8');
    expect(text).toContain('B\\u00fcro');
    expect(text).not.toMatch(/[\u0080-\uffff]|": |\n/u);
    expect(
      open({ escapes: 'raw' }).ask({ verb: 'get', resourceType: 'groups' }).body.toString('utf8'),
    ).toContain('Büro');
  });

  test.each([
    ['no JSON at all', '{', 3],
    ['nothing asked', { token: 'x', request: { actions: [] } }, 9],
    ['no token', { request: { actions: [{}] } }, 13],
    ['a wrong token', { token: 'x'.repeat(32), request: { actions: [{}] } }, 22],
  ])('refuses %s', (_name, body, code) => {
    expect(open().send(body).json.status).toMatchObject({ errorcode: code });
  });

  test('has both versions of the address, and no other', () => {
    const { send } = open();
    expect(send({}, '/api/latest/api.php').status).toBe(200);
    expect(() => send({}, '/api/api.php')).toThrow();
  });
});

describe('the signature', () => {
  test.each([
    ['one of another action', { actionid: `${actionPrefix}get` }, 137],
    ['one that nobody made', { hmac: 'AAAA' }, 137],
    ['the old version', { hmac_version: undefined }, 137],
    ['a time too early', { timestamp: nowSeconds - 121 }, 136],
    ['a time too late', { timestamp: nowSeconds + 121 }, 136],
    ['no time', { timestamp: undefined }, 136],
    ['no record number', { resourceid: undefined }, 18],
  ])('refuses %s', (_name, changes, code) => {
    expect(codeOf({ changes })).toBe(code);
  });

  test('of the old version counts where that is switched on', () => {
    const { one, book } = open({ version1: true });
    const hmac = signatureVersion1(
      {
        token: book.token,
        timestamp: String(nowSeconds),
        resourceType: 'task',
        resourceId: '',
        identifier: 'label',
        actionId: `${actionPrefix}read`,
        parameters: {},
      },
      book.secret,
    );
    expect(one({ changes: { hmac, hmac_version: undefined } }).status.errorcode).toBe(0);
  });
});

describe('tasks', () => {
  const read = (parameters: Record<string, unknown>) => ({ resourceType: 'task', parameters });

  test('come as labels and texts, and are changed by numbers', () => {
    const { one, book } = open();
    const [task] = [...book.tasks.values()];
    const id = String(task?.id);
    const modify = { verb: 'modify', resourceType: 'task', resourceId: id };
    expect(one({ ...modify, parameters: { data: { Status: 'Erledigt' } } }).status.errorcode).toBe(0);
    expect(task?.status).toBe(1);
    const done = one({ ...modify, parameters: { data: { Status: 3 } } });
    expect(done.data.records[0]).toEqual({ id: 0, type: 'task', elements: { success: 'success' } });
    const data = ['Status', 'erledigt', 'Prio', 'Bearbeiter', 'Deadline'];
    const { elements } =
      one({ resourceType: 'task', resourceId: id, parameters: { data } }).data.records[0] ?? {};
    expect(elements).toMatchObject({ Status: 'Erledigt', erledigt: '0', Prio: String(task?.priority) });
    expect(elements?.Bearbeiter).toMatch(/^.+, .+ \(\w+\)$/u);
  });

  test('are twenty unless told, five hundred at most, counted as given', () => {
    const { one, book } = open();
    for (let count = 0; count < 600; count += 1) book.addTask({ subject: `Nr ${count}` });
    expect(one(read({ data: ['Betreff'] })).data.records).toHaveLength(20);
    const most = one(read({ data: ['Betreff'], listlimit: 5_000 }));
    expect(most.data.records).toHaveLength(500);
    expect(most.data.meta.cntabsolute).toBe(500);
  });

  test.each([
    [{ data: ['Betreff', 'Nr'] }, '"(2, Nr)"'],
    [{ data: ['tags'] }, '"(1, tags)"'],
    [{ data: ['Betreff'], listoffset: 5 }, 'listoffset'],
    [{ data: ['Betreff'], sortby: 'Prio' }, 'sortby'],
    [{ data: ['Betreff'], recordids: [1] }, 'recordids'],
  ])('refuse %j', (parameters, named) => {
    const { status } = open().one(read(parameters));
    expect(status.errorcode).toBe(144);
    expect(status.message).toContain(named);
  });

  test('may be hidden without a word', () => {
    expect(open({ taskRight: false }).one(read({ data: ['Betreff'] }))).toMatchObject({
      data: { records: [] },
      status: { errorcode: 0 },
    });
  });
});

describe('appointments', () => {
  const list = (parameters: Record<string, unknown>) => ({
    verb: 'get',
    resourceType: 'appointmentList',
    parameters,
  });

  test('need a period and fields, and pass over what they do not know', () => {
    const filter = { startDate: '2026-11-20', endDate: '2026-12-04' };
    expect(codeOf(list({ filter }))).toBe(254);
    expect(codeOf(list({ data: ['id'] }))).toBe(241);
    const { one } = open();
    const all = one(list({ data: ['id'], filter })).data.records.length;
    expect(
      one(list({ data: ['id'], filter: { ...filter, estate: 5 }, listlimit: 1 })).data.records,
    ).toHaveLength(all);
  });

  test('of a series come once, from their first day', () => {
    const filter = { startDate: '2026-11-20', endDate: '2026-12-04' };
    const found = open().one(list({ data: ['subject', 'date', 'recurrence'], filter })).data.records;
    const series = found.filter(({ elements }) => elements.recurrence !== null);
    expect(series).toHaveLength(1);
    expect(series[0]?.elements.date).toMatchObject({ start: '2026-10-30T08:30:00+00:00' });
  });

  test('that are unknown are no record and no error', () => {
    expect(open().one({ ...list({ data: ['id'] }), resourceId: '1' })).toMatchObject({
      data: { records: [] },
      status: { errorcode: 0 },
    });
  });

  test.each([
    [{ relationtype: 'x' }, 132],
    [{ relationinfo: [] }, 180],
    [{ relationinfo: { statusTerminbestaetigung: 'confirmed' } }, 181],
    [{ childid: [1] }, 80],
  ])('refuse the confirmation %j', (changes, code) => {
    const { one, book } = open();
    const appointment = [...book.appointments.values()].find(({ contacts }) => contacts.length > 0);
    const parameters = {
      relationtype: 'urn:onoffice-de-ns:smart:2.5:relationTypes:calendar:address',
      parentid: [appointment?.id],
      childid: [appointment?.contacts[0]?.addressId],
      relationinfo: { statusTerminbestaetigung: 'bestätigt' },
    };
    const modify = { verb: 'modify', resourceType: 'relation' };
    expect(one({ ...modify, parameters: { ...parameters, ...changes } }).status.errorcode).toBe(code);
    expect(one({ ...modify, parameters }).status.errorcode).toBe(0);
    expect(appointment?.contacts[0]?.confirmation).toBe('confirmed');
  });
});

describe('people', () => {
  test('need a right of their own, except the technical user’s own record', () => {
    const { one } = open({ userDataRight: false });
    const read = { resourceType: 'user', parameters: { data: ['Name'] } };
    expect(one(read).status.errorcode).toBe(170);
    expect(one({ ...read, resourceId: '40' }).data.records[0]?.elements).toEqual({
      Name: 'api-schnittstelle',
    });
    expect(one({ resourceType: 'userphoto' }).status.errorcode).toBe(170);
  });

  test('come in pages, and the fields differ from account to account', () => {
    const { one } = open({ userFields: 'live' });
    const page = one({ resourceType: 'user', parameters: { data: ['Name'], listlimit: 5, listoffset: 10 } });
    expect(page.data.records).toHaveLength(3);
    expect(page.data.meta.cntabsolute).toBe(13);
    const refused = one({ resourceType: 'user', parameters: { data: ['Name', 'adrId:adressen.ID'] } });
    expect(refused.status).toEqual({
      errorcode: 145,
      message: 'Invalid field in input data: "(2, adrId:adressen.ID)"',
    });
  });

  test('have groups with leaders, and relations that are lists where there is none', () => {
    const { one, book } = open();
    const groups = one({ verb: 'get', resourceType: 'groups', parameters: { groupfilter: 'officeGroups' } });
    expect(groups.data.records[0]?.elements).toMatchObject({
      groupType: 'GroupOffice',
      leaders: [expect.any(Number)],
    });
    const relationtype = 'urn:onoffice-de-ns:smart:2.5:relationTypes:user:address';
    const related = (id: number | undefined) =>
      one({ verb: 'get', resourceType: 'idsfromrelation', parameters: { relationtype, parentids: [id] } })
        .data.records[0]?.elements;
    expect(related(book.people[0]?.id)).toEqual({
      [String(book.people[0]?.id)]: [String(book.people[0]?.addressId)],
    });
    expect(related(book.people[1]?.id)).toEqual([]);
  });

  test('have fields in the configuration that the calls refuse', () => {
    const { elements } =
      open().one({ verb: 'get', resourceType: 'fields', parameters: { modules: ['task'] } }).data
        .records[0] ?? {};
    expect(elements).toMatchObject({ label: 'Aufgaben', tags: { type: 'varchar' } });
  });
});

describe('the marketplace', () => {
  test('wants the latest claim', () => {
    const { one, claims } = open({ marketplace: true });
    const ask = (extendedclaim?: string) =>
      one({ parameters: { data: ['Betreff'], extendedclaim } }).status.errorcode;
    expect(ask()).toBe(193);
    const first = claims.issue('anybody');
    expect(ask(first)).toBe(0);
    const second = claims.issue('anybody');
    expect([ask(first), ask(second)]).toEqual([201, 0]);
  });

  test('gives what the person behind the claim may see', () => {
    const { one, claims, book, cast } = open({ marketplace: true, claimRights: 'own' });
    const claim = claims.issue(cast.worker.userName);
    const asked = { parameters: { data: ['Bearbeiter'], listlimit: 500, extendedclaim: claim } };
    const found = one(asked).data.records;
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(book.tasks.size);
    const foreign = [...book.tasks.values()].find(({ processor }) => processor === cast.colleague.userName);
    expect(one({ ...asked, resourceId: String(foreign?.id) }).status.errorcode).toBe(80);
  });
});
