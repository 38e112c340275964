import { afterEach, describe, expect, test } from 'vitest';
import { everybody, failureFrom } from './calls';
import { type Desk, type DeskOptions, openDesk } from './onlyoffice/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

const dayMs = 86_400_000;
const pathsSeen = async () =>
  (await desk.office.control.requests()).requests.map(
    ({ path }) => path.slice('/api/2.0/'.length).split(/[?]/)[0],
  );

describe('a look', () => {
  test('asks for four lists when nothing is new, and each list is seen again soon', async () => {
    const { system, office } = await open({ extras: ['invoices'] });
    const first = await system.waiting();
    await office.control.clearLogs();
    for (let look = 1; look <= 3; look += 1) {
      expect((await system.waiting()).tickets).toEqual(first.tickets);
      expect((await office.control.requests()).count).toBe(look * 4);
    }
    const seen = new Set((await pathsSeen()).map((path) => path?.replace(/\/\d{4}-.*/, '')));
    expect([...seen].sort()).toEqual([
      'calendar/calendars',
      'crm/invoice/filter.json',
      'crm/task/filter.json',
      'project/milestone/filter.json',
      'project/task/filter.json',
    ]);
  });

  test('shows what waits of every kind, and nothing that is closed or of somebody else', async () => {
    const { system, office, login } = await open();
    const { tickets, capabilities, missing } = await system.waiting();
    expect(missing).toEqual([]);
    expect(capabilities).toEqual({
      leaveApproval: 'not-offered',
      tickets: 'on',
      reminders: 'on',
      ownLeave: 'not-offered',
      people: 'on',
    });
    const state = await office.control.state();
    const ids = (kind: string) =>
      tickets.flatMap(({ id }) => (id.startsWith(`${kind}:`) ? [Number(id.split(':')[1])] : []));
    const mine = state.tasks.filter((task) => task.status === 1 && task.responsibles.includes(login));
    const nobodys = state.tasks.filter((task) => task.status === 1 && task.responsibles.length === 0);
    expect(mine.map(({ id }) => id).every((id) => ids('task').includes(id))).toBe(true);
    expect(ids('task').length).toBeLessThanOrEqual(mine.length + nobodys.length);
    expect(ids('task').length).toBeGreaterThan(mine.length);
    const crm = state.crmTasks.filter((task) => task.responsible === 0 && !task.isClosed);
    expect(ids('crm').sort()).toEqual(crm.map(({ id }) => id).sort());
    const milestones = state.milestones.filter((one) => one.responsible === login && one.status === 0);
    expect(ids('milestone').sort()).toEqual(milestones.map(({ id }) => id).sort());
  });

  test('sees a new task, a change of it, and that it was closed', async () => {
    const { system, office } = await open();
    await system.waiting();
    const { id } = await office.control.createTask({ title: 'Ring the bell', deadline: null });
    const find = async () => (await system.waiting()).tickets.find((ticket) => ticket.id === `task:${id}`);
    const arrived = await find();
    expect(arrived).toMatchObject({ title: 'Ring the bell', verbs: ['done', 'decline'] });
    expect(arrived).not.toHaveProperty('dueAt');
    await office.control.changeTask({ id, title: 'Ring both bells' });
    expect((await find())?.version).not.toBe(arrived?.version);
    await office.control.closeTask({ id });
    expect(await find()).toBeUndefined();
  });

  test('reads lists longer than a page to their end, without leaving one out', async () => {
    const { system, office } = await open({
      switches: { totals: 'missing' },
      assumptions: { poll: { requests: 4, pageSize: 50, staleMs: 60_000, offMs: 60_000 } },
    });
    const made: string[] = [];
    for (let count = 0; count < 130; count += 1)
      made.push(`task:${(await office.control.createTask({})).id}`);
    const ids = new Set((await system.waiting()).tickets.map(({ id }) => id));
    expect(made.every((id) => ids.has(id))).toBe(true);
  });

  test('changes nothing on the server but the calendar that the web page would make too', async () => {
    const { system, office } = await open({ extras: ['invoices'] });
    for (const _ of [1, 2, 3]) await system.waiting();
    await everybody(system);
    expect(await office.control.ledger()).toEqual([]);
    expect((await office.control.state()).sideEffects.map(({ kind }) => kind)).toEqual([
      'default-calendar-made',
    ]);
  });
});

