import { afterEach, describe, expect, test } from 'vitest';
import type { DecisionOrder } from '../../electron/office/office-system';
import { failureFrom } from './calls';
import { type Desk, type DeskOptions, firstRequest, openDesk } from './offiserv/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

/** The life of a decision, as the room that owns it goes about it. */
async function readDecideRead(order: DecisionOrder): Promise<string> {
  const { system } = desk;
  const before = await system.readTicket(order.ticket);
  expect(before).toMatchObject({
    found: 'ticket',
    waitsForMe: true,
    ticket: { version: order.ticket.version },
  });
  await system.decide(order);
  return system.proof(await system.readTicket(order.ticket), order);
}

async function leaveBehind(path: string) {
  const { leaveRequests } = await desk.office.control.state();
  return leaveRequests.find((leave) => leave.path === path);
}

describe('a decision is carried out, once, and can be proved', () => {
  const variants: Record<string, string | boolean>[] = [
    {},
    { references: 'absolute' },
    { lists: 'wrapped', users: 'uris' },
    { pendingWord: 'none', dates: 'epoch-ms' },
    { pendingWord: 'submitted', users: 'short' },
    { decisionAnswer: 'no-content' },
    { decisionAnswer: 'empty' },
    { decisionAnswer: 'text' },
    { etag: 'strong' },
    { lastModified: true },
    { extraFields: true },
    { emptyFields: 'absent' },
    { renewal: 'strict' },
  ];
  test.each(variants)('%j', async (switches) => {
    const { system, office } = await open({ switches });
    const ticket = await firstRequest(system);
    expect(['done', 'passed-on']).toContain(await readDecideRead({ ticket, verb: 'approve' }));
    const second = await firstRequest(system);
    expect(await readDecideRead({ ticket: second, verb: 'reject', reason: 'Too many away.' })).toBe('done');
    const ledger = await office.control.ledger();
    expect(ledger.map(({ method, status }) => [method, status])).toEqual([
      ['PUT', switches.decisionAnswer === 'no-content' ? 204 : 200],
      ['PUT', switches.decisionAnswer === 'no-content' ? 204 : 200],
    ]);
    expect(await leaveBehind(second.id)).toMatchObject({
      status: 'rejected',
      decisions: [{ verdict: 'rejected', comment: 'Too many away.', via: 'office' }],
    });
  });

  test('for a request shaped as a ticket', async () => {
    const { system, office } = await open({ switches: { approvalShape: 'tickets', leavesInTickets: true } });
    const ticket = await firstRequest(system);
    expect(await readDecideRead({ ticket, verb: 'reject', reason: 'No.' })).toBe('done');
    expect((await office.control.ledger()).length).toBe(1);
  });

  test('with words of the server’s own, when the assumption is changed', async () => {
    const { system } = await open({
      switches: { approvedWord: 'zatwierdzony', rejectedWord: 'odrzucony' },
      assumptions: {
        decision: {
          method: 'PUT',
          pathSuffix: '',
          statusField: 'status',
          commentField: 'comment',
          approvedWord: 'zatwierdzony',
          rejectedWord: 'odrzucony',
        },
      },
    });
    const ticket = await firstRequest(system);
    expect(await readDecideRead({ ticket, verb: 'reject' })).toBe('done');
  });

  test('an approval that goes on to the next approver is told apart from the last one', async () => {
    const { system, office, login } = await open();
    const people = await office.control.people();
    let ends: string[] = [];
    for (const person of people) {
      const leave = await office.control.createLeave({ requester: person.login }).catch(() => undefined);
      if (leave?.waitingFor?.login !== login) continue;
      const ticket = (await system.waiting()).tickets.find((one) => one.id === leave.path);
      if (ticket === undefined) continue;
      const proof = await readDecideRead({ ticket, verb: 'approve' });
      expect(proof).toBe(leave.approvers.length > 1 ? 'passed-on' : 'done');
      ends = [...new Set([...ends, proof])];
    }
    expect(ends.sort()).toEqual(['done', 'passed-on']);
  });
});

describe('what happens between seeing and deciding is seen when reading again', () => {
  test('somebody else approved it', async () => {
    const { system, office } = await open();
    const ticket = await firstRequest(system);
    const leave = await leaveBehind(ticket.id);
    await office.control.decideLeave({ id: leave?.id ?? '', status: 'rejected' });
    const reading = await system.readTicket(ticket);
    expect(reading).toMatchObject({
      found: 'ticket',
      waitsForMe: false,
      ticket: { standing: 'rejected', verbs: [] },
    });
    expect(system.proof(reading, { ticket, verb: 'approve' })).toBe('otherwise');
    expect((await failureFrom(system.decide({ ticket, verb: 'approve' }))).name).toBe('conflict');
    expect(await office.control.ledger()).toEqual([]);
  });

  test('it was taken back', async () => {
    const { system, office } = await open();
    const ticket = await firstRequest(system);
    await office.control.withdrawLeave({ id: (await leaveBehind(ticket.id))?.id ?? '' });
    expect(await system.readTicket(ticket)).toEqual({ found: 'gone' });
    expect((await failureFrom(system.decide({ ticket, verb: 'approve' }))).name).toBe('not-found');
    expect(await office.control.ledger()).toEqual([]);
  });

  test('it was changed', async () => {
    const { system, office } = await open();
    const ticket = await firstRequest(system);
    await office.control.changeLeave({
      id: (await leaveBehind(ticket.id))?.id ?? '',
      comment: 'Longer, please.',
    });
    const reading = await system.readTicket(ticket);
    expect(reading).toMatchObject({ found: 'ticket', waitsForMe: true });
    expect(reading.found === 'ticket' && reading.ticket.version).not.toBe(ticket.version);
    expect((await failureFrom(system.decide({ ticket, verb: 'approve' }))).name).toBe('conflict');
    expect(await office.control.ledger()).toEqual([]);
  });
});

