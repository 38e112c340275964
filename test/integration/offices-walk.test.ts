import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningOffice, startOffice } from '../offices/index';
import { Visitor, visitorAs } from '../offices/testing/visitor';

const organizationFields = [
  'uri',
  'name',
  'employeesCount',
  'admins',
  'created',
  'country',
  'timezone',
  'features',
];

const userFields = [
  'uri',
  'firstname',
  'lastname',
  'email',
  'phone',
  'mobile',
  'managerUri',
  'displayName',
  'reports',
  'roles',
  'id',
  'ticketsUri',
  'reservationsUri',
  'lendingsUri',
  'outgoingTicketsUri',
  'incomingTicketsUri',
  'leavesForApprovalUri',
  'singleTicketUri',
  'keptResourcesUri',
  'keptResourcesReservationsHistoryUri',
  'approversChainUri',
  'uris.reminders.UserReminders',
  'keeperLendingsUri',
  'filtersUri',
  'companyUri',
  'leavesUri',
  'leaveDaysLimitsUri',
];

let office: RunningOffice;

beforeAll(async () => {
  office = await startOffice({ system: 'offiserv', people: 80, seed: 4 });
});
afterAll(() => office.close());

describe('the OffiServ office over HTTPS', () => {
  test('serves exactly the documented fields of User and Organization', async () => {
    const visitor = await visitorAs(office, 'approver');
    const me = await visitor.me();
    expect(Object.keys(me)).toEqual(userFields);
    for (const [field, value] of Object.entries(me)) {
      if (field === 'reports' || field === 'roles') expect(Array.isArray(value)).toBe(true);
      else expect(typeof value).toBe('string');
    }
    const organization = await visitor.object('/data/companies/my');
    expect(Object.keys(organization)).toEqual(organizationFields);
    expect(organization).toMatchObject({ employeesCount: 80, timezone: 'Europe/Warsaw' });
    expect(await visitor.object(me.companyUri)).toEqual(organization);
    expect(await visitor.object(me.uri)).toEqual(me);
    await visitor.close();
  });

  test('lets the whole company be found from oneself', async () => {
    const visitor = await visitorAs(office, 'employee');
    const found = new Map<string, Record<string, unknown>>();
    const me = await visitor.me();
    const toVisit = [String(me.uri)];
    for (const reference of toVisit) {
      if (found.has(reference)) continue;
      const person = await visitor.object(reference);
      found.set(reference, person);
      const reports = (person.reports as { uri: string }[]).map((report) => report.uri);
      const approvers = (await visitor.list(person.approversChainUri)).map((approver) =>
        String(approver.uri),
      );
      toVisit.push(
        ...reports,
        ...approvers,
        ...(typeof person.managerUri === 'string' ? [person.managerUri] : []),
      );
    }
    const truth = await office.control.people();
    expect([...found.values()].map((person) => person.email).sort()).toEqual(
      truth.map(({ login }) => login).sort(),
    );
    await visitor.close();
  });

  test('answers every reference of one person, with the fields that the proposal names', async () => {
    const visitor = await visitorAs(office, 'approver');
    const me = await visitor.me();
    const waiting = await visitor.list(me.leavesForApprovalUri);
    expect(waiting.length).toBeGreaterThanOrEqual(4);
    expect(Object.keys(waiting[0] ?? {})).toEqual([
      'uri',
      'id',
      'user',
      'type',
      'from',
      'to',
      'days',
      'status',
      'comment',
    ]);
    expect(await visitor.object(waiting[0]?.uri)).toEqual(waiting[0]);
    const limits = await visitor.list(me.leaveDaysLimitsUri);
    expect(Object.keys(limits[0] ?? {})).toEqual(['type', 'limit', 'used']);
    const reminders = await visitor.list(me['uris.reminders.UserReminders']);
    expect(Object.keys(reminders[0] ?? {})).toEqual(['uri', 'resourceName', 'from', 'to']);
    const reservations = await visitor.list(me.reservationsUri);
    const lendings = await visitor.list(me.lendingsUri);
    expect(reminders).toEqual([...reservations, ...lendings]);
    expect(await visitor.list(me.leavesUri)).toBeDefined();
    for (const field of [
      'keptResourcesUri',
      'keptResourcesReservationsHistoryUri',
      'keeperLendingsUri',
      'filtersUri',
    ]) {
      expect(Array.isArray(await visitor.list(me[field]))).toBe(true);
    }
    const { id } = await office.control.createTicket();
    const tickets = await visitor.list(me.incomingTicketsUri);
    const ticket = tickets.find((one) => one.id === id);
    expect(Object.keys(ticket ?? {})).toEqual([
      'uri',
      'id',
      'title',
      'description',
      'status',
      'created',
      'author',
    ]);
    expect(await visitor.object(`${String(me.singleTicketUri)}${id}`)).toEqual(ticket);
    await visitor.close();
  });

  test('gives the administrator the ticket that the system made', async () => {
    const visitor = await visitorAs(office, 'admin');
    const me = await visitor.me();
    const tickets = await visitor.list(me.ticketsUri);
    expect(tickets.some((ticket) => ticket.author === null && /structure/u.test(String(ticket.title)))).toBe(
      true,
    );
    await visitor.close();
  });

  test('shows the keeper who has what', async () => {
    const visitor = await visitorAs(office, 'keeper');
    const me = await visitor.me();
    expect((await visitor.list(me.keptResourcesUri)).length).toBeGreaterThan(0);
    const history = await visitor.list(me.keptResourcesReservationsHistoryUri);
    expect(history[0]).toMatchObject({ user: { uri: expect.any(String) }, resourceName: expect.any(String) });
    await visitor.close();
  });

  test("keeps one person's lists from another", async () => {
    const [approver, employee] = await Promise.all([
      visitorAs(office, 'approver'),
      visitorAs(office, 'employee'),
    ]);
    const me = await approver.me();
    for (const field of ['leavesForApprovalUri', 'ticketsUri', 'leavesUri', 'uris.reminders.UserReminders']) {
      expect((await employee.get(String(me[field]))).status).toBe(403);
    }
    // Somebody else's request, asked for by a colleague who is neither its requester nor among its approvers.
    const { leaveRequests } = await office.control.state({ status: 'pending' });
    const login = office.logins.find((one) => one.roles.includes('employee'))?.login;
    const foreign = leaveRequests.find(
      (leave) => ![leave.requester, ...leave.approvers].some((person) => person.login === login),
    );
    expect((await employee.get(foreign?.path ?? '')).status).toBe(403);
    await Promise.all([approver.close(), employee.close()]);
  });

  test('knows no path that was not handed out, and says so in HTML', async () => {
    const visitor = await visitorAs(office, 'approver');
    for (const path of ['/data/users/100007', '/data/leaves', '/nowhere', '/data/AAAAAAAAAAAAAAAAAAAAAA']) {
      const { status, headers } = await visitor.get(path);
      expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    }
    expect((await visitor.send('DELETE', '/data/users/me')).status).toBe(405);
    expect((await visitor.get('/data/login')).headers.allow).toBe('POST');
    await visitor.close();
  });

  test('accepts the sign-in under any content type, and nothing without a session', async () => {
    const login = office.logins[0];
    const visitor = new Visitor(office);
    expect((await visitor.get('/data/users/me')).status).toBe(401);
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
      const body = { email: login?.login, password: login?.password };
      const { status, headers } = await visitor.send('POST', '/data/login', body, { 'content-type': type });
      expect(status).toBe(200);
      expect(String(headers['set-cookie'])).toMatch(/; Secure; HttpOnly$/u);
    }
    const renewals = [];
    for (let asked = 0; asked < 12; asked += 1) {
      const { status, headers } = await visitor.get('/data/companies/my');
      expect(status).toBe(200);
      renewals.push(headers['set-cookie'] !== undefined);
    }
    expect(new Set(renewals)).toEqual(new Set([true, false]));
    await visitor.close();
  });

  test('speaks HTTPS only, and is trusted only with its own authority', async () => {
    await expect(request(`http://localhost:${office.port}/data/users/me`)).rejects.toThrow();
    await expect(request(`${office.url}/data/users/me`)).rejects.toThrow(/certificate/u);
  });
});