describe('modules that are off', () => {
  test('are a capability, not a failure, and are left alone; the others go on', async () => {
    const { system, office } = await open({ switches: { modulesOff: 'calendar,crm' } });
    const waiting = await system.waiting();
    expect(waiting.missing).toEqual([]);
    expect(waiting.capabilities).toMatchObject({ tickets: 'on', reminders: 'on' });
    expect(waiting.tickets.some(({ id }) => id.startsWith('crm:'))).toBe(false);
    await office.control.clearLogs();
    await system.waiting();
    expect((await pathsSeen()).every((path) => path?.startsWith('project/'))).toBe(true);
    await office.control.setSwitches({ modulesOff: '' });
    await system.signIn();
    expect((await system.waiting()).tickets.some(({ id }) => id.startsWith('crm:'))).toBe(true);
  });

  test('all of them off leave an inbox that says so', async () => {
    const { system } = await open({ switches: { modulesOff: 'projects,crm,calendar' } });
    expect(await system.waiting()).toMatchObject({
      tickets: [],
      reminders: [],
      missing: [],
      capabilities: { tickets: 'module-off', reminders: 'module-off' },
    });
  });
});

describe('a list that cannot be read', () => {
  test.each(['garbage', 'wrong-shapes', 'no-content', 'html', 'drop-before', 'truncate'] as const)(
    'for a while is stood in for by what was read before (%s)',
    async (kind) => {
      const { system, office } = await open();
      const before = await system.waiting();
      await office.control.addFault({ kind, match: { path: 'crm/task' }, times: 'always' });
      const after = await system.waiting();
      expect(after.tickets.map(({ id }) => id).sort()).toEqual(before.tickets.map(({ id }) => id).sort());
      expect(after.missing).toEqual([]);
    },
  );

  test('keeps no other list from its turn', async () => {
    const { system, office } = await open();
    await office.control.addFault({
      kind: 'status',
      status: 500,
      match: { path: 'milestone' },
      times: 'always',
    });
    await system.waiting();
    const { id } = await office.control.createTask({ responsibles: [] });
    await office.control.clearLogs();
    await system.waiting();
    const { tickets, missing } = await system.waiting();
    expect(tickets.map((ticket) => ticket.id)).toContain(`task:${id}`);
    expect(missing.map(({ part }) => part)).toEqual(['tickets']);
    expect((await office.control.requests()).count).toBe(8);
  });

  test('does not bring back what was decided meanwhile', async () => {
    const { system, office } = await open();
    const ticket = (await system.waiting()).tickets.find(({ id }) => id.startsWith('crm:'));
    if (ticket === undefined) throw new Error('no CRM task');
    await system.decide({ ticket, verb: 'done' });
    await office.control.addFault({
      kind: 'status',
      status: 500,
      match: { path: 'crm/task/filter' },
      times: 'always',
    });
    const { tickets } = await system.waiting();
    expect(tickets.map(({ id }) => id)).not.toContain(ticket.id);
    expect(tickets.some(({ id }) => id.startsWith('crm:'))).toBe(true);
  });

  test('from the beginning is missing, and the others are there', async () => {
    const { system, office } = await open();
    await office.control.addFault({
      kind: 'status',
      status: 500,
      match: { path: 'calendar' },
      times: 'always',
    });
    const waiting = await system.waiting();
    expect(waiting.missing).toEqual([
      { part: 'reminders', failure: { name: 'server-down', detail: 'HTTP 500' } },
    ]);
    expect(waiting.tickets.length).toBeGreaterThan(0);
  });

  test('like all the others is the failure of the look', async () => {
    const { system, office } = await open();
    await system.waiting();
    await office.control.addFault({ kind: 'html', status: 502, times: 'always' });
    expect(await failureFrom(system.waiting())).toMatchObject({ name: 'server-down' });
  });
});

