import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openSystem } from '../../electron/accounts/account';
import { onOffice } from '../../electron/systems/onoffice/index';
import { failureFrom } from './calls';
import { type Desk, type DeskOptions, openDesk } from './onoffice/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

async function titles(): Promise<string[]> {
  return (await desk.system.waiting()).tickets.map(({ title }) => title).sort();
}

async function requestsDuring(work: () => Promise<unknown>): Promise<number> {
  const before = (await desk.office.control.requests()).count;
  await work();
  return (await desk.office.control.requests()).count - before;
}

const expected = [
  'Anfrage aus dem Portal beantworten',
  'Besichtigung Lindenstraße 8',
  'Exposé prüfen',
  'Fotos nachbestellen',
  'Mietvertrag gegenlesen',
  'Schlüsselübergabe vorbereiten',
  'Teambesprechung',
];

describe('whatever an account is like, the same things wait', () => {
  const variants: Record<string, string | number | boolean>[] = [
    { httpStatus: 'follow', outerStatus: '200-0' },
    { escapes: 'raw', extraFields: true },
    { errorCodes: 'list', innerCode: true },
    { statusFilter: 'labels' },
    { statusFilter: 'ignored' },
    { statusFilter: 'nothing' },
    { modifiedZone: 'utc' },
    { booleans: 'json', assignees: 'user-name' },
    { booleans: 'words', recurrenceNames: 'rp' },
    { refusedFields: 'Prio,Stand,Privat,Verantwortung_Gruppe' },
    { refusedFields: 'Eintragsdatum,Deadline', fieldError: '141' },
    { refusedFields: 'Beginnt_um,modified', fieldError: '145' },
    { userDataRight: false },
    { userFields: 'live', onlineWords: 'words' },
    { dateHeader: false },
  ];
  test.each(variants)('%j', async (switches) => {
    await open({ switches });
    expect(await titles()).toEqual(expected);
    expect(await titles()).toEqual(expected);
    expect(await requestsDuring(titles)).toBe(1);
  });
});

describe('tasks', () => {
  test('wait in five of the eight states, one of them when its day has come', async () => {
    const { office, keys } = await open();
    const states = ['Eins', 'Zwei', 'Drei', 'Vier', 'Fünf', 'Sechs', 'Sieben', 'Acht'];
    for (const [at, subject] of states.entries()) {
      const status = at + 1;
      const startsOn = status === 4 ? '2024-01-01 00:00:00' : '';
      await office.control.createTask({
        subject,
        status,
        processor: keys.login,
        startsOn,
        startsAt: '09:00:00',
      });
    }
    const { tickets } = await desk.system.waiting();
    const seen = tickets.filter(({ title }) => states.includes(title));
    expect(Object.fromEntries(seen.map(({ title, stateText }) => [title, stateText]))).toEqual({
      Eins: 'Nicht begonnen',
      Zwei: 'In Bearbeitung',
      Vier: 'Zurückgestellt',
      Sechs: 'Sonstiges',
      Acht: 'Klärungsbedarf',
    });
  });

  test('that are ticked off do not wait, whatever their state says', async () => {
    const { office } = await open();
    await office.control.createTask({ subject: 'Abgehakt', status: 2, isDone: true });
    expect(await titles()).toEqual(expected);
  });

  test('that come, change hands, close and come back are followed by asking for what has changed', async () => {
    const { office, keys } = await open();
    expect(await titles()).toEqual(expected);
    const task = await office.control.createTask({ subject: 'Neu' });
    expect(await titles()).toEqual([...expected, 'Neu'].sort());
    const other = (await office.control.logins())[2];
    await office.control.changeTask({ id: task.id, processor: other?.login });
    expect(await titles()).toEqual(expected);
    await office.control.changeTask({ id: task.id, processor: keys.login.toUpperCase() });
    expect(await titles()).toEqual([...expected, 'Neu'].sort());
    await office.control.closeTask({ id: task.id });
    expect(await requestsDuring(async () => expect(await titles()).toEqual(expected))).toBe(1);
  });

  test('that vanish are missed by the next whole reading', async () => {
    const { office, system } = await open({
      assumptions: { changes: { overlapMs: 0, fullSetEveryMs: 0 } },
    });
    const task = await office.control.createTask({ subject: 'Weg' });
    expect(await titles()).toContain('Weg');
    await office.control.deleteTask({ id: task.id });
    expect(await titles()).toEqual(expected);
    expect((await system.waiting()).missing).toEqual([]);
  });

  test.each(['numbers', 'labels', 'ignored', 'nothing'])(
    'are all seen where there are more than one answer holds (filter: %s)',
    async (statusFilter) => {
      const { office, keys } = await open({ switches: { statusFilter } });
      const other = (await office.control.logins())[2]?.login ?? '';
      await office.control.createTasks({
        count: 900,
        subject: 'Fremd',
        processor: other,
        responsible: other,
      });
      await office.control.createTasks({ count: 620, subject: 'Meins', processor: keys.login });
      const { tickets } = await desk.system.waiting();
      expect(tickets.filter(({ title }) => title === 'Meins')).toHaveLength(620);
      expect(tickets.filter(({ title }) => title === 'Fremd')).toEqual([]);
      expect((await office.control.requests()).count).toBeLessThan(12);
    },
  );

  test('that changed by the hundred are read as a whole', async () => {
    const { office } = await open();
    await titles();
    await office.control.createTasks({ count: 700, subject: 'Viele' });
    expect((await titles()).filter((title) => title === 'Viele')).toHaveLength(700);
  });

  test('with a strict deadline are due then, and remind of it; others are not', async () => {
    const { office, system } = await open();
    const deadline = '2027-03-29 17:00:00';
    await office.control.createTask({ subject: 'Streng', deadline, isDeadlineStrict: true });
    await office.control.createTask({ subject: 'Locker', deadline });
    const { tickets, reminders } = await system.waiting();
    const dueAt = Date.UTC(2027, 2, 29, 15, 0, 0);
    expect(tickets.find(({ title }) => title === 'Streng')).toMatchObject({ dueAt });
    expect(tickets.find(({ title }) => title === 'Locker')).not.toHaveProperty('dueAt');
    expect(reminders.filter(({ kind }) => kind === 'deadline').map(({ title }) => title)).toEqual([
      'Schlüsselübergabe vorbereiten',
      'Streng',
    ]);
  });

  test('of somebody with nearly the same name are not theirs', async () => {
    const { office, keys } = await open();
    await office.control.createTask({ subject: 'Vertippt', processor: `${keys.login}x`, responsible: '' });
    await office.control.createTask({ subject: 'Niemandes', processor: '', responsible: 'Vertrieb Süd' });
    expect(await titles()).toEqual(expected);
  });
});

