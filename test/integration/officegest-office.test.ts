import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningOffice, startOffice } from '../offices/index';
import { Visitor } from '../offices/testing/visitor';

type Row = Record<string, unknown>;

let office: RunningOffice<'officegest'>;
let visitor: Visitor;
let token: string;

beforeAll(async () => {
  office = await startOffice({ system: 'officegest', people: 40, seed: 2 });
});
beforeEach(async () => {
  visitor = new Visitor(office);
  token = '';
  const { json } = await signIn();
  token = String((json as { data: Row }).data.token);
});
afterEach(async () => {
  await office.control.setSwitches({
    tokenField: 'token',
    expiresInSeconds: 0,
    meta: 'observed',
    modulesOff: '',
  });
  await visitor.close();
});
afterAll(() => office.close());

function send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) {
  return visitor.send(method, `/api/v2${path}`, body, {
    'content-type': 'application/json',
    ...(token !== '' && { authorization: `Bearer ${token}` }),
  });
}

function signIn(changes: Row = {}) {
  const login = office.logins[0];
  return send('POST', '/auth/login', { username: login?.login, password: login?.password, ...changes });
}

async function list(path: string): Promise<{ data: Row[]; meta: Row }> {
  const { status, json } = await send('GET', path);
  expect(status).toBe(200);
  return json as { data: Row[]; meta: Row };
}

describe('signing in', () => {
  test('gives a token that looks like a JWT, in either field', async () => {
    expect(token).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    await office.control.setSwitches({ tokenField: 'access_token', expiresInSeconds: 3_600 });
    const { json } = await signIn();
    expect(json).toEqual({ data: { access_token: expect.any(String), expires_in: 3_600 } });
  });

  test('is refused with 401 for a wrong password and 422 for a missing one', async () => {
    expect((await signIn({ password: 'x' })).status).toBe(401);
    const missing = await signIn({ password: undefined });
    expect([missing.status, missing.json]).toMatchObject([
      422,
      { errors: { password: ['O campo password é obrigatório.'] } },
    ]);
  });

  test('is needed for every other path, known or not', async () => {
    const kept = token;
    token = '';
    for (const path of ['/entities/employees', '/users']) expect((await send('GET', path)).status).toBe(401);
    token = `${kept}x`;
    expect((await send('GET', '/entities/employees')).status).toBe(401);
  });

  test('ends by signing out', async () => {
    expect((await send('DELETE', '/auth/logout')).status).toBe(200);
    expect((await send('GET', '/entities/employees')).status).toBe(401);
  });
});

describe('paths', () => {
  test.each([
    '/customers',
    '/users',
    '/entities/users',
    '/hr/employees',
    '/workshop/jobs',
    '/sales/invoices',
  ])('%s is none', async (path) => expect((await send('GET', path)).status).toBe(404));

  test.each([
    '/entities/customers',
    '/entities/suppliers',
    '/entities/employees',
    '/tables/departments',
    '/workshop/service-orders',
    '/workshop/monitor',
    '/workshop/monitor/service-orders',
    '/workshop/mechanics',
    '/workshop/interventions',
    '/workshop/vehicles',
    '/workshop/fuels',
    '/workshop/brands',
    '/workshop/versions/1',
    '/sales/documents',
  ])('%s is a list', async (path) => expect(Array.isArray((await list(path)).data)).toBe(true));

  test('of a module that is off are refused with 403, and wrong ones are still 404', async () => {
    await office.control.setSwitches({ modulesOff: 'workshop,crm' });
    const statuses = [
      '/workshop/monitor',
      '/crm/appointments?start=1&end=2',
      '/workshop/jobs',
      '/entities/employees',
    ];
    expect(await Promise.all(statuses.map(async (path) => (await send('GET', path)).status))).toEqual([
      403, 403, 404, 200,
    ]);
  });

  test('take no writes, and the ledger has them', async () => {
    await office.control.clearLogs();
    expect((await send('POST', '/crm/appointments', { title: 'x' })).status).toBe(405);
    expect(await office.control.ledger()).toMatchObject([{ path: '/api/v2/crm/appointments', effect: null }]);
  });
});

describe('lists', () => {
  test('have fifteen rows unless asked for more, and 250 at most', async () => {
    const { data, meta } = await list('/entities/customers');
    expect([data.length, meta]).toEqual([15, { current_page: 1, per_page: 15, has_more: true }]);
    expect((await list('/entities/customers?limit=9999')).meta).toEqual({
      current_page: 1,
      per_page: 250,
      has_more: false,
    });
  });

  test('ignore what they do not know', async () => {
    const plain = await list('/entities/customers');
    for (const query of ['per_page=3', 'search=x', 'order_by=name', 'no_such=1']) {
      expect(await list(`/entities/customers?${query}`)).toEqual(plain);
    }
  });

  test('end with a page that is exactly full', async () => {
    const { data, meta } = await list('/entities/customers?limit=20&page=3');
    expect([data.length, meta.has_more]).toEqual([20, false]);
    expect((await list('/entities/customers?limit=20&page=4')).data).toEqual([]);
  });

  test('can tell the total as documented', async () => {
    await office.control.setSwitches({ meta: 'documented' });
    expect((await list('/entities/customers')).meta).toEqual({ current_page: 1, total: 60 });
  });

  test('of service orders ignore the page and go on from a cursor', async () => {
    const first = await list('/workshop/service-orders?limit=1000&page=7');
    expect(first.data.length).toBe(64);
    const numbers: unknown[] = [];
    let cursor = '';
    do {
      const { data, meta } = await list(`/workshop/service-orders?limit=10&cursor=${cursor}`);
      numbers.push(...data.map(({ number }) => number));
      cursor = String(meta.next ?? '');
    } while (cursor !== '');
    expect(numbers).toEqual(first.data.map(({ number }) => number));
    expect((await send('GET', '/workshop/service-orders?cursor=guess')).status).toBe(422);
  });

  test('filter by part of a name, a whole address and a whole tax number', async () => {
    const [one] = (await list('/entities/customers')).data;
    const asked = [
      `tax_id=${one?.tax_id}`,
      `email=${one?.email}`,
      `name=${encodeURIComponent(String(one?.name).slice(1, 9))}`,
    ];
    for (const query of asked) {
      const { data } = await list(`/entities/customers?${query}`);
      expect(data.map(({ id }) => id)).toContain(one?.id);
      expect(data.length).toBeLessThan(15);
    }
    expect((await send('GET', '/entities/customers?filter=x')).status).toBe(422);
  });
});

