import { afterEach, describe, expect, test } from 'vitest';
import { failureFrom } from './calls';
import { type Desk, type DeskOptions, openDesk } from './officegest/account';
import { everybody } from './offiserv/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

describe('the directory', () => {
  test.each([
    [{}, undefined],
    [{ meta: 'documented' }, 620],
    [{ meta: 'none' }, undefined],
  ])('has everybody once, however lists tell that they go on (%j)', async (switches, announced) => {
    const { system, office } = await open({ people: 620, switches });
    const { people, total } = await everybody(system);
    expect([people.length, new Set(people.map(({ id }) => id)).size, total]).toEqual([620, 620, announced]);
    const { requests } = await office.control.requests();
    expect(requests.filter(({ path }) => path.includes('employees')).length).toBe(3);
  });

  test.each(['observed', 'documented', 'none'])(
    'ends well after a last page that is full (%s)',
    async (meta) => {
      const { system } = await open({ people: 250, switches: { meta } });
      expect((await everybody(system)).people.length).toBe(250);
    },
  );

  test('knows phones, departments and who leads them', async () => {
    const { system, office, login } = await open();
    const { people } = await everybody(system);
    const state = await office.control.state();
    const me = people.find((person) => person.login === login);
    const foreman = office.logins.find(({ roles }) => roles.includes('manager'));
    const leader = people.find((person) => person.login === foreman?.login);
    expect(me?.department).toBe(state.people.find((one) => one.login === login)?.department);
    expect(me?.managerId).toBe(leader?.id);
    expect(people.flatMap(({ phones }) => phones).length).toBeGreaterThan(30);
    for (const { phones } of people) {
      expect(phones.map(({ kind }) => kind).join()).toMatch(/^(mobile,desk|mobile|desk|)$/);
    }
  });

  test('is there without departments, and without those who left', async () => {
    const { system, office, login } = await open({ switches: { modulesOff: 'tables' } });
    await office.control.changePerson({ id: login, active: false });
    const { people } = await everybody(system);
    expect(people.length).toBe(29);
    expect(
      people.every(({ department, managerId }) => department === undefined && managerId === undefined),
    ).toBe(true);
  });

  test('loses nobody when the token ends on the way', async () => {
    const { system, office } = await open({ people: 620 });
    let count = 0;
    for await (const page of system.people()) {
      if (count === 0) await office.control.expireSessions();
      count += page.people.length;
    }
    expect([count, (await office.control.signIns()).length]).toEqual([620, 2]);
  });

  test.each([
    ['says another number of people', 300, 251],
    ['repeats somebody', 300, 300],
    ['ends too early', 620, 620],
  ])('is told to have moved when a later page %s', async (_what, people, total) => {
    const { system, office } = await open({ people, switches: { meta: 'documented' } });
    const moved: boolean[] = [];
    let first: string | undefined;
    for await (const page of system.people()) {
      moved.push(page.moved === true);
      first ??= page.people[0]?.id;
      if (moved.length > 1) continue;
      const data = total === 300 ? [{ id: first, name: 'Rui Sá' }] : [{ id: 'x1', name: 'Rui Sá' }];
      const meta = total === 620 ? { has_more: false, total } : { total };
      const body = JSON.stringify({ data, meta });
      await office.control.addFault({ kind: 'status', status: 200, body, match: { path: 'employees' } });
    }
    expect([moved[0], moved.slice(1).some(Boolean)]).toEqual([false, true]);
  });

  test('fails rather than ends when a list does not move on', async () => {
    const { system, office } = await open({ people: 30 });
    await system.signIn();
    const row = { id: 1, name: 'Rui Sá', login: 'rui.sa' };
    const body = JSON.stringify({ data: [row], meta: { has_more: true } });
    await office.control.addFault({
      kind: 'status',
      status: 200,
      body,
      match: { path: 'employees' },
      times: 'always',
    });
    expect((await failureFrom(everybody(system))).name).toBe('malformed');
  });

  test('leaves out a row that cannot be read, and keeps the rest', async () => {
    const { system, office } = await open();
    await system.signIn();
    const rows = [null, 7, { name: 'sem id' }, { id: {}, name: 'x' }, { id: '9', name: 'Zé', phone: 21 }];
    const body = JSON.stringify({ data: rows, meta: { has_more: 'sim' } });
    await office.control.addFault({ kind: 'status', status: 200, body, match: { path: 'employees' } });
    const { people } = await everybody(system);
    expect(people).toEqual([{ id: '9', displayName: 'Zé', phones: [{ kind: 'desk', number: '21' }] }]);
  });
});

describe('time away', () => {
  test('is told by titles in the diary, for those who are asked about', async () => {
    const { system, office, login } = await open({ people: 30 });
    const { people } = await everybody(system);
    const other = people.find((person) => person.login !== login);
    if (other?.login === undefined) throw new Error('there is only one');
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Lisbon' }).format(new Date());
    const midnight = new Date(`${today}T12:00:00Z`).getTime();
    const [start, end] = [new Date(midnight - 86_400_000), new Date(midnight + 86_400_000)];
    const entry = { employee: other.login, start: start.toISOString(), end: end.toISOString() };
    const away = await office.control.createAppointment({ ...entry, title: 'FÉRIAS do pessoal' });
    const training = await office.control.createAppointment({ ...entry, title: 'Formação' });
    const absences = await system.absences([other]);
    const ids = absences.map(({ id }) => id);
    expect(ids).toContain(away.id);
    expect(ids).not.toContain(training.id);
    const found = absences.find(({ id }) => id === away.id);
    expect(found).toMatchObject({ personId: other.id, pending: false, type: 'FÉRIAS do pessoal' });
    expect([(found?.from ?? '') < today, (found?.to ?? '') > today]).toEqual([true, true]);
    expect(await system.absences([])).toEqual([]);
  });

  test('is unknown, not a failure, where the diary may not be read', async () => {
    const { system } = await open({ switches: { modulesOff: 'crm' } });
    const { people } = await everybody(system);
    expect(await system.absences(people)).toEqual([]);
  });
});

describe('customers and suppliers', () => {
  test.each(['name', 'ignored'])(
    'are found by part of a name and marked as such (suppliers: %s)',
    async (supplierFilter) => {
      const { system } = await open({ switches: { supplierFilter } });
      const found = (await system.outsideContacts?.('filhos')) ?? [];
      expect(found.length).toBeGreaterThan(5);
      for (const person of found) {
        expect(person.displayName).toContain('Filhos');
        expect([person.outside, person.phones.length > 0]).toEqual([person.displayName, true]);
      }
      const kinds = new Set(found.map(({ id }) => id.split(':')[0]));
      expect([...kinds].sort()).toEqual(['customer', 'supplier']);
      expect(await system.outsideContacts?.('nenhures de todo')).toEqual([]);
    },
  );

  test('are not asked for with a letter, and cost two requests', async () => {
    const { system, office } = await open();
    await system.signIn();
    await office.control.clearLogs();
    expect(await system.outsideContacts?.('f')).toEqual([]);
    await system.outsideContacts?.('fi');
    expect((await office.control.requests()).count).toBe(2);
  });

  test('of one kind are shown when the other may not be read; of none is module-off', async () => {
    const { system, office } = await open({ switches: { modulesOff: 'entities/suppliers' } });
    expect(((await system.outsideContacts?.('filhos')) ?? []).length).toBeGreaterThan(0);
    await office.control.setSwitches({ modulesOff: 'entities' });
    expect((await failureFrom(system.outsideContacts?.('filhos') ?? Promise.resolve())).name).toBe(
      'module-off',
    );
  });
});