describe('fields that an account refuses', () => {
  test('are asked for once and never again', async () => {
    const { office } = await open({ switches: { refusedFields: 'Prio,Stand,Privat' } });
    // Who this is, the first try, one more for each refused field, and the rules of a series.
    expect(await requestsDuring(titles)).toBe(2 + 1 + 3 + 1);
    expect(await requestsDuring(titles)).toBe(1);
    await office.control.setSwitches({ refusedFields: 'Prio,Stand,Privat,Deadline' });
    expect(await requestsDuring(titles)).toBe(2);
    expect(await requestsDuring(titles)).toBe(1);
  });

  test('that are not named fail the part, and nothing is asked for ever', async () => {
    await open({ switches: { refusedFields: 'Prio', fieldNamed: false } });
    const { missing, capabilities, reminders } = await desk.system.waiting();
    expect(missing).toEqual([
      { part: 'tickets', failure: { name: 'invalid', detail: 'onOffice 144' } },
      { part: 'reminders', failure: { name: 'invalid', detail: 'onOffice 144' } },
    ]);
    expect(capabilities).toMatchObject({ tickets: 'unknown', reminders: 'on' });
    expect(reminders.length).toBeGreaterThan(0);
  });
});

describe('errors of single actions', () => {
  test.each([
    ['read task=156', 'forbidden', 'tickets'],
    ['read task=25', 'module-off', 'tickets'],
    ['read task=500', 'server-down', 'tickets'],
    ['get appointmentList=149', 'forbidden', 'reminders'],
  ])('%s leaves the other part standing', async (refuseActions, name, part) => {
    await open({ switches: { refuseActions } });
    const { missing, capabilities, tickets, reminders } = await desk.system.waiting();
    expect(missing.map(({ failure }) => failure.name)).toEqual([name, name]);
    const given = name === 'server-down' ? 'unknown' : name;
    expect(capabilities).toMatchObject({ [part]: given });
    expect(part === 'tickets' ? reminders.length : tickets.length).toBeGreaterThan(0);
  });

  test('of all make the reading fail', async () => {
    const { system } = await open();
    await system.signIn();
    await desk.office.control.setSwitches({ refuseActions: 'read task=156,get appointmentList=156' });
    expect(await failureFrom(system.waiting())).toEqual({ name: 'forbidden', detail: 'onOffice 156' });
  });

  test('that are not in the answer at all count as errors of the server', async () => {
    const { system } = await open();
    await system.signIn();
    await desk.office.control.setSwitches({ dropResults: 'get appointmentList' });
    const { missing, tickets } = await system.waiting();
    expect(missing[0]?.failure).toEqual({ name: 'server-down', detail: 'onOffice 500' });
    expect(tickets.length).toBeGreaterThan(0);
  });

  test('a right that is missing looks like an office without anything', async () => {
    await open({ switches: { taskRight: false, calendarRight: false } });
    const { tickets, reminders, missing } = await desk.system.waiting();
    expect([tickets, reminders, missing]).toEqual([[], [], []]);
  });
});