describe('the diary', () => {
  test('wants both ends, in Portuguese', async () => {
    const { status, json } = await send('GET', '/crm/appointments?end=2026-01-01');
    expect([status, json]).toEqual([
      422,
      { message: 'O campo start é obrigatório.', errors: { start: ['O campo start é obrigatório.'] } },
    ]);
  });

  test.each([
    ['2026-03-29T00:59:00Z', '2026-03-29 00:59:00'],
    ['2026-03-29T01:00:00Z', '2026-03-29 02:00:00'],
    ['2026-10-25T00:30:00Z', '2026-10-25 01:30:00'],
    ['2026-10-25T01:30:00Z', '2026-10-25 01:30:00'],
  ])('shows %s as %s on the wall in Lisbon', async (start, wall) => {
    const { id } = await office.control.createAppointment({ start });
    expect((await send('GET', `/crm/appointments/${id}`)).json).toMatchObject({ data: { start: wall } });
    const day = start.slice(0, 10);
    const asked = [`${day}&end=${day} 23:00:00`, `${day}T00:00:00Z&end=${day}T23:00:00Z`];
    for (const range of asked) {
      const { data } = await list(`/crm/appointments?limit=250&start=${encodeURI(range)}`);
      expect(data.map((row) => row.id)).toContain(Number(id));
    }
  });

  test('has the fields that were seen', async () => {
    const { data } = await list('/crm/appointments?start=2020-01-01&end=2040-01-01');
    expect(Object.keys(data[0] ?? {})).toEqual([
      'id',
      'title',
      'start',
      'end',
      'confirmed',
      'completed',
      'no_show',
      'employee_id',
      'priority',
      'location',
    ]);
  });
});

describe('the workshop', () => {
  test('has the document number on the board of active jobs alone, and nobody in charge', async () => {
    const active = (await list('/workshop/monitor/service-orders')).data;
    const all = (await list('/workshop/monitor?limit=250')).data;
    expect(
      active.every((row) => 'document_number' in row && ['ESP', 'EXE', 'MAR'].includes(String(row.status))),
    ).toBe(true);
    expect(all.some((row) => 'document_number' in row || !Array.isArray(row.mechanics))).toBe(false);
    expect(all.flatMap((row) => row.mechanics)).toEqual([]);
    expect(all.length).toBeGreaterThan(active.length);
  });

  test('tells more of a single order, and its times', async () => {
    const [row] = (await list('/workshop/service-orders')).data;
    const path = `/workshop/service-orders/${row?.number}`;
    expect((await send('GET', path)).json).toMatchObject({
      data: { ...row, observations: expect.any(String), interventions: [{ estimated_time: 60 }] },
    });
    expect((await send('GET', `${path}/times`)).status).toBe(200);
    expect((await send('GET', '/workshop/service-orders/1')).status).toBe(404);
  });

  test('sorts vehicles by their making, both ways', async () => {
    const up = (await list('/workshop/vehicles?sort=created_at&limit=250')).data.map((row) => row.created_at);
    const down = (await list('/workshop/vehicles?sort=-created_at&limit=250')).data.map(
      (row) => row.created_at,
    );
    expect(up).toEqual(up.toSorted());
    expect(down).toEqual(up.toReversed());
  });
});

test('the same seed makes the same people, who are a tree', async () => {
  const again = await startOffice({ system: 'officegest', people: 40, seed: 2 });
  const [one, other] = await Promise.all([office.control.state(), again.control.state()]);
  expect(other.people).toEqual(one.people);
  expect(again.logins).toEqual(office.logins);
  const departments = (await list('/tables/departments')).data;
  expect(new Set(departments.map(({ responsible_id }) => responsible_id)).size).toBe(departments.length);
  await again.close();
});

test('an office in another process is reached by its control port', async () => {
  const { connectControl } = await import('../offices/index');
  const control = connectControl(office.controlUrl, 'officegest');
  const order = await control.createOrder({ invoiceName: 'Rui' });
  expect((await control.closeOrder({ id: order.id })).status).toBe('FEC');
  expect((await control.removeOrder({ id: order.id })).invoiceName).toBe('Rui');
  await expect(control.closeOrder({ id: order.id })).rejects.toThrow('There is no service order');
});