describe('reminders', () => {
  const titles = async (kind: string) =>
    (await desk.system.waiting()).reminders.filter((one) => one.kind === kind).map(({ title }) => title);

  test.each(['expanded', 'series'])(
    'of the calendar, one for each time that something happens (%s)',
    async (calendarEvents) => {
      const { system } = await open({ switches: { calendarEvents } });
      const { reminders } = await system.waiting();
      const standUps = reminders.filter(({ title }) => title === 'Stand-up');
      expect(standUps).toHaveLength(8);
      const [first, second] = standUps;
      expect((second?.startsAt ?? 0) - (first?.startsAt ?? 0)).toBeGreaterThanOrEqual(dayMs - 3_600_000);
      expect(standUps.every(({ startsAt, endsAt }) => (endsAt ?? 0) - startsAt === 15 * 60_000)).toBe(true);
      expect(new Set(reminders.map(({ id }) => id)).size).toBe(reminders.length);
      expect(reminders.map(({ title }) => title)).toEqual(
        expect.arrayContaining(['Dentist', 'Stock-taking']),
      );
      expect(reminders.map(({ title }) => title)).not.toContain('Cancelled lunch');
    },
  );

  test('are told when their own alert says, or that of their calendar, or a CRM task', async () => {
    const { system, office } = await open();
    const start = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 2 * 86_400_000).toISOString();
    const alerts = [0, 1, 2, 3, 4, 5, 6];
    for (const alert of alerts) await office.control.createEvent({ title: `Alert ${alert}`, start, alert });
    await office.control.createEvent({ title: 'As the calendar', start, alert: -1 });
    await office.control.createEvent({ title: 'All day', start, alert: 4, allDay: true });
    const crm = await office.control.createCrmTask({ title: 'Call', deadLine: start, alertValue: 45 });
    const { reminders } = await system.waiting();
    const notice = (wanted: string) => reminders.find(({ title }) => title === wanted)?.noticeMinutes;
    expect(alerts.map((alert) => notice(`Alert ${alert}`))).toEqual([undefined, 5, 15, 30, 60, 120, 1_440]);
    expect([notice('As the calendar'), notice('All day')]).toEqual([15, undefined]);
    const deadline = reminders.find(({ id }) => id === `deadline:crm:${crm.id}`);
    expect(deadline?.noticeMinutes).toBe(45);
  });

  test('follow an event that is moved, and let go of one that is cancelled', async () => {
    const { system, office } = await open();
    const start = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 2 * 3_600_000);
    const { id } = await office.control.createEvent({ title: 'Signing', start: start.toISOString() });
    const find = async () => (await system.waiting()).reminders.find(({ title }) => title === 'Signing');
    expect(await find()).toMatchObject({
      kind: 'appointment',
      startsAt: start.getTime(),
      dueAt: start.getTime(),
    });
    const moved = new Date(start.getTime() + 3_600_000);
    await office.control.changeEvent({ id, start: moved.toISOString() });
    expect((await find())?.startsAt).toBe(moved.getTime());
    await office.control.changeEvent({ id, status: 2 });
    expect(await find()).toBeUndefined();
  });

  test('of deadlines go with the task, and are not told twice by the calendar', async () => {
    const { office, login } = await open();
    const { now } = await office.control.state();
    const day = new Date(Date.parse(now) + 2 * dayMs).toISOString().slice(0, 10);
    const { id } = await office.control.createTask({
      title: 'Hand in the plan',
      deadline: day,
      responsibles: [login],
    });
    expect((await titles('deadline')).filter((title) => title === 'Hand in the plan')).toHaveLength(1);
    expect(await titles('appointment')).not.toContain('Hand in the plan');
    await office.control.closeTask({ id });
    expect(await titles('deadline')).not.toContain('Hand in the plan');
  });

  test('of birthdays name who has one', async () => {
    const { office } = await open({ people: 1_500 });
    const names = (await office.control.people()).map(({ name }) => name);
    const birthdays = await titles('birthday');
    expect(birthdays.length).toBeGreaterThan(0);
    expect(birthdays.every((name) => names.includes(name))).toBe(true);
  });
});

