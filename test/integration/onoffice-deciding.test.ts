import { afterEach, describe, expect, test } from 'vitest';
import type { Verb } from '../../electron/office/ticket';
import { failureFrom, readDecideRead } from './calls';
import { type Desk, type DeskOptions, openDesk, ticketCalled } from './onoffice/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

async function taskBehind(id: string) {
  const { tasks } = await desk.office.control.state();
  return tasks.find((task) => `task:${task.id}` === id);
}

async function appointmentBehind(id: string) {
  const { appointments } = await desk.office.control.state();
  return appointments.find((one) => `cal:${one.id}` === id);
}

async function effects(): Promise<object[]> {
  return (await desk.office.control.ledger()).flatMap(({ effect }) => effect ?? []);
}

describe('a task', () => {
  const variants: Record<string, string | boolean>[] = [
    {},
    { booleans: 'json' },
    { booleans: 'words', assignees: 'user-name' },
    { escapes: 'raw', httpStatus: 'follow', innerCode: true, extraFields: true },
    { errorCodes: 'list', outerStatus: '200-0' },
    { refusedFields: 'Prio,Deadline,Privat,Verantwortung_Gruppe,Stand' },
    { refusedFields: 'erledigt,modified', fieldError: '138' },
  ];
  test.each(variants)('is done and returned, whatever the account is like: %j', async (switches) => {
    const refused = String(switches.refusedFields ?? '');
    const { system } = await open({ switches });
    const ticket = await ticketCalled(system, 'Exposé prüfen');
    expect(await readDecideRead(system, { ticket, verb: 'done' })).toBe('done');
    expect(await taskBehind(ticket.id)).toMatchObject({
      status: 3,
      isDone: !refused.includes('erledigt'),
      progress: refused.includes('Stand') ? 0 : 100,
    });
    const second = await ticketCalled(system, 'Mietvertrag gegenlesen');
    expect(await readDecideRead(system, { ticket: second, verb: 'return', reason: 'Seite 3 fehlt.' })).toBe(
      'done',
    );
    const leader = (await desk.office.control.logins()).find(({ roles }) => roles.includes('leader'));
    expect(await taskBehind(second.id)).toMatchObject({
      status: 8,
      processor: leader?.login,
      comment: 'Seite 3 fehlt.',
    });
    const titles = (await system.waiting()).tickets.map(({ title }) => title);
    expect(titles).not.toContain(second.title);
    expect(await effects()).toHaveLength(2);
  });

  test('that is returned waits for who gave it', async () => {
    const { system, office, keys } = await open({ role: 'leader' });
    await office.control.createTask({
      subject: 'Exposé',
      status: 8,
      processor: keys.login,
      creator: keys.login,
    });
    expect(await ticketCalled(system, 'Exposé')).toMatchObject({
      stateText: 'Klärungsbedarf',
      verbs: ['done'],
    });
  });

  test('whose comment cannot be written is returned with a line in the agents log', async () => {
    const { system, office } = await open({ switches: { refusedFields: 'Kommentar' } });
    const ticket = await ticketCalled(system, 'Exposé prüfen');
    expect(await readDecideRead(system, { ticket, verb: 'return', reason: 'Bild fehlt.' })).toBe('done');
    const { log } = await office.control.state();
    expect(log).toMatchObject([{ note: 'Bild fehlt.', kind: 'Sonstiges' }]);
    const second = await ticketCalled(system, 'Mietvertrag gegenlesen');
    await office.control.clearLogs();
    expect(await readDecideRead(system, { ticket: second, verb: 'return', reason: 'Seite fehlt.' })).toBe(
      'done',
    );
    // What the account refuses is known by now and not tried again.
    expect(await effects()).toHaveLength(2);
    expect(await office.control.ledger()).toHaveLength(2);
  });

  test('is not returned when the reason can be written nowhere', async () => {
    const { system } = await open({ switches: { refusedFields: 'Kommentar', agentsLogRight: false } });
    const ticket = await ticketCalled(system, 'Exposé prüfen');
    const failure = await failureFrom(system.decide({ ticket, verb: 'return', reason: 'Bild fehlt.' }));
    expect(failure).toEqual({ name: 'forbidden', detail: 'onOffice 156' });
    expect(await taskBehind(ticket.id)).toMatchObject({ status: 2 });
  });

  test.each([
    ['the technical user', 'api-schnittstelle'],
    ['somebody unknown', 'Import 2019'],
    ['oneself', ''],
  ])('that %s made cannot be returned', async (_who, creator) => {
    const { system, office, keys } = await open();
    await office.control.createTask({ subject: 'Aus dem Prozess', creator: creator || keys.login });
    expect((await ticketCalled(system, 'Aus dem Prozess')).verbs).toEqual(['done']);
  });

  test('of the group is taken, and then waits for who took it', async () => {
    const { system, keys } = await open();
    const ticket = await ticketCalled(system, 'Anfrage aus dem Portal beantworten');
    expect(ticket.verbs).toEqual(['take']);
    expect(await readDecideRead(system, { ticket, verb: 'take' })).toBe('done');
    expect(await taskBehind(ticket.id)).toMatchObject({ status: 2, processor: keys.login });
    expect((await ticketCalled(system, ticket.title)).verbs).toEqual(['done', 'return']);
  });

  test('of the group that somebody else took first is seen as theirs', async () => {
    const { system, office } = await open();
    const ticket = await ticketCalled(system, 'Anfrage aus dem Portal beantworten');
    const other = (await office.control.logins())[2];
    await office.control.changeTask({ id: Number(ticket.id.slice(5)), processor: other?.login });
    const reading = await system.readTicket(ticket);
    expect(reading).toMatchObject({ found: 'ticket', waitsForMe: false, ticket: { verbs: [] } });
    expect(system.proof(reading, { ticket, verb: 'take' })).toBe('otherwise');
    expect((await failureFrom(system.decide({ ticket, verb: 'take' }))).name).toBe('conflict');
    expect(await effects()).toEqual([]);
  });

  test('that needs clarification by its maker waits for them, and can be taken or closed', async () => {
    const { system, office, keys } = await open();
    const other = (await office.control.logins())[2];
    const draft = { subject: 'Rückfrage', status: 8, creator: keys.login, processor: other?.login };
    await office.control.createTask({ ...draft, responsible: other?.login });
    const ticket = await ticketCalled(system, 'Rückfrage');
    expect(ticket.verbs).toEqual(['take', 'done']);
    expect(await readDecideRead(system, { ticket, verb: 'take' })).toBe('done');
    expect((await ticketCalled(system, 'Rückfrage')).verbs).toEqual(['done']);
  });

  test.each([
    ['has gone', async (id: number) => desk.office.control.deleteTask({ id }), 'gone', 'not-found'],
    [
      'was done by somebody else',
      async (id: number) => desk.office.control.closeTask({ id }),
      'done',
      'conflict',
    ],
    [
      'was cancelled',
      async (id: number) => desk.office.control.changeTask({ id, status: 5 }),
      'otherwise',
      'conflict',
    ],
    [
      'was changed',
      async (id: number) => desk.office.control.changeTask({ id, text: 'Doch anders.' }),
      'not-done',
      'conflict',
    ],
  ] as const)('that %s is seen to be so before anything is written', async (_how, happen, proof, name) => {
    const { system } = await open();
    const ticket = await ticketCalled(system, 'Exposé prüfen');
    await happen(Number(ticket.id.slice(5)));
    const reading = await system.readTicket(ticket);
    expect(system.proof(reading, { ticket, verb: 'done' })).toBe(proof);
    expect((await failureFrom(system.decide({ ticket, verb: 'done' }))).name).toBe(name);
    expect(await effects()).toEqual([]);
  });

  test.each([
    ['ignore', 'not-done'],
    ['half', 'otherwise'],
  ])(
    'of an account that answers success and does not do it (%s) is not proved',
    async (taskWrites, proof) => {
      const { system } = await open({ switches: { taskWrites } });
      const ticket = await ticketCalled(system, 'Exposé prüfen');
      expect(await readDecideRead(system, { ticket, verb: 'done' })).toBe(proof);
    },
  );

  test.each([
    ['drop-after-commit', 'done'],
    ['drop-before', 'not-done'],
  ] as const)('is never changed twice when the answer is lost (%s)', async (kind, proof) => {
    const { system, office } = await open();
    const ticket = await ticketCalled(system, 'Exposé prüfen');
    await office.control.clearLogs();
    // One reading comes before the write.
    await office.control.addFault({ kind, after: 1 });
    expect((await failureFrom(system.decide({ ticket, verb: 'done' }))).name).toBe('offline');
    expect(system.proof(await system.readTicket(ticket), { ticket, verb: 'done' })).toBe(proof);
    expect(await office.control.ledger()).toHaveLength(1);
  });

  test.each(['approve', 'paid', 'accept'] as Verb[])(
    'takes no verb that was not offered (%s)',
    async (verb) => {
      const { system } = await open();
      const ticket = await ticketCalled(system, 'Exposé prüfen');
      expect((await failureFrom(system.decide({ ticket, verb }))).name).toBe('invalid');
    },
  );
});

