import { afterEach, describe, expect, test } from 'vitest';
import { failureFrom, readDecideRead } from './calls';
import { type Desk, type DeskOptions, openDesk, ticketNamed } from './onlyoffice/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

async function taskBehind(id: number) {
  const { tasks } = await desk.office.control.state();
  const task = tasks.find((one) => one.id === id);
  if (task === undefined) throw new Error('no such task');
  return task;
}

const variants: Record<string, string | boolean>[] = [
  {},
  { zone: 'UTC', serverZone: 'America/New_York' },
  { zeros: 'written', totals: 'missing', noDate: 'null' },
  { noDate: 'zero', updatedBy: 'absent' },
  { noSuffix: 'xml', compression: 'none', freshCookie: false },
];

describe.each(variants)('in a portal with %j', (switches) => {
  test('a task is done, with one write, and read back as closed', async () => {
    const { system, office, login } = await open({ switches });
    const made = await office.control.createTask({ title: 'Sign the lease', subtasks: ['Read it'] });
    const ticket = await ticketNamed(system, `task:${made.id}`);
    expect(ticket).toMatchObject({
      title: 'Sign the lease',
      verbs: ['done', 'decline'],
      confirmFirst: ['done'],
    });
    expect(await readDecideRead(system, { ticket, verb: 'done' })).toBe('done');
    expect(await taskBehind(made.id)).toMatchObject({
      status: 2,
      updatedBy: login,
      subtasks: [{ status: 2 }],
    });
    expect(await office.control.ledger()).toHaveLength(1);
    expect((await system.waiting()).tickets.map(({ id }) => id)).not.toContain(ticket.id);
  });

  test('a task is handed back with a comment, and loses nothing else', async () => {
    const { system, office, login } = await open({ switches });
    const other = office.logins[2]?.login ?? '';
    const { id } = await office.control.createTask({
      description: '<p>Second <b>round</b> &amp; last</p>',
      responsibles: [login, other],
    });
    const before = await taskBehind(id);
    const ticket = await ticketNamed(system, `task:${id}`);
    expect(ticket.reasonNeeded).toEqual(['decline']);
    const reason = 'I am away & <busy>.\nAsk Jon.';
    expect(await readDecideRead(system, { ticket, verb: 'decline', reason })).toBe('done');
    const after = await taskBehind(id);
    expect(after.responsibles).toEqual([other]);
    expect(after.comments).toEqual([{ author: login, text: 'I am away &amp; &lt;busy&gt;.<br>Ask Jon.' }]);
    const { responsibles: _, comments: __, updated: ___, updatedBy: ____, ...rest } = before;
    expect(after).toMatchObject(rest);
    const ledger = await office.control.ledger();
    expect(ledger.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST /api/2.0/project/task/${id}/comment.json`,
      `PUT /api/2.0/project/task/${id}.json`,
    ]);
  });

  test('a task that nobody does is taken', async () => {
    const { system, office, login } = await open({ switches });
    const { id } = await office.control.createTask({ title: 'Find a hall', responsibles: [] });
    const ticket = await ticketNamed(system, `task:${id}`);
    expect(ticket).toMatchObject({ stateText: 'unassigned', verbs: ['take'] });
    expect(await readDecideRead(system, { ticket, verb: 'take' })).toBe('done');
    expect((await taskBehind(id)).responsibles).toEqual([login]);
    expect((await ticketNamed(system, ticket.id)).verbs).toEqual(['done', 'decline']);
  });
});

describe('handing back', () => {
  const order = async (reason = 'No time.') => {
    const { id } = await desk.office.control.createTask({});
    return {
      id,
      order: { ticket: await ticketNamed(desk.system, `task:${id}`), verb: 'decline', reason } as const,
    };
  };

  test('the second step is not taken before the first can be seen', async () => {
    const { system, office } = await open({ switches: { comments: 'swallowed' } });
    const given = await order();
    expect(await failureFrom(system.decide(given.order))).toMatchObject({ name: 'invalid' });
    expect((await office.control.ledger()).map(({ method }) => method)).toEqual(['POST']);
    expect((await taskBehind(given.id)).responsibles).toHaveLength(1);
    expect(system.proof(await system.readTicket(given.order.ticket), given.order)).toBe('not-done');
  });

  test.each(['drop-after-commit', 'truncate', 'html'] as const)(
    'after a comment whose answer was lost (%s) it goes on without a second comment, after a restart too',
    async (kind) => {
      const { system, office, login } = await open({ switches: { commentsTouch: kind === 'html' } });
      const given = await order();
      await office.control.addFault({ kind, commit: true, match: { method: 'POST' } });
      const failure = await failureFrom(system.decide(given.order));
      expect(['offline', 'malformed', 'server-down']).toContain(failure.name);
      expect(system.proof(await system.readTicket(given.order.ticket), given.order)).toBe('not-done');
      await desk.restart();
      expect(await readDecideRead(desk.system, given.order)).toBe('done');
      const { comments, responsibles } = await taskBehind(given.id);
      expect({ comments, responsibles }).toEqual({
        comments: [{ author: login, text: 'No time.' }],
        responsibles: [],
      });
    },
  );

  test('after the second step whose answer was lost, reading shows that it is done', async () => {
    const { system, office } = await open();
    const given = await order();
    await office.control.addFault({ kind: 'drop-after-commit', match: { method: 'PUT' } });
    await failureFrom(system.decide(given.order));
    await desk.restart();
    expect(desk.system.proof(await desk.system.readTicket(given.order.ticket), given.order)).toBe('done');
  });

  test('a task that was handed back is not offered for taking to who handed it back', async () => {
    const { system } = await open();
    const given = await order();
    expect(await readDecideRead(system, given.order)).toBe('done');
    await system.waiting();
    expect((await system.waiting()).tickets.map(({ id }) => id)).not.toContain(given.order.ticket.id);
  });

  test('the same words from long ago are no comment about this', async () => {
    const { system, office, login } = await open();
    const given = await order();
    expect(await readDecideRead(system, given.order)).toBe('done');
    await office.control.shiftClock({ offsetMs: 3_600_000 });
    await office.control.changeTask({ id: given.id, responsibles: [login] });
    const ticket = await ticketNamed(system, given.order.ticket.id);
    expect(await readDecideRead(system, { ...given.order, ticket })).toBe('done');
    expect((await taskBehind(given.id)).comments).toHaveLength(2);
  });

  test('needs a reason', async () => {
    const { system } = await open();
    const { order: given } = await order('  ');
    expect(await failureFrom(system.decide(given))).toMatchObject({ name: 'invalid' });
  });
});

describe('what happens between seeing and deciding is seen when reading again', () => {
  test('closed, changed, given to somebody else, deleted', async () => {
    const { system, office } = await open();
    const other = office.logins[2]?.login ?? '';
    const read = async (act: (id: number) => Promise<unknown>) => {
      const { id } = await office.control.createTask({});
      const ticket = await ticketNamed(system, `task:${id}`);
      await act(id);
      const found = await system.readTicket(ticket);
      return { ticket, found, proof: system.proof(found, { ticket, verb: 'decline', reason: 'No.' }) };
    };
    const closed = await read((id) => office.control.closeTask({ id, by: other }));
    expect(closed.found).toMatchObject({ waitsForMe: false, ticket: { stateText: 'closed' } });
    expect(closed.proof).toBe('otherwise');
    const changed = await read((id) => office.control.changeTask({ id, title: 'Something else' }));
    expect(changed.found).toMatchObject({ waitsForMe: true });
    expect(changed.found.found === 'ticket' && changed.found.ticket.version).not.toBe(changed.ticket.version);
    expect(
      await failureFrom(system.decide({ ticket: changed.ticket, verb: 'decline', reason: 'No.' })),
    ).toMatchObject({
      name: 'conflict',
    });
    const given = await read((id) => office.control.changeTask({ id, responsibles: [other], by: other }));
    expect(given.proof).toBe('otherwise');
    const deleted = await read((id) => office.control.deleteTask({ id }));
    expect(deleted).toMatchObject({ found: { found: 'gone' }, proof: 'gone' });
    expect(await office.control.ledger()).toEqual([]);
  });

  test('a 404 as a page is believed of a portal that is itself, and of no other', async () => {
    const { system, office } = await open({ switches: { notFound: 'html' } });
    const { id } = await office.control.createTask({});
    const ticket = await ticketNamed(system, `task:${id}`);
    await office.control.deleteTask({ id });
    expect(await system.readTicket(ticket)).toEqual({ found: 'gone' });
    await office.control.setSwitches({ portal: 'suspended' });
    expect(await failureFrom(system.readTicket(ticket))).toMatchObject({ name: 'server-down' });
    await office.control.setSwitches({ portal: 'open' });
    await office.control.addFault({ kind: 'html', status: 404, times: 'always' });
    expect(await failureFrom(system.readTicket(ticket))).toMatchObject({ name: 'server-down' });
  });

  test('a task whose project was closed meanwhile is not touched', async () => {
    const { system, office } = await open();
    const { id } = await office.control.createTask({});
    const ticket = await ticketNamed(system, `task:${id}`);
    await office.control.closeProject({ id: 10 });
    expect(await failureFrom(system.decide({ ticket, verb: 'done' }))).toMatchObject({ name: 'conflict' });
    expect(await system.readTicket(ticket)).toMatchObject({ ticket: { verbs: [] } });
    expect(await office.control.ledger()).toEqual([]);
  });

  test('success that changed nothing is not believed', async () => {
    const { system, office } = await open();
    const task = await office.control.createTask({});
    const crm = await office.control.createCrmTask({});
    const orders = [
      { ticket: await ticketNamed(system, `task:${task.id}`), verb: 'done' },
      { ticket: await ticketNamed(system, `crm:${crm.id}`), verb: 'done' },
    ] as const;
    await office.control.setSwitches({ writes: 'ignored' });
    for (const order of orders) expect(await readDecideRead(system, order)).toBe('not-done');
  });
});

describe('work of other kinds', () => {
  test('a CRM task is closed', async () => {
    const { system, office } = await open();
    const { id } = await office.control.createCrmTask({ title: 'Call Mr Example' });
    const ticket = await ticketNamed(system, `crm:${id}`);
    expect(ticket).toMatchObject({ title: 'Call Mr Example', verbs: ['done'], kind: 'task' });
    expect(await readDecideRead(system, { ticket, verb: 'done' })).toBe('done');
    const state = await office.control.state();
    expect(state.crmTasks.find((task) => task.id === id)?.isClosed).toBe(true);
  });

  test('a milestone is closed', async () => {
    const { system, office } = await open();
    const ticket = (await system.waiting()).tickets.find(({ id }) => id.startsWith('milestone:'));
    if (ticket === undefined) throw new Error('no milestone');
    expect(await readDecideRead(system, { ticket, verb: 'done' })).toBe('done');
    const { milestones } = await office.control.state();
    expect(milestones.find(({ id }) => `milestone:${id}` === ticket.id)?.status).toBe(1);
    expect((await system.waiting()).tickets.map(({ id }) => id)).not.toContain(ticket.id);
  });

  test('invoices are there for those who switch them on, paid or rejected after a second question', async () => {
    const { system, office } = await open({ extras: ['invoices'] });
    const [first, second] = (await system.waiting()).tickets.filter(({ kind }) => kind === 'invoice');
    if (first === undefined || second === undefined) throw new Error('too few invoices');
    expect(first).toMatchObject({ verbs: ['paid', 'reject'], confirmFirst: ['paid', 'reject'] });
    expect(await readDecideRead(system, { ticket: first, verb: 'paid' })).toBe('done');
    expect(await readDecideRead(system, { ticket: second, verb: 'reject' })).toBe('done');
    const { invoices } = await office.control.state();
    const status = (id: string) => invoices.find((invoice) => `invoice:${invoice.id}` === id)?.status;
    expect([status(first.id), status(second.id)]).toEqual([4, 3]);
  });

  test('a CRM task with another deadline by now is left alone', async () => {
    const { system, office } = await open();
    const { id } = await office.control.createCrmTask({});
    const ticket = await ticketNamed(system, `crm:${id}`);
    await office.control.changeCrmTask({ id, deadLine: '2031-01-07T09:00:00Z' });
    expect(await failureFrom(system.decide({ ticket, verb: 'done' }))).toMatchObject({ name: 'conflict' });
    expect(await office.control.ledger()).toEqual([]);
  });

  test('an invoice that was archived meanwhile is not moved, and no success is claimed', async () => {
    const { system, office } = await open({ extras: ['invoices'] });
    const ticket = (await system.waiting()).tickets.find(({ kind }) => kind === 'invoice');
    if (ticket === undefined) throw new Error('no invoice');
    await office.control.setInvoice({ id: Number(ticket.id.slice(8)), status: 5 });
    expect(await failureFrom(system.decide({ ticket, verb: 'paid' }))).toMatchObject({ name: 'conflict' });
    expect(await office.control.ledger()).toEqual([]);
    expect(system.proof(await system.readTicket(ticket), { ticket, verb: 'paid' })).toBe('otherwise');
  });

  test('invoices are read from the look after they were switched on to the look after they were switched off', async () => {
    const { system, office } = await open();
    const look = async () => {
      await office.control.clearLogs();
      const { tickets } = await system.waiting();
      const { requests } = await office.control.requests();
      return [
        tickets.some(({ kind }) => kind === 'invoice'),
        requests.some(({ path }) => path.includes('invoice')),
      ];
    };
    expect(await look()).toEqual([false, false]);
    desk.extras = ['invoices'];
    expect(await look()).toEqual([true, true]);
    desk.extras = [];
    expect(await look()).toEqual([false, false]);
  });
});