describe('people', () => {
  const smallPages = { pageSize: 200, atOnce: 60, mostPeople: 10_000, passes: 2 };

  test.each([{}, { fields: 'ignored' }, { totals: 'missing', zeros: 'written' }, { photos: 'absolute' }])(
    'are all there once, but for those who have left (%j)',
    async (switches) => {
      const { system, office } = await open({ switches, people: 450, assumptions: { people: smallPages } });
      const people = await everybody(system);
      const known = (await office.control.people()).filter(({ status }) => status !== 2);
      expect(new Map(people.map(({ id, displayName }) => [id, displayName]))).toEqual(
        new Map(known.map(({ id, name }) => [id, name])),
      );
      expect(people).toHaveLength(known.length);
      const [lead] = people.filter(({ login }) => login === office.logins[2]?.login);
      expect(lead?.managerId).toBe(people.find(({ login }) => login === office.logins[0]?.login)?.id);
      expect(people.some(({ department }) => department?.includes('Sales & Service'))).toBe(true);
      expect(people.some(({ phones }) => phones.length > 1)).toBe(true);
    },
  );

  test('have pictures, where these are on the portal itself', async () => {
    const { system, office } = await open();
    const people = await everybody(system);
    const photo = people.find((person) => person.photo !== undefined)?.photo ?? '';
    expect(await system.readPhoto?.(photo)).toMatchObject({
      mediaType: 'image/png',
      widthPx: 82,
      heightPx: 82,
    });
    expect(await system.readPhoto?.('//cdn.example/x.png')).toBeUndefined();
    await office.control.setSwitches({ photos: 'foreign' });
    expect((await everybody(system)).some((person) => person.photo !== undefined)).toBe(false);
  });

  test('have other addresses of their pictures when their profiles change', async () => {
    const { system, office } = await open();
    const before = (await everybody(system)).find((person) => person.photo !== undefined);
    await office.control.changePerson({ id: before?.id ?? '', title: 'Head' });
    const after = (await everybody(system)).find(({ id }) => id === before?.id);
    expect(after?.photo).not.toBe(before?.photo);
    expect(await system.readPhoto?.(after?.photo ?? '')).toMatchObject({ mediaType: 'image/png' });
  });

  test.each([
    ['huge', 'too-large'],
    ['vast', 'too-large'],
    ['truncated', 'malformed'],
    ['svg', 'malformed'],
    ['html', 'malformed'],
    ['nothing', 'malformed'],
    ['elsewhere', 'malformed'],
    ['failing', 'server-down'],
  ])('whose pictures are %s have none that could be shown (%s)', async (pictures, name) => {
    const { system } = await open({ switches: { pictures } });
    const photo = (await everybody(system)).find((person) => person.photo !== undefined)?.photo ?? '';
    expect((await failureFrom(system.readPhoto?.(photo) ?? Promise.resolve())).name).toBe(name);
  });

  test('have pictures whatever these are called, and none where the server has none any more', async () => {
    const { system, office } = await open({ switches: { pictures: 'octet-stream' } });
    const photo = (await everybody(system)).find((person) => person.photo !== undefined)?.photo ?? '';
    expect(await system.readPhoto?.(photo)).toMatchObject({ mediaType: 'image/png' });
    expect((await failureFrom(system.readPhoto?.('/api/2.0/group.json') ?? Promise.resolve())).name).toBe(
      'malformed',
    );
    await office.control.setSwitches({ pictures: 'missing' });
    expect(await system.readPhoto?.(photo)).toBeUndefined();
  });

  test('who join while the directory is read are found by a second pass', async () => {
    const { system, office } = await open({ people: 250, assumptions: { people: smallPages } });
    let pages = 0;
    const ids: string[] = [];
    const [hidden] = (await office.control.people()).slice(-10);
    await office.control.changePerson({ id: hidden?.id ?? '', status: 2 });
    for await (const page of system.people()) {
      if (pages === 0) await office.control.changePerson({ id: hidden?.id ?? '', status: 1 });
      pages += 1;
      ids.push(...page.people.map(({ id }) => id));
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(hidden?.id);
  });

  test('are away when they say so, which they cannot here', async () => {
    const { system } = await open();
    expect(await system.absences([])).toEqual([]);
    expect(await system.backgrounds([])).toEqual([]);
  });
});

describe('counters', () => {
  test('are two numbers, read without marking anything as read', async () => {
    const { system, office } = await open();
    await system.signIn();
    await office.control.setCounters({ news: 3, chat: 2 });
    await office.control.clearLogs();
    for (const _ of [1, 2])
      expect(await system.counters?.()).toEqual({ news: 3, messages: 2, webUrl: `${office.url}/` });
    expect((await office.control.requests()).count).toBe(4);
    expect((await office.control.state()).sideEffects).toEqual([]);
  });

  test('of a module that is off are absent, and not asked for again', async () => {
    const { system, office } = await open({ switches: { modulesOff: 'talk' } });
    expect(await system.counters?.()).toEqual({ news: 0, webUrl: `${office.url}/` });
    await office.control.clearLogs();
    await system.counters?.();
    expect((await office.control.requests()).count).toBe(1);
  });
});
