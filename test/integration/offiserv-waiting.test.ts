import { afterEach, describe, expect, test } from 'vitest';
import type { Waiting } from '../../electron/office/office-system';
import { failureFrom } from './calls';
import { type Desk, type DeskOptions, everybody, openDesk } from './offiserv/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

/** What a person sees of a reading, without what differs from one office to the next. */
function seen(waiting: Waiting) {
  return {
    requests: waiting.tickets
      .filter((ticket) => ticket.kind === 'leave')
      .map(({ requester, leave, verbs }) => ({ name: requester.name, leave, verbs })),
    reminders: waiting.reminders.map(({ kind, title, allDay }) => ({ kind, title, allDay })),
    limits: waiting.limits,
    capabilities: waiting.capabilities,
    missing: waiting.missing,
  };
}

async function plainReading(): Promise<ReturnType<typeof seen>> {
  const plain = await openDesk();
  const reading = seen(await plain.system.waiting());
  await plain.close();
  return reading;
}

describe('whatever a server leaves open, the same things are seen', () => {
  const variants: Record<string, string | number | boolean>[] = [
    { references: 'absolute' },
    { references: 'bare-path' },
    { lists: 'wrapped', innerLists: 'wrapped' },
    { lists: 'wrapped-with-count', users: 'short' },
    { users: 'uris' },
    { users: 'deep', innerLists: 'wrapped' },
    { remindersKey: 'nested' },
    { remindersKey: 'absent' },
    { reminderKind: 'field' },
    { emptyFields: 'null', topManager: 'self' },
    { emptyFields: 'absent', systemAuthor: 'absent' },
    { extraFields: true, emailField: 'mail' },
    { dates: 'iso-offset' },
    { dates: 'iso-local' },
    { dates: 'minutes' },
    { dates: 'seconds', users: 'uris' },
    { dates: 'epoch-ms', lists: 'wrapped' },
    { pendingWord: 'new' },
    { pendingWord: 'submitted' },
    { pendingWord: 'none' },
    { features: 'with-leave' },
    { features: 'missing' },
    { leavesInTickets: true },
    { leavesInTickets: true, users: 'uris', references: 'absolute' },
    { compression: 'gzip', transfer: 'chunked' },
    { etag: 'strong' },
    { etag: 'weak', compression: 'gzip' },
    { lastModified: true },
    { jsonType: 'text/plain' },
    { jsonType: 'text/html; charset=utf-8' },
    { singleTicketUri: 'template', googleApps: true },
    { approverHistory: true, users: 'short' },
  ];
  test.each(variants)('%j', async (switches) => {
    const plain = await plainReading();
    const { system } = await open({ switches });
    expect(seen(await system.waiting())).toEqual(plain);
    // Once more: validators and remembered names must change nothing.
    expect(seen(await system.waiting())).toEqual(plain);
  });

  test('requests shaped as tickets are the same requests, told by their title', async () => {
    const plain = await plainReading();
    const { system } = await open({ switches: { approvalShape: 'tickets', leavesInTickets: true } });
    const { tickets } = await system.waiting();
    const requests = tickets.filter((ticket) => ticket.kind === 'leave');
    expect(requests.map((ticket) => ticket.requester.name)).toEqual(plain.requests.map(({ name }) => name));
    for (const ticket of requests) {
      expect(ticket.title).toContain(ticket.requester.name);
      expect(ticket.verbs).toEqual(['approve', 'reject']);
    }
    expect(new Set(tickets.map((ticket) => ticket.id)).size).toBe(tickets.length);
  });
});

