import { afterEach, describe, expect, test } from 'vitest';
import { assumptionTable } from '../../electron/systems/onoffice/assumptions';
import { failureFrom } from './calls';
import { type Desk, type DeskOptions, openDesk, ticketCalled } from './onoffice/account';

let desk: Desk;

async function open(options: DeskOptions = {}): Promise<Desk> {
  desk = await openDesk(options);
  return desk;
}

afterEach(() => desk.close());

describe('who the person is', () => {
  test.each(['user name', 'e-mail', 'full name', 'name as in tasks', 'capitals and blanks'])(
    'is found by %s',
    async (way) => {
      await open();
      const { office, system, keys } = desk;
      const user = (await office.control.people()).find(({ userName }) => userName === keys.login);
      if (user === undefined) throw new Error('nobody');
      const { userName, email, firstName, lastName } = user;
      const typed: Record<string, string> = {
        'user name': userName,
        'e-mail': email,
        'full name': `${firstName} ${lastName}`,
        'name as in tasks': `${lastName}, ${firstName}`,
        'capitals and blanks': `  ${firstName.toUpperCase()}   ${lastName.toUpperCase()} `,
      };
      keys.login = typed[way] ?? '';
      expect((await system.signIn()).person.login).toBe(userName);
    },
  );

  test('is nobody', async () => {
    const { system, states } = await open({ person: 'Frau Niemand' });
    expect(await failureFrom(system.signIn())).toEqual({
      name: 'invalid',
      detail: 'person: nobody is called so',
    });
    expect(states).not.toContain('signed-in');
  });

  test('is one of several', async () => {
    const { system, office, keys } = await open();
    const [one, other] = await office.control.people();
    if (one === undefined || other === undefined) throw new Error('nobody');
    await office.control.changePerson({
      id: other.userName,
      lastName: one.lastName,
      firstName: one.firstName,
    });
    keys.login = `${one.firstName} ${one.lastName}`;
    expect(await failureFrom(system.signIn())).toEqual({
      name: 'invalid',
      detail: 'person: 2 people are called so',
    });
  });

  test('has left', async () => {
    const { system, office, keys } = await open();
    await office.control.changePerson({ id: keys.login, isActive: false });
    expect(await failureFrom(system.signIn())).toEqual({
      name: 'invalid',
      detail: 'person: this user is not active',
    });
  });
});

describe('keys', () => {
  const wrong = 'f'.repeat(64);

  test.each([
    { tokenRefusal: 'outer', httpStatus: 'always-200' },
    { tokenRefusal: 'outer', httpStatus: 'follow' },
    { tokenRefusal: 'inner', outerStatus: '200-0' },
    { tokenRefusal: 'inner', outerStatus: '500-97', httpStatus: 'follow' },
  ])(
    'a wrong token and a wrong secret are wrong credentials, and are not sent again (%j)',
    async (switches) => {
      const { system, office, keys, states } = await open({ switches });
      const { token } = keys;
      keys.token = wrong.slice(0, 32);
      expect((await failureFrom(system.signIn())).name).toBe('wrong-credentials');
      keys.token = token;
      keys.password = wrong;
      expect((await failureFrom(system.signIn())).name).toBe('wrong-credentials');
      expect(states.at(-1)).toBe('locked');
      expect((await office.control.signIns()).map(({ accepted }) => accepted)).toEqual([false, false]);
      const { count } = await office.control.requests();
      expect((await failureFrom(system.waiting())).name).toBe('wrong-credentials');
      expect((await office.control.requests()).count).toBe(count);
    },
  );

  test('that are swapped or cut never leave the machine', async () => {
    const { system, office, keys } = await open();
    const { token, password } = keys;
    for (const [one, other] of [
      [password, token],
      [token.slice(1), password],
      [token, password.slice(1)],
      [token, ''],
    ] as const) {
      keys.token = one;
      keys.password = other;
      expect((await failureFrom(system.signIn())).name).toBe('invalid');
    }
    expect((await office.control.requests()).count).toBe(0);
  });

  test('with blanks around them, as copying leaves them, are good', async () => {
    const { system, keys } = await open();
    keys.token = ` ${keys.token}\n`;
    keys.password = `${keys.password} `;
    expect((await system.signIn()).person.login).toBe(keys.login);
  });

  test('that are changed at the office end the account at its next call, and new ones mend it', async () => {
    const { system, office, keys, states } = await open();
    await system.waiting();
    const renewed = 'a1'.repeat(32);
    await office.control.setPassword({ login: keys.login, password: renewed });
    expect((await failureFrom(system.waiting())).name).toBe('wrong-credentials');
    expect(states.slice(-3)).toEqual(['expired', 'signing-in', 'locked']);
    keys.password = renewed;
    expect((await system.waiting()).missing).toEqual([]);
  });

  test('never stand in what was sent beside the token, nor in a failure', async () => {
    const { system, office, keys } = await open();
    const ticket = await ticketCalled(system, 'Exposé prüfen');
    await system.decide({ ticket, verb: 'done' });
    const ledger = JSON.stringify(await office.control.ledger());
    const requests = JSON.stringify(await office.control.requests());
    expect(ledger).toContain(keys.token);
    expect(ledger + requests).not.toContain(keys.password);
    await office.control.setSwitches({ refuseActions: 'read task=144,get appointmentList=149' });
    const failure = JSON.stringify(await failureFrom(system.waiting()));
    expect(failure).not.toContain(keys.token);
    expect(failure).not.toContain(keys.password);
  });
});

