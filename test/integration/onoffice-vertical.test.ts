import { afterEach, expect, test } from 'vitest';
import { everybody, readDecideRead } from './calls';
import { type Desk, type DeskOptions, openDesk, ticketCalled } from './onoffice/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

test('signing in says who this is', async () => {
  const { system, office, keys } = await open();
  await system.checkServer();
  const identity = await system.signIn();
  const user = (await office.control.people()).find(({ userName }) => userName === keys.login);
  expect(identity).toMatchObject({
    person: { id: String(user?.id), login: keys.login, displayName: `${user?.firstName} ${user?.lastName}` },
    timeZone: 'Europe/Berlin',
    organisation: expect.stringContaining('Büro'),
  });
  expect(desk.states).toEqual(['signing-in', 'signed-in']);
});

test('the tasks and invitations that wait are seen, and nobody else’s', async () => {
  const { system } = await open();
  const { tickets, capabilities, missing } = await system.waiting();
  expect(missing).toEqual([]);
  expect(capabilities).toEqual({
    leaveApproval: 'not-offered',
    tickets: 'on',
    reminders: 'on',
    ownLeave: 'not-offered',
    people: 'on',
  });
  expect(tickets.map(({ title, stateText, verbs }) => [title, stateText, verbs.join(' ')]).sort()).toEqual(
    [
      ['Anfrage aus dem Portal beantworten', 'Nicht begonnen', 'take'],
      ['Besichtigung Lindenstraße 8', 'active', 'accept decline'],
      ['Besichtigungstermine abstimmen', 'Abgebrochen', ''],
      ['Exposé prüfen', 'In Bearbeitung', 'done return'],
      ['Fotos nachbestellen', 'Klärungsbedarf', 'done return'],
      ['Mietvertrag gegenlesen', 'Sonstiges', 'done return'],
      ['Schlüsselübergabe vorbereiten', 'Nicht begonnen', 'done return'],
      ['Teambesprechung', 'active', 'accept decline'],
    ]
      .filter(([, state]) => state !== 'Abgebrochen')
      .sort(),
  );
});

test('done sets both flags and is read back', async () => {
  const { system, office } = await open();
  const ticket = await ticketCalled(system, 'Exposé prüfen');
  expect(await readDecideRead(system, { ticket, verb: 'done' })).toBe('done');
  const { tasks } = await office.control.state();
  expect(tasks.find(({ id }) => `task:${id}` === ticket.id)).toMatchObject({
    status: 3,
    isDone: true,
    progress: 100,
  });
  const ledger = await office.control.ledger();
  expect(ledger.map(({ effect }) => effect)).toEqual([
    { effects: [expect.objectContaining({ kind: 'task-changed' })] },
  ]);
});

test('everybody is found once, with groups, leaders and telephone numbers', async () => {
  const { system, office } = await open();
  const people = await everybody(system);
  const known = (await office.control.people()).filter(({ isActive, isApiUser }) => isActive && !isApiUser);
  expect(people.map(({ login }) => login).sort()).toEqual(known.map(({ userName }) => userName).sort());
  const leader = people.find(({ id }) => id === String(known[0]?.id));
  const report = people.find(({ managerId }) => managerId === leader?.id);
  expect(leader?.phones.length).toBeGreaterThan(0);
  expect(report?.department).toContain('Büro');
});

test('a quiet poll is one request', async () => {
  const { system, office } = await open();
  await system.waiting();
  await system.waiting();
  await office.control.clearLogs();
  await system.waiting();
  expect((await office.control.requests()).count).toBe(1);
});
