import { afterEach, describe, expect, test } from 'vitest';
import type { Waiting } from '../../electron/office/office-system';
import { assume } from '../../electron/systems/officegest/assumptions';
import { failureFrom } from './calls';
import { type Desk, type DeskOptions, openDesk } from './officegest/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

/** What a person sees of a reading, without what differs from one office to the next. */
function seen(waiting: Waiting) {
  return {
    // The board comes in no order that could be relied on.
    tickets: waiting.tickets
      .map(({ id, title, requester, verbs }) => ({ id, title, requester, verbs }))
      .sort((one, other) => one.id.localeCompare(other.id)),
    reminders: waiting.reminders.map(({ id, kind, title, allDay, note }) => ({
      id,
      kind,
      title,
      allDay,
      note,
    })),
    capabilities: waiting.capabilities,
    missing: waiting.missing,
  };
}

describe('what waits', () => {
  test('is the open work of a mechanic and their own diary', async () => {
    const { system, office } = await open();
    const { tickets, reminders, capabilities, missing } = await system.waiting();
    const { orders, appointments } = await office.control.state();
    const mine = orders.filter((order) => order.mechanic === desk.login && order.status !== 'FEC');
    expect(tickets.length).toBeGreaterThanOrEqual(3);
    // One of them was called off; only its own record says so.
    expect(tickets.length).toBe(mine.length - 1);
    for (const ticket of tickets) {
      expect(ticket).toMatchObject({ kind: 'ticket', verbs: [], webUrl: `${office.url}/` });
      expect(ticket.requester.name).toBe(mine.find(({ id }) => id === ticket.id)?.invoiceName);
    }
    const titles = reminders.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Receção de viatura', 'Entrega de viatura']));
    expect(titles).not.toContain('Já feito');
    expect(titles).not.toContain('Não compareceu');
    for (const { id, startsAt } of reminders) {
      expect(new Date(startsAt).toISOString()).toBe(appointments.find((one) => one.id === id)?.start);
    }
    expect(missing).toEqual([]);
    expect(capabilities).toEqual({
      leaveApproval: 'not-offered',
      ownLeave: 'not-offered',
      tickets: 'on',
      reminders: 'on',
      people: 'on',
    });
  });
  const variants: Record<string, string | number | boolean>[] = [
    { tokenField: 'access_token', expiresInSeconds: 3_600 },
    { meta: 'documented' },
    { meta: 'none' },
    { order: 'by-id', cursorEnd: 'empty' },
    { cursorEnd: 'null', ids: 'strings' },
    { appointmentRange: 'ignored' },
    { orderNames: 'others' },
    { orderNumber: 'num', extraFields: true },
    { boardMechanics: 'filled' },
    { emptyFields: 'null', employeeDepartment: 'object' },
    { emptyFields: 'absent', employeeDepartment: 'absent' },
  ];
  test.each(variants)('is the same whatever an installation leaves open: %j', async (switches) => {
    const plain = await openDesk();
    const expected = seen(await plain.system.waiting());
    await plain.close();
    const { system } = await open({ switches });
    expect(seen(await system.waiting())).toEqual(expected);
  });
});

describe('a poll', () => {
  test('asks twice when nothing is new', async () => {
    const { system, office } = await open();
    const first = await system.waiting();
    await office.control.clearLogs();
    expect(await system.waiting()).toEqual(first);
    const { requests } = await office.control.requests();
    expect(requests.map(({ path }) => path.split('?')[0])).toEqual([
      '/api/v2/crm/appointments',
      '/api/v2/workshop/monitor/service-orders',
    ]);
    expect(await office.control.ledger()).toEqual([]);
  });

  test('sees a new job, a change of it, and that it was done', async () => {
    const { system, office } = await open();
    const known = (await system.waiting()).tickets;
    const order = await office.control.createOrder({ invoiceName: 'Ana Brandão' });
    await office.control.clearLogs();
    const arrived = (await system.waiting()).tickets.find(({ id }) => id === order.id);
    expect(arrived).toMatchObject({ requester: { name: 'Ana Brandão' }, body: 'Barulho na frente.' });
    expect((await office.control.requests()).count).toBe(3);
    await office.control.changeOrder({ id: order.id, awaitingParts: true });
    const changed = (await system.waiting()).tickets.find(({ id }) => id === order.id);
    expect(changed?.version).not.toBe(arrived?.version);
    await office.control.closeOrder({ id: order.id });
    expect((await system.waiting()).tickets).toEqual(known);
  });

  test('of somebody else’s jobs shows none', async () => {
    const { system } = await open({ role: 'head' });
    expect((await system.waiting()).tickets).toEqual([]);
  });

  test('learns that a job was given to another mechanic', async () => {
    const { mechanics } = assume();
    const { system, office } = await open({
      assumptions: { mechanics: { ...mechanics, rereadAfterMs: 0 } },
    });
    const order = await office.control.createOrder();
    await system.waiting();
    const other = office.logins.find(({ roles }) => roles.includes('head'))?.login ?? '';
    await office.control.changeOrder({ id: order.id, mechanic: other });
    await expect
      .poll(async () => (await system.waiting()).tickets.some(({ id }) => id === order.id))
      .toBe(false);
  });
});

