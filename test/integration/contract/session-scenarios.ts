import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { failureFrom } from '../calls';
import { openDesk } from './desk';
import type { SystemUnderTest } from './system-under-test';

/** Signing in, and what becomes of it. */
export function sessionScenarios(under: SystemUnderTest): void {
  test('looking at a server sends no password', async (context) => {
    const { system, office } = await openDesk(under, context);
    await system.checkServer();
    expect(await office.signInCount()).toBe(0);
    expect(await office.control.ledger()).toEqual([]);
  });

  test('a server that is another product is told', async (context) => {
    const { system, office } = await openDesk(under, context);
    await office.control.addFault({ kind: 'html', status: 404, times: 'always' });
    expect((await failureFrom(system.checkServer())).name).toBe('not-this-system');
    expect((await failureFrom(system.signIn())).name).toBe('not-this-system');
  });

  test('signing in tells who that is and in which zone', async (context) => {
    const { system, states } = await openDesk(under, context);
    const { person, timeZone } = await system.signIn();
    expect([person.id, person.displayName].every((text) => text.length > 0)).toBe(true);
    expect(new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone).toBe(timeZone);
    expect([system.sessionState, states]).toEqual(['signed-in', ['signing-in', 'signed-in']]);
  });

  test('a wrong password is named and never tried twice', async (context) => {
    const desk = await openDesk(under, context);
    const { system, office } = desk;
    desk.password = office.wrongPassword;
    const calls = [() => system.signIn(), () => system.signIn(), () => system.waiting()];
    for (const call of calls) expect((await failureFrom(call())).name).toBe('wrong-credentials');
    expect([system.sessionState, await office.signInCount()]).toEqual(['locked', 1]);
    desk.password = office.credentials.password;
    expect((await system.waiting()).missing).toEqual([]);
  });

  test.for(['expired', 'wrong-host', 'unknown-issuer', 'self-signed'] as const)(
    'a certificate that is %s is refused before anything is sent',
    async (kind, context) => {
      const { system, office } = await openDesk(under, context);
      await office.control.useCertificate({ kind });
      const { name } = await failureFrom(system.signIn());
      expect(['tls-expired', 'wrong-host', 'tls-untrusted']).toContain(name);
      expect((await office.control.requests()).count).toBe(0);
    },
  );

  test('a session that ended is renewed by one sign-in for all that wait', async (context) => {
    const { system, office } = await openDesk(under, context);
    if (office.expire === undefined) return context.skip('there is no session that could end');
    const before = await system.waiting();
    const signIns = await office.signInCount();
    await office.expire();
    const readings = await Promise.all([system.waiting(), system.waiting(), system.waiting()]);
    for (const { missing, tickets } of readings)
      expect([missing, tickets.length]).toEqual([[], before.tickets.length]);
    expect((await office.signInCount()) - signIns).toBe(1);
  });

  test('a password that was changed meanwhile locks until another is typed', async (context) => {
    const desk = await openDesk(under, context);
    const { system, office } = desk;
    if (office.expire === undefined) return context.skip('there is no session that could end');
    await system.waiting();
    const signIns = await office.signInCount();
    await office.control.setPassword({ login: office.credentials.login, password: 'another' });
    await office.expire();
    for (const _poll of [1, 2]) expect((await failureFrom(system.waiting())).name).toBe('wrong-credentials');
    expect([system.sessionState, (await office.signInCount()) - signIns]).toEqual(['locked', 1]);
    desk.password = 'another';
    expect((await system.waiting()).missing).toEqual([]);
  });

  test('what is thrown holds no password and no token, however deep one looks', async (context) => {
    const { system, office } = await openDesk(under, context);
    await system.signIn();
    for (const kind of ['drop-after-commit', 'truncate', 'garbage', 'status'] as const) {
      await office.control.clearFaults();
      await office.control.addFault({ kind, times: 'always' });
      const thrown: unknown = await system.waiting().catch((error: unknown) => error);
      const told = inspect(thrown, { depth: 20, showHidden: true });
      expect(told).toContain('OfficeError');
      expect(told).not.toContain(office.credentials.password);
      expect(told.toLowerCase()).not.toMatch(/set-cookie|authorization|bearer/);
    }
  });

  test('nothing is sent after close', async (context) => {
    const { system, office } = await openDesk(under, context);
    await system.waiting();
    await system.close();
    await office.control.clearLogs();
    await failureFrom(system.waiting());
    expect((await office.control.requests()).count).toBe(0);
  });
}