describe('a decision is never sent twice', () => {
  test.each([
    ['drop-after-commit', 'done'],
    ['truncate', 'done'],
    ['drop-before', 'not-done'],
  ] as const)('%s: the answer is lost, the reading tells (%s)', async (kind, proof) => {
    const { system, office } = await open({ switches: { decisionAnswer: 'object' } });
    const ticket = await singleStage();
    await office.control.addFault({ kind, match: { method: 'PUT' } });
    expect((await failureFrom(system.decide({ ticket, verb: 'approve' }))).name).toBe('offline');
    expect(system.proof(await system.readTicket(ticket), { ticket, verb: 'approve' })).toBe(proof);
    expect((await office.control.ledger()).length).toBe(1);
  });

  test('a session that ended in between is reported, not mended by sending again', async () => {
    const { system, office } = await open();
    const ticket = await firstRequest(system);
    await system.readTicket(ticket);
    await office.control.expireSessions();
    expect((await failureFrom(system.decide({ ticket, verb: 'approve' }))).name).toBe('expired');
    expect(system.sessionState).toBe('expired');
    const reading = await system.readTicket(ticket);
    expect(system.proof(reading, { ticket, verb: 'approve' })).toBe('not-done');
    await system.decide({ ticket, verb: 'approve' });
    const applied = (await office.control.ledger()).filter((entry) => entry.effect !== null);
    expect(applied.length).toBe(1);
  });

  test.each(['401', '403', 'redirect', '200-html'])(
    'a session that ended (%s) lets no write count as success',
    async (expiry) => {
      const { system, office } = await open({ switches: { expiry } });
      const ticket = await firstRequest(system);
      await system.readTicket(ticket);
      await office.control.expireSessions();
      const sent = system.decide({ ticket, verb: 'approve' });
      await sent.catch((error: unknown) => expect(error).toHaveProperty('failure.name', 'expired'));
      expect(system.proof(await system.readTicket(ticket), { ticket, verb: 'approve' })).toBe('not-done');
    },
  );
});

describe('a server that does not do as assumed', () => {
  test('answers success and does nothing: the reading shows it', async () => {
    const { system } = await open({ switches: { decision: 'ignored' } });
    const ticket = await firstRequest(system);
    expect(await readDecideRead({ ticket, verb: 'approve' })).toBe('not-done');
  });

  test.each([
    ['refused', 'invalid'],
    ['conflict-409', 'conflict'],
  ])('%s is named %s', async (decision, name) => {
    const { system } = await open({ switches: { decision } });
    const ticket = await firstRequest(system);
    expect((await failureFrom(system.decide({ ticket, verb: 'approve' }))).name).toBe(name);
  });

  test('wants a reason: it is named, and the request is still open', async () => {
    const { system } = await open({ switches: { rejectNeedsComment: true } });
    const ticket = await firstRequest(system);
    expect((await failureFrom(system.decide({ ticket, verb: 'reject' }))).name).toBe('invalid');
    expect(await readDecideRead({ ticket, verb: 'reject', reason: 'Because.' })).toBe('done');
  });
});

test('a plain ticket can be read again, and takes no decision', async () => {
  const { system, office, login } = await open();
  const made = await office.control.createTicket({ to: login, title: 'Printer' });
  const ticket = (await system.waiting()).tickets.find((one) => one.title === 'Printer');
  if (ticket === undefined) throw new Error('the ticket did not arrive');
  expect(await system.readTicket(ticket)).toMatchObject({ found: 'ticket', waitsForMe: true });
  expect((await failureFrom(system.decide({ ticket, verb: 'approve' }))).name).toBe('invalid');
  await office.control.closeTicket({ id: made.id });
  expect(await system.readTicket(ticket)).toEqual({ found: 'gone' });
});

/** A request that only this account has to approve. */
async function singleStage() {
  const { tickets } = await desk.system.waiting();
  const { leaveRequests } = await desk.office.control.state();
  const ticket = tickets.find((one) =>
    leaveRequests.some((leave) => leave.path === one.id && leave.approvers.length === 1),
  );
  if (ticket === undefined) throw new Error('every request has several approvers');
  return ticket;
}