describe('the way to the server', () => {
  test.each([
    [{ kind: 'status', status: 502 }, 'server-down'],
    [{ kind: 'html', status: 200 }, 'not-this-system'],
    [{ kind: 'html', status: 503 }, 'server-down'],
    [{ kind: 'no-content' }, 'not-this-system'],
    [{ kind: 'wrong-shapes' }, 'malformed'],
    [{ kind: 'deep-nesting' }, 'malformed'],
    [{ kind: 'drop-before', times: 'always' }, 'offline'],
    [{ kind: 'huge' }, 'too-large'],
    [{ kind: 'status', status: 429, retryAfter: 40 }, 'rate-limited'],
  ] as const)('%j is %s, and the next reading is whole again', async (fault, name) => {
    const { system, office } = await open();
    await system.waiting();
    await office.control.addFault({ ...fault });
    expect((await failureFrom(system.waiting())).name).toBe(name);
    await office.control.clearFaults();
    if (name === 'rate-limited') return;
    expect(await titles()).toEqual(expected);
  });

  test('a broken connection is repeated for readings', async () => {
    const { system, office } = await open();
    await system.waiting();
    await office.control.addFault({ kind: 'drop-before' });
    expect((await system.waiting()).missing).toEqual([]);
  });

  test('a limit on requests is obeyed', async () => {
    const { system, office } = await open({ switches: { rateLimitPerMinute: 4, retryAfterSeconds: 50 } });
    await system.waiting();
    const failure = await failureFrom(system.waiting());
    expect(failure.name).toBe('rate-limited');
    expect((failure.retryAt ?? 0) - Date.now()).toBeGreaterThan(45_000);
    const { count } = await office.control.requests();
    await failureFrom(system.waiting());
    expect((await office.control.requests()).count).toBe(count);
  });

  test('a limit on actions is kept to', async () => {
    const { office, keys } = await open({
      switches: { maxActions: 3 },
      assumptions: { actionsPerRequest: 3, splitting: { rows: 500, mostRounds: 12 } },
    });
    await office.control.createTasks({ count: 1_600, subject: 'Meins', processor: keys.login });
    expect((await titles()).filter((title) => title === 'Meins')).toHaveLength(1_600);
  });
});

describe('the marketplace', () => {
  test('gets the claim of the latest call, and the next one when that is outdated', async () => {
    const claims: string[] = [];
    const asked: (string | undefined)[] = [];
    await open({
      switches: { marketplace: true },
      marketplaceClaim: async (refused) => {
        asked.push(refused);
        return claims.at(-1);
      },
    });
    const { system, office } = desk;
    const issue = async () => claims.push((await office.control.issueClaim()).claim);
    await issue();
    await system.waiting();
    expect(asked).toEqual([undefined]);
    await issue();
    expect((await system.waiting()).missing).toEqual([]);
    expect(asked).toEqual([undefined, claims[0]]);
    await office.control.outdateClaims();
    const { name, retryAt } = await failureFrom(system.waiting());
    expect([name, (retryAt ?? 0) > Date.now()]).toEqual(['expired', true]);
    await issue();
    expect((await system.waiting()).missing).toEqual([]);
  });

  test('is asked with the claim in the file that the preset named, whichever that holds by then', async () => {
    const { office, keys } = await open({ switches: { marketplace: true, claimRights: 'own' } });
    const folder = await mkdtemp(join(tmpdir(), 'offitray-claim-'));
    const claimFile = join(folder, 'claim');
    const renew = async () => writeFile(claimFile, `${(await office.control.issueClaim()).claim}\n`);
    const { system } = openSystem(
      onOffice(),
      { origin: office.url, caPem: office.caPem, claimFile },
      { userAgent: 'OffiTray/test', resolveProxy: async () => 'DIRECT' },
      async () => keys,
    );
    try {
      expect(await failureFrom(system.signIn())).toMatchObject({
        name: 'expired',
        detail: 'claim file cannot be read',
      });
      await writeFile(claimFile, 'two words');
      expect(await failureFrom(system.signIn())).toMatchObject({ detail: 'claim file holds no claim' });
      await renew();
      expect((await system.signIn()).person.login).toBe(keys.login);
      await renew();
      expect((await system.waiting()).missing).toEqual([]);
    } finally {
      await system.close();
      await rm(folder, { recursive: true });
    }
  });

  test('without a claim is refused', async () => {
    const { system } = await open({ switches: { marketplace: true } });
    expect(await failureFrom(system.signIn())).toMatchObject({ name: 'expired', detail: 'onOffice 193' });
  });
});
