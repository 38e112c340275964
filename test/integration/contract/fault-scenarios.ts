import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FailureName } from '../../../electron/office/errors';
import type { FaultInput } from '../../offices/common/faults';
import { failureFrom } from '../calls';
import { byId, type Desk, failuresOf, openDesk } from './desk';
import type { SystemUnderTest } from './system-under-test';

const notUnderstood: readonly FailureName[] = ['malformed', 'not-this-system', 'expired'];

/** The ways of what stands in the server's place for a while: each system says what it takes that for. */
type StandIn = keyof SystemUnderTest['standIns'];

/** What may happen to a request, and how it is then named; several names where the network decides. */
const faults: readonly [Omit<FaultInput, 'match' | 'times'>, readonly FailureName[] | StandIn][] = [
  [{ kind: 'drop-before' }, ['offline']],
  [{ kind: 'drop-after-commit' }, ['offline']],
  [{ kind: 'reset-in-headers' }, ['offline', 'malformed']],
  [{ kind: 'truncate' }, ['offline', 'malformed']],
  [{ kind: 'truncate', clean: true }, ['malformed']],
  [{ kind: 'status', status: 500 }, ['server-down']],
  [{ kind: 'html', status: 502 }, ['server-down']],
  [{ kind: 'html' }, 'page'],
  [{ kind: 'garbage' }, ['malformed']],
  [{ kind: 'wrong-charset' }, ['malformed']],
  [{ kind: 'not-http' }, ['malformed']],
  [{ kind: 'deep-nesting', depth: 10_000 }, ['malformed']],
  // Round in a circle: the session gives up before any system has a say.
  [{ kind: 'redirect' }, ['malformed']],
  [{ kind: 'redirect', location: 'https://elsewhere.example/' }, 'elsewhere'],
  [{ kind: 'huge', megabytes: 20 }, ['too-large']],
  [{ kind: 'gzip-bomb', megabytes: 60 }, ['too-large']],
];

/** What would never end by itself. */
const endlessFaults: readonly Omit<FaultInput, 'match' | 'times'>[] = [
  { kind: 'hang' },
  { kind: 'slow-drip', intervalMs: 400 },
];

/** A look while something is wrong, and one afterwards. @returns what was named meanwhile */
async function lookThroughFault(
  { system, office }: Desk,
  fault: Omit<FaultInput, 'match' | 'times'>,
): Promise<readonly FailureName[]> {
  await system.waiting();
  const before = await system.waiting();
  const path = await office.faultPath();
  await office.control.clearLogs();
  await office.control.addFault({ ...fault, match: { path }, times: 'always' });
  const failures = await failuresOf(system.waiting());
  await office.control.clearFaults();
  const after = await system.waiting();
  expect([after.missing, byId(after.tickets)]).toEqual([[], byId(before.tickets)]);
  expect(byId(after.reminders)).toEqual(byId(before.reminders));
  expect(await office.signInCount()).toBeLessThanOrEqual(1);
  expect(await office.control.ledger()).toEqual([]);
  return failures.map(({ name }) => name);
}

/** Servers and networks that fail: nothing is made up, nothing is written, and it mends by itself. */
export function faultScenarios(under: SystemUnderTest): void {
  describe('that pass', () => {
    const closing: (() => unknown)[] = [];
    let desk: Desk;

    // One office for all of them: each has to leave it as it was.
    beforeAll(async () => {
      desk = await openDesk(under, { onTestFinished: (close) => closing.push(close) });
    });
    afterEach(() => desk.office.control.clearFaults());
    afterAll(async () => {
      for (const close of closing) await close();
    });

    test.for(faults)('%j is named, and mends by itself', async ([fault, names]) => {
      const named = await lookThroughFault(desk, fault);
      expect(named.length).toBeGreaterThan(0);
      const expected = typeof names === 'string' ? [under.standIns[names]] : names;
      for (const name of named) expect(expected).toContain(name);
    });
  });

  test.concurrent.for(endlessFaults)('%j is not waited for, and mends by itself', async (fault, context) => {
    // Shorter than the program's own, and long enough for an answer on a busy machine.
    const desk = await openDesk(under, context, { bounds: { totalMs: 4_000 } });
    const named = await lookThroughFault(desk, fault);
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(name).toBe('timeout');
  });

  test('values of other types than they should have break nothing', async (context) => {
    const { system, office } = await openDesk(under, context);
    await system.signIn();
    await office.control.addFault({ kind: 'wrong-shapes', times: 'always' });
    // What can be read of it may be shown; the rest has a name.
    for (const { name } of await failuresOf(system.waiting())) expect(notUnderstood).toContain(name);
    const { requests } = await office.control.requests();
    expect(requests.some(({ fault }) => fault === 'wrong-shapes')).toBe(true);
  });

  test('a harmless media type is read all the same', async (context) => {
    const { system, office } = await openDesk(under, context);
    const before = await system.waiting();
    await office.control.addFault({ kind: 'wrong-media-type', times: 'always' });
    expect((await system.waiting()).tickets.length).toBe(before.tickets.length);
  });

  test('a server that went away is offline, and the session is good when it is back', async (context) => {
    const { system, office } = await openDesk(under, context);
    await system.waiting();
    const signIns = await office.signInCount();
    await office.control.stopListening();
    expect((await failureFrom(system.waiting())).name).toBe('offline');
    await office.control.listen();
    expect((await system.waiting()).missing).toEqual([]);
    expect(await office.signInCount()).toBe(signIns);
  });

  test.for([429, 503])('%i with Retry-After keeps quiet for as long as it asks', async (status, context) => {
    const { system, office } = await openDesk(under, context);
    await system.waiting();
    const before = Date.now();
    await office.control.addFault({ kind: 'status', status, retryAfter: 120, times: 'always' });
    for (const { name, retryAt } of await failuresOf(system.waiting())) {
      expect(name).toBe(status === 429 ? 'rate-limited' : 'server-down');
      expect(retryAt).toBeGreaterThan(before + 110_000);
    }
    await office.control.clearFaults();
    const { count } = await office.control.requests();
    expect((await failuresOf(system.waiting())).length).toBeGreaterThan(0);
    expect((await office.control.requests()).count).toBe(count);
  });

  test('a clock that is an hour off changes nothing', async (context) => {
    const { system, office } = await openDesk(under, context);
    for (const offsetMs of [3_600_000, -3_600_000]) {
      await office.control.shiftClock({ offsetMs });
      expect((await system.waiting()).missing).toEqual([]);
    }
  });

  test('a call that is stopped ends at once', async (context) => {
    const { system, office } = await openDesk(under, context);
    await system.waiting();
    await office.control.addFault({ kind: 'hang', times: 'always' });
    const stop = new AbortController();
    const look = failuresOf(system.waiting(stop.signal));
    stop.abort();
    for (const { name } of await look) expect(name).toBe('timeout');
  });
}