describe('an appointment with the person’s own address', () => {
  const title = 'Besichtigung Lindenstraße 8';

  test.each([
    ['accept', 'confirmed', 'approved'],
    ['decline', 'canceled', 'rejected'],
  ] as const)('takes %s', async (verb, confirmation, standing) => {
    const { system, office } = await open();
    const ticket = await ticketCalled(system, title);
    expect(ticket).toMatchObject({ kind: 'invitation', verbs: ['accept', 'decline'] });
    expect(ticket).not.toHaveProperty('onlyHere');
    expect(await readDecideRead(system, { ticket, verb })).toBe('done');
    expect(await system.readTicket(ticket)).toMatchObject({ waitsForMe: false, ticket: { standing } });
    const contacts = (await appointmentBehind(ticket.id))?.contacts;
    expect(contacts?.map((contact) => contact.confirmation)).toEqual(['sent', confirmation]);
    expect((await system.waiting()).tickets.map((one) => one.title)).not.toContain(title);
    expect(await office.control.ledger()).toHaveLength(1);
  });

  test('asks again when it was moved', async () => {
    const { system, office } = await open();
    const ticket = await ticketCalled(system, title);
    await readDecideRead(system, { ticket, verb: 'accept' });
    const start = new Date(Date.now() + 3 * 86_400_000);
    const end = new Date(start.getTime() + 3_600_000);
    await office.control.moveAppointment({
      id: ticket.id.slice(4),
      start: start.toISOString(),
      end: end.toISOString(),
    });
    const moved = await ticketCalled(system, title);
    expect(moved.version).not.toBe(ticket.version);
    expect(moved.verbs).toEqual(['accept', 'decline']);
    expect((await failureFrom(system.decide({ ticket, verb: 'decline' }))).name).toBe('conflict');
  });

  test('of an account that takes no confirmation is not proved', async () => {
    const { system } = await open({ switches: { relationWrites: 'ignore' } });
    const ticket = await ticketCalled(system, title);
    expect(await readDecideRead(system, { ticket, verb: 'accept' })).toBe('not-done');
  });

  test.each([{ userFields: 'live' }, { userDataRight: false }])(
    'is found by other ways too: %j',
    async (switches) => {
      const { system } = await open({ switches });
      expect(await ticketCalled(system, title)).not.toHaveProperty('onlyHere');
    },
  );

  test('is told by the e-mail address where there is no relation either', async () => {
    const { system } = await open({
      switches: { userFields: 'live', refuseActions: 'get idsfromrelation=199' },
    });
    expect(await ticketCalled(system, title)).not.toHaveProperty('onlyHere');
  });
});