describe('a server', () => {
  test('is known as onOffice without any key', async () => {
    const { system, office, keys } = await open();
    await system.checkServer();
    const sent = JSON.stringify(await office.control.ledger());
    expect(sent).not.toContain(keys.token);
    expect((await office.control.requests()).count).toBe(1);
  });

  test.each(['html', 'no-content', 'garbage'] as const)(
    'that answers with %s is something else',
    async (kind) => {
      const { system, office } = await open();
      await office.control.addFault({ kind, times: 'always' });
      expect((await failureFrom(system.checkServer())).name).toBe('not-this-system');
    },
  );

  test('of the version for trying out is another address, if that is wanted', async () => {
    const address = { origin: assumptionTable.address.value.origin, path: '/api/latest/api.php' as const };
    const { system, office } = await open({ assumptions: { address } });
    await system.waiting();
    const { requests } = await office.control.requests();
    expect(new Set(requests.map(({ path }) => path))).toEqual(new Set(['/api/latest/api.php']));
  });

  test('that does not let this address in says so', async () => {
    const { system } = await open({ switches: { allowedAddress: false } });
    expect(await failureFrom(system.signIn())).toEqual({ name: 'forbidden', detail: 'onOffice 158' });
  });
});

describe('clocks', () => {
  test.each([3_600_000, -7_200_000, 200_000])(
    'that differ by %i ms are set right by one more request',
    async (offsetMs) => {
      const { system, office } = await open();
      await office.control.shiftClock({ offsetMs });
      await system.signIn();
      const first = await office.control.requests();
      await system.waiting();
      const second = await office.control.requests();
      await system.waiting();
      // Signing in took one more, the offset is kept after it.
      expect((await office.control.requests()).count - second.count).toBe(1);
      expect(first.count).toBe(3);
    },
  );

  test('that differ a little need nothing', async () => {
    const { system, office } = await open();
    await office.control.shiftClock({ offsetMs: 90_000 });
    await system.signIn();
    expect((await office.control.requests()).count).toBe(2);
  });

  test('that nobody tells are a trouble that passes', async () => {
    const { system, office } = await open({ switches: { dateHeader: false } });
    await office.control.shiftClock({ offsetMs: 3_600_000 });
    expect(await failureFrom(system.signIn())).toEqual({ name: 'server-down', detail: 'onOffice 136' });
    expect((await office.control.requests()).count).toBe(1);
    await office.control.shiftClock({ offsetMs: 0 });
    await system.signIn();
  });

  test('that go wrong are set right for calls at the same time as well', async () => {
    const { system, office } = await open();
    await system.signIn();
    await office.control.shiftClock({ offsetMs: 3_600_000 });
    const readings = await Promise.all([system.waiting(), system.waiting(), system.waiting()]);
    expect(readings.map(({ missing }) => missing)).toEqual([[], [], []]);
  });

  test('that go wrong right before a decision do not send it twice', async () => {
    const { system, office } = await open();
    const ticket = await ticketCalled(system, 'Exposé prüfen');
    await system.readTicket(ticket);
    await office.control.shiftClock({ offsetMs: 3_600_000 });
    await system.decide({ ticket, verb: 'done' });
    const ledger = await office.control.ledger();
    expect(ledger.filter(({ effect }) => effect !== null)).toHaveLength(1);
  });
});