describe('a poll', () => {
  test.each([{}, { users: 'uris' }, { etag: 'strong' }])(
    'asks for four lists when nothing is new (%j)',
    async (switches) => {
      const { system, office } = await open({ switches });
      const first = await system.waiting();
      await office.control.clearLogs();
      expect((await system.waiting()).tickets).toEqual(first.tickets);
      const { requests } = await office.control.requests();
      expect(requests.length).toBe(4);
      if ('etag' in switches) expect(requests.map((request) => request.status)).toEqual([304, 304, 304, 304]);
    },
  );

  test('asks for the own days left when the own leave changed, and says when that was', async () => {
    const { system, office, login } = await open();
    const first = await system.waiting();
    const count = async (): Promise<number> => (await office.control.requests()).count;
    await office.control.createLeave({ requester: login });
    await office.control.clearLogs();
    const changed = await system.waiting();
    expect(await count()).toBe(5);
    expect(changed.ownLeaves.length).toBe(first.ownLeaves.length + 1);
    expect(changed.limitsAsOf).toBeGreaterThan(first.limitsAsOf ?? Number.POSITIVE_INFINITY);
    await office.control.clearLogs();
    const quiet = await system.waiting();
    expect([await count(), quiet.limits, quiet.limitsAsOf]).toEqual([4, changed.limits, changed.limitsAsOf]);
  });

  test('asks for the own days left when they are old', async () => {
    const { system, office } = await open({ assumptions: { ownLimitsAge: { rereadAfterMs: 0 } } });
    await system.waiting();
    await office.control.clearLogs();
    await system.waiting();
    expect((await office.control.requests()).count).toBe(5);
  });

  test('sees a new request, a change of it, and that it was taken back', async () => {
    const { system, office, login } = await open();
    const known = (await system.waiting()).tickets.map((ticket) => ticket.id);
    const leave = await office.control.createLeave({ approver: login, comment: 'Moving house.' });
    const arrived = (await system.waiting()).tickets.find((ticket) => !known.includes(ticket.id));
    expect(arrived).toMatchObject({
      requester: { name: leave.requester.name },
      leave: { from: leave.from, to: leave.to, days: leave.days, comment: 'Moving house.' },
      verbs: ['approve', 'reject'],
    });
    await office.control.changeLeave({ id: leave.id, comment: 'Moving house, really.' });
    const changed = (await system.waiting()).tickets.find((ticket) => ticket.id === arrived?.id);
    expect(changed?.version).not.toBe(arrived?.version);
    await office.control.withdrawLeave({ id: leave.id });
    expect((await system.waiting()).tickets.map((ticket) => ticket.id)).toEqual(known);
  });

  test('shows tickets of people and of the system, until they are closed', async () => {
    const { system, office, login } = await open();
    const ticket = await office.control.createTicket({
      from: null,
      to: login,
      title: 'Fill in the structure',
    });
    const shown = (await system.waiting()).tickets.find((one) => one.title === 'Fill in the structure');
    expect(shown).toMatchObject({ kind: 'ticket', requester: { name: 'OffiServ' }, verbs: [] });
    await office.control.closeTicket({ id: ticket.id });
    const left = (await system.waiting()).tickets.some((one) => one.title === 'Fill in the structure');
    expect(left).toBe(false);
  });
});

describe('what the account may not or cannot', () => {
  test.each(['without', 'empty'])(
    'leave that is switched off (features %s) is not asked for',
    async (features) => {
      const { system, office } = await open({ switches: { features, leaveWhenOff: '403' } });
      await system.signIn();
      await office.control.clearLogs();
      const { capabilities, missing, tickets } = await system.waiting();
      expect(capabilities).toMatchObject({
        leaveApproval: 'module-off',
        ownLeave: 'module-off',
        tickets: 'on',
      });
      expect([missing, tickets.filter((ticket) => ticket.kind === 'leave')]).toEqual([[], []]);
      expect((await office.control.requests()).count).toBeLessThanOrEqual(3);
    },
  );

  test.each(['403', '404'])('a list that is closed by %s is named, and costs no sign-in', async (status) => {
    const { system, office } = await open();
    await system.waiting();
    await office.control.clearLogs();
    await system.waiting();
    const path = (await office.control.requests()).requests.at(-1)?.path ?? '';
    const fault = { kind: 'status', status: Number(status), match: { path }, times: 'always' } as const;
    await office.control.addFault(fault);
    for (const _poll of [1, 2]) {
      const { missing } = await system.waiting();
      expect(missing.map(({ failure }) => failure.name)).toEqual([
        status === '403' ? 'forbidden' : 'not-found',
      ]);
    }
    expect((await office.control.signIns()).length).toBe(0);
  });

  test('fields that are hidden leave parts that are not offered', async () => {
    const hideFields =
      'leavesForApprovalUri,leaveDaysLimitsUri,uris.reminders.UserReminders,reservationsUri,lendingsUri';
    const { system } = await open({ switches: { hideFields } });
    const { capabilities, tickets } = await system.waiting();
    expect(capabilities).toMatchObject({ leaveApproval: 'not-offered', tickets: 'on' });
    expect(tickets.every((ticket) => ticket.kind === 'ticket')).toBe(true);
  });
});

describe('references that lead elsewhere', () => {
  test.each(['foreign-host', 'plain-http', 'other-port', 'userinfo', 'script'])(
    '(%s) are not followed, and nothing is sent there',
    async (hostile) => {
      const { system } = await open({ switches: { hostile } });
      expect((await failureFrom(system.waiting())).name).toBe('malformed');
      const { people } = await everybody(system);
      expect(people[0]?.email).toBe(desk.login);
      // Those who came along whole are known; nobody was asked for.
      const { requests } = await desk.office.control.requests();
      expect(new Set(requests.map(({ path }) => path))).toEqual(
        new Set(['/data/login', '/data/users/me', '/data/companies/my']),
      );
    },
  );

  test('on one request leave it readable but not decidable', async () => {
    const { system } = await open({ switches: { hostile: 'foreign-host', hostileFields: 'uri' } });
    const { tickets } = await system.waiting();
    expect(tickets.length).toBeGreaterThan(0);
    for (const ticket of tickets) expect(ticket.verbs).toEqual([]);
    for (const ticket of tickets) expect(ticket.webUrl).toBe(`${desk.office.url}/`);
  });
});
