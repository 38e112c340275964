import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../../electron/office/person';
import { type Desk, type DeskOptions, everybody, openDesk } from './offiserv/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

function byEmail(people: readonly Person[]): Person[] {
  return people.toSorted((one, other) => (one.email ?? '').localeCompare(other.email ?? ''));
}

describe('the directory', () => {
  const variants: Record<string, string | boolean>[] = [
    {},
    { users: 'uris' },
    { users: 'short', references: 'absolute' },
    { users: 'deep', innerLists: 'wrapped' },
    { lists: 'wrapped', topManager: 'self' },
    { emptyFields: 'absent', emailField: 'mail', topManager: 'absent' },
    { renewal: 'strict' },
  ];
  test.each(variants)('has everybody once, with numbers and managers (%j)', async (switches) => {
    const { system, office } = await open({ switches, people: 130 });
    const { people, total } = await everybody(system);
    const real = await office.control.people();
    expect(total).toBe(130);
    expect(byEmail(people).map((person) => person.email)).toEqual(
      real.map((person) => person.login).sort((one, other) => one.localeCompare(other)),
    );
    expect(new Set(people.map((person) => person.id)).size).toBe(130);
    expect(people.filter((person) => person.managerId === undefined).length).toBe(1);
    const ids = new Set(people.map((person) => person.id));
    for (const { managerId } of people) if (managerId !== undefined) expect(ids).toContain(managerId);
    expect(people.some((person) => person.phones.length === 2)).toBe(true);
  });

  test('comes in pages, and starts with oneself', async () => {
    const { system, login } = await open({ people: 130 });
    const pages: number[] = [];
    let first: Person | undefined;
    for await (const page of system.people()) {
      first ??= page.people[0];
      pages.push(page.people.length);
    }
    expect(first?.email).toBe(login);
    expect(pages.length).toBeGreaterThan(2);
    expect(Math.max(...pages)).toBeLessThanOrEqual(50);
  });

  test.each(['403', '404'])(
    'people who may not be read (%s) are stubs with the name that is known',
    async (status) => {
      const { system, office } = await open({
        people: 130,
        switches: { closedUsersPercent: 30, closedUsersStatus: status, users: 'short' },
      });
      const { people } = await everybody(system);
      const names = new Set((await office.control.people()).map((person) => person.name));
      const stubs = people.filter((person) => person.email === undefined);
      expect(stubs.length).toBeGreaterThan(0);
      for (const stub of stubs) expect([...names, '–']).toContain(stub.displayName);
      expect(new Set(people.map((person) => person.id)).size).toBe(people.length);
      expect((await office.control.signIns()).length).toBe(1);
    },
  );

  test('ends early when nobody waits for it any more', async () => {
    const { system, office } = await open({ people: 130, switches: { users: 'uris' } });
    for await (const page of system.people()) {
      expect(page.people.length).toBeGreaterThan(0);
      break;
    }
    await office.control.clearLogs();
    await system.waiting();
    expect((await office.control.requests()).count).toBeLessThanOrEqual(20);
  });
});

describe('time away', () => {
  test('of the team is known to its approver', async () => {
    const { system, office, login } = await open();
    const { people } = await everybody(system);
    const leave = await office.control.createLeave({ approver: login });
    const person = people.find((one) => one.email === leave.requester.login);
    const absences = await system.absences(person === undefined ? [] : [person]);
    expect(absences).toContainEqual({
      id: leave.path,
      personId: person?.id,
      from: leave.from,
      to: leave.to,
      pending: true,
      type: leave.type,
      days: leave.days,
    });
  });

  test('is known of nobody where it is nobody else’s business, and costs no sign-in', async () => {
    const { system, office } = await open({ switches: { leaveVisibility: 'own' }, place: 1 });
    const { people } = await everybody(system);
    const others = people.slice(1);
    await office.control.clearLogs();
    expect(await system.absences(others)).toEqual([]);
    expect((await office.control.signIns()).length).toBe(0);
    // Giving up early: not one question per colleague.
    expect((await office.control.requests()).count).toBeLessThan(others.length);
  });

  test('can be asked for after a restart, when nobody has been walked past yet', async () => {
    const { system, office } = await open();
    const { people } = await everybody(system);
    const again = await openAgain();
    const some = people.slice(0, 10);
    expect(await again.absences(some)).toEqual(await system.absences(some));
    await again.close();
    expect(office.url).toBe(desk.office.url);
  });
});

describe('days left', () => {
  test('of who asks for leave are known to the approver, with the kind and days of what waits', async () => {
    const { system, office, login } = await open();
    const { people } = await everybody(system);
    const leave = await office.control.createLeave({ approver: login, type: 'Annual leave' });
    const person = people.find((one) => one.email === leave.requester.login);
    const id = person?.id ?? '';
    const [background] = await system.backgrounds([id]);
    const annual = background?.limits?.find(({ type }) => type === 'Annual leave');
    const { leaveRequests } = await office.control.state({ requester: leave.requester.login });
    const year = String(new Date().getFullYear());
    const granted = leaveRequests.filter(
      ({ type, status, from }) => type === 'Annual leave' && status === 'approved' && from.startsWith(year),
    );
    expect(annual?.used).toBe(granted.reduce((sum, { days }) => sum + days, 0));
    expect(annual?.limit).toBeGreaterThan(0);
    const absences = person === undefined ? [] : await system.absences([person]);
    expect(absences).toContainEqual(
      expect.objectContaining({ id: leave.path, type: 'Annual leave', days: leave.days, pending: true }),
    );
  });

  test.each(['full', 'uris', 'short'])('come with the chain of approvers (%s)', async (users) => {
    const { system, office, login } = await open({ switches: { users, approverHistory: true } });
    const { people } = await everybody(system);
    const idOf = (email: string | undefined) => people.find((one) => one.email === email)?.id;
    const real = await office.control.people();
    const person = real.find(({ approvers }) => approvers.length === 2 && approvers[0] === login);
    const leave = await office.control.createLeave({ requester: person?.login ?? '' });
    const [background] = await system.backgrounds([idOf(person?.login) ?? '']);
    const chain = leave.approvers.map((approver) => idOf(approver.login));
    expect(background?.approvers?.map(({ personId }) => personId)).toEqual(chain);
    const { tickets } = await system.waiting();
    const ticket = tickets.find(({ id }) => id === leave.path);
    expect(ticket?.approvers?.map(({ personId, standing }) => [personId, standing])).toEqual(
      chain.map((id) => [id, undefined]),
    );
  });

  test.each([{ leaveVisibility: 'own' }, { features: 'without' }])(
    'are not known where they may not be read (%j), and cost no sign-in',
    async (switches) => {
      const { system, office } = await open({ switches });
      const others = (await everybody(system)).people.slice(1).map(({ id }) => id);
      await office.control.clearLogs();
      const found = await system.backgrounds(others);
      expect(found.filter(({ limits }) => limits !== undefined)).toEqual([]);
      expect((await office.control.signIns()).length).toBe(0);
      expect((await office.control.requests()).count).toBeLessThanOrEqual(others.length * 3 + 3);
    },
  );
});

async function openAgain(): Promise<Desk['system']> {
  const { offiServ } = await import('../../electron/systems/offiserv/index');
  return offiServ().open({
    origin: desk.office.url,
    caPem: desk.office.caPem,
    userAgent: 'OffiTray/test',
    resolveProxy: async () => 'DIRECT',
    credentials: async () => ({ login: desk.login, password: desk.password }),
    onSessionState: () => undefined,
  });
}