describe('an appointment without it', () => {
  test.each(['accept', 'decline'] as const)(
    'takes %s here alone, and tells the server nothing',
    async (verb) => {
      const { system, office } = await open();
      const ticket = await ticketCalled(system, 'Teambesprechung');
      expect(ticket.onlyHere).toEqual(['accept', 'decline']);
      expect(await readDecideRead(system, { ticket, verb })).toBe('done');
      expect((await system.waiting()).tickets.map(({ title }) => title)).not.toContain('Teambesprechung');
      expect(await office.control.ledger()).toEqual([]);
    },
  );

  test('asks again when it was moved', async () => {
    const { system, office } = await open();
    await office.control.createAppointment({ subject: 'Notar' });
    const ticket = await ticketCalled(system, 'Notar');
    await readDecideRead(system, { ticket, verb: 'accept' });
    const start = new Date(Date.now() + 50 * 3_600_000).toISOString();
    const end = new Date(Date.now() + 51 * 3_600_000).toISOString();
    await office.control.moveAppointment({ id: ticket.id.slice(4), start, end });
    expect((await ticketCalled(system, 'Notar')).verbs).toEqual(['accept', 'decline']);
  });

  test('that is cancelled says so once', async () => {
    const { system, office } = await open();
    await office.control.createAppointment({ subject: 'Notar' });
    const ticket = await ticketCalled(system, 'Notar');
    await office.control.changeAppointment({ id: ticket.id.slice(4), status: 'canceled' });
    const reading = await system.readTicket(ticket);
    expect(system.proof(reading, { ticket, verb: 'accept' })).not.toBe('otherwise');
    const cancelled = await ticketCalled(system, 'Notar');
    expect(cancelled).toMatchObject({ standing: 'withdrawn', stateText: 'canceled', verbs: ['done'] });
    expect(cancelled.onlyHere).toEqual(['done']);
    expect(await readDecideRead(system, { ticket: cancelled, verb: 'done' })).toBe('done');
    const { tickets, reminders } = await system.waiting();
    expect([...tickets, ...reminders].map(({ title }) => title)).not.toContain('Notar');
  });

  test('that has gone is gone', async () => {
    const { system, office } = await open();
    await office.control.createAppointment({ subject: 'Notar' });
    const ticket = await ticketCalled(system, 'Notar');
    await office.control.deleteAppointment({ id: ticket.id.slice(4) });
    expect(await system.readTicket(ticket)).toEqual({ found: 'gone' });
  });
});