describe('a diary that everybody shares', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const titles = async () => (await desk.system.waiting()).reminders.map(({ title }) => title);

  test('costs no more than four requests a look in a house of a thousand', async () => {
    const { system, office } = await open({ people: 1_000 });
    await system.waiting();
    await office.control.clearLogs();
    await system.waiting();
    expect((await office.control.requests()).count).toBeLessThanOrEqual(4);
  });

  test('is read a week ahead, and not further', async () => {
    const { office } = await open();
    await office.control.createAppointment({ title: 'Nesta semana', start: inDays(5) });
    await office.control.createAppointment({ title: 'Depois', start: inDays(9) });
    expect(await titles()).toEqual(expect.arrayContaining(['Nesta semana']));
    expect(await titles()).not.toContain('Depois');
  });

  test('of later days is read again when it is old', async () => {
    const { office } = await open({ assumptions: { diary: { nearDays: 1, farAgainAfterMs: 0 } } });
    await titles();
    await office.control.createAppointment({ title: 'Nesta semana', start: inDays(5) });
    expect(await titles()).toContain('Nesta semana');
  });

  test('of later days is read again when something left the near ones, or was done', async () => {
    const { office } = await open();
    const { id } = await office.control.createAppointment({ title: 'Mudança' });
    expect(await titles()).toContain('Mudança');
    await office.control.changeAppointment({ id, start: inDays(5), end: inDays(5.1) });
    expect(await titles()).toContain('Mudança');
    await office.control.changeAppointment({ id, start: inDays(0.1), end: inDays(0.2) });
    expect(await titles()).toContain('Mudança');
    await office.control.changeAppointment({ id, completed: true });
    expect(await titles()).not.toContain('Mudança');
  });
});

describe('modules', () => {
  test.each([
    ['crm', 'reminders', 'tickets'],
    ['workshop', 'tickets', 'reminders'],
  ] as const)(
    '%s that is refused switches %s off, without a failure or a further request',
    async (module, off, on) => {
      const { system, office } = await open({ switches: { modulesOff: module } });
      const first = await system.waiting();
      expect(first.capabilities).toMatchObject({ [off]: 'module-off', [on]: 'on' });
      expect([first.missing, first[off]]).toEqual([[], []]);
      expect(first[on].length).toBeGreaterThan(0);
      await office.control.clearLogs();
      expect((await system.waiting()).capabilities[off]).toBe('module-off');
      expect((await office.control.requests()).count).toBe(1);
      expect((await office.control.signIns()).length).toBe(0);
    },
  );

  test('a user whom no employee matches sees the staff and is told that nothing more is known', async () => {
    const { system } = await open({ role: 'api-user' });
    expect((await system.signIn()).person).toMatchObject({ id: 'login:api.tabuleiro', phones: [] });
    const { missing, tickets, capabilities } = await system.waiting();
    expect(missing.map(({ part, failure }) => [part, failure.name])).toEqual([
      ['reminders', 'not-found'],
      ['tickets', 'not-found'],
    ]);
    expect([tickets, capabilities.people]).toEqual([[], 'on']);
  });

  test('a user whom no employee matches is asked who they are, and then has what waits for that employee', async () => {
    const { system } = await open({ role: 'api-user', person: null });
    expect(await failureFrom(system.signIn())).toMatchObject({
      name: 'invalid',
      detail: 'person: who is this',
    });
    const [mechanic] = await desk.office.control.logins();
    for (const person of [mechanic?.name.toUpperCase(), ` ${mechanic?.login} `]) {
      await desk.close();
      const { system: asked } = await open({ role: 'api-user', ...(person !== undefined && { person }) });
      expect((await asked.signIn()).person.login).toBe(mechanic?.login);
      const { missing, tickets } = await asked.waiting();
      expect([missing, tickets.length > 0]).toEqual([[], true]);
    }
  });

  test('a name that no employee has, or several have, is told, and nobody is taken for somebody', async () => {
    const { system, office } = await open({ role: 'api-user', person: 'Rui Sá' });
    expect(await failureFrom(system.signIn())).toMatchObject({
      name: 'invalid',
      detail: 'person: nobody is called so',
    });
    const rows = [1, 2].map((id) => ({ id, name: 'Rui Sá', login: `rui.sa.${id}` }));
    const body = JSON.stringify({ data: rows, meta: { has_more: false } });
    await office.control.addFault({
      kind: 'status',
      status: 200,
      body,
      match: { path: 'employees' },
      times: 'always',
    });
    expect(await failureFrom(system.signIn())).toMatchObject({ detail: 'person: 2 people are called so' });
  });

  test('staff that may not be read leaves the person unknown, and says why there are no people', async () => {
    const { system } = await open({ switches: { modulesOff: 'entities' } });
    await system.signIn();
    expect((await system.waiting()).capabilities.people).toBe('module-off');
    const pages = system.people()[Symbol.asyncIterator]();
    expect((await failureFrom(pages.next())).name).toBe('module-off');
  });
});

describe('reading a ticket again', () => {
  test('gives the same version, then that it is done, then that it is gone', async () => {
    const { system, office } = await open();
    const [ticket] = (await system.waiting()).tickets;
    if (ticket === undefined) throw new Error('nothing waits');
    const again = await system.readTicket(ticket);
    expect(again).toMatchObject({ found: 'ticket', waitsForMe: true, ticket: { version: ticket.version } });
    const order = { ticket, verb: 'done' } as const;
    expect(system.proof(again, order)).toBe('not-done');
    await office.control.closeOrder({ id: ticket.id });
    const closed = await system.readTicket(ticket);
    expect(closed).toMatchObject({ found: 'ticket', waitsForMe: false });
    expect(system.proof(closed, order)).toBe('otherwise');
    await office.control.removeOrder({ id: ticket.id });
    expect(system.proof(await system.readTicket(ticket), order)).toBe('gone');
    expect((await failureFrom(system.decide(order))).name).toBe('invalid');
    expect(await office.control.ledger()).toEqual([]);
  });
});
