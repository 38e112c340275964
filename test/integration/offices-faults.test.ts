import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FaultInput } from '../offices/common/faults';
import { connectControl, type RunningOffice, startOffice } from '../offices/index';
import { Visitor, visitorAs } from '../offices/testing/visitor';

let office: RunningOffice;
let visitor: Visitor;

beforeAll(async () => {
  office = await startOffice({ system: 'offiserv', people: 20, seed: 3 });
});
beforeEach(async () => {
  visitor = await visitorAs(office, 'approver');
});
afterEach(async () => {
  await office.control.clearFaults();
  await visitor.close();
});
afterAll(() => office.close());

const organization = '/data/companies/my';

async function withFault(fault: Omit<FaultInput, 'match'>) {
  await office.control.addFault({ match: { path: organization }, ...fault });
  return visitor.get(organization);
}

describe('faults', () => {
  test.each<[FaultInput['kind']]>([
    ['drop-before'],
    ['drop-after-commit'],
    ['reset-in-headers'],
    ['not-http'],
    ['truncate'],
  ])('%s breaks the connection, once', async (kind) => {
    await expect(withFault({ kind })).rejects.toThrow();
    expect((await visitor.get(organization)).status).toBe(200);
  });

  test('hang never answers', async () => {
    const { requests: before } = await office.control.requests();
    const asked = withFault({ kind: 'hang' }).catch((error: Error) => error.message);
    await expect.poll(async () => (await office.control.requests()).requests.length).toBe(before.length + 1);
    await visitor.close();
    expect(await asked).toBeTypeOf('string');
    visitor = await visitorAs(office, 'approver');
  });

  test('delay holds the answer back', async () => {
    const started = performance.now();
    expect((await withFault({ kind: 'delay', delayMs: 120 })).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(110);
  });

  test('status, html, no-content and redirect stand in for the answer', async () => {
    const limited = await withFault({ kind: 'status', status: 503, retryAfter: 20, body: 'Down for repair' });
    expect([limited.status, limited.headers['retry-after'], limited.text]).toEqual([
      503,
      '20',
      'Down for repair',
    ]);
    expect((await withFault({ kind: 'html' })).headers['content-type']).toMatch(/html/u);
    expect((await withFault({ kind: 'no-content' })).status).toBe(204);
    expect((await withFault({ kind: 'redirect' })).headers.location).toBe(organization);
    const away = await withFault({ kind: 'redirect', location: 'https://office-mirror.example/' });
    expect([away.status, away.headers.location]).toEqual([302, 'https://office-mirror.example/']);
  });

  test('a clean truncation, garbage, a wrong charset and wrong shapes arrive whole and are wrong', async () => {
    const clean = await withFault({ kind: 'truncate', clean: true, bytes: 10 });
    expect([clean.status, clean.text.length, clean.json]).toEqual([200, 10, undefined]);
    expect((await withFault({ kind: 'garbage' })).json).toBeUndefined();
    expect((await withFault({ kind: 'wrong-charset' })).json).toBeUndefined();
    expect((await withFault({ kind: 'wrong-media-type' })).headers['content-type']).toBe(
      'application/octet-stream',
    );
    expect((await withFault({ kind: 'wrong-shapes' })).json).toMatchObject({ employeesCount: ['20'] });
    expect((await withFault({ kind: 'deep-nesting', depth: 500 })).text).toHaveLength(1_000);
  });

  test('huge bodies, gzip bombs and slow ones are as large and as slow as asked', async () => {
    expect((await withFault({ kind: 'huge', megabytes: 2 })).text.length).toBeGreaterThan(2_000_000);
    const bomb = await withFault({ kind: 'gzip-bomb', megabytes: 20 });
    expect(bomb.headers['content-encoding']).toBe('gzip');
    expect(bomb.text.length).toBeLessThan(200_000);
    await office.control.addFault({ match: { path: '/data/login' }, kind: 'slow-drip', intervalMs: 30 });
    const started = performance.now();
    await visitorAs(office, 'approver').then((slow) => slow.close());
    expect(performance.now() - started).toBeGreaterThan(25);
  });

  test('a decision that was dropped before has no effect, and one dropped after has', async () => {
    const { path } = await office.control.createLeave();
    const sent = { ...(await visitor.object(path)), status: 'approved' };
    await office.control.clearLogs();
    for (const kind of ['drop-before', 'drop-after-commit'] as const) {
      await office.control.addFault({ kind, match: { method: 'PUT' } });
      await expect(visitor.send('PUT', path, sent)).rejects.toThrow();
    }
    const ledger = await office.control.ledger();
    expect(ledger.map(({ fault, status, effect }) => [fault, status, effect !== null])).toEqual([
      ['drop-before', null, false],
      ['drop-after-commit', null, true],
    ]);
    const { leaveRequests } = await office.control.state();
    expect(leaveRequests.find((request) => request.path === path)?.decisions).toHaveLength(1);
  });

  test('a status fault can come after the office has acted', async () => {
    const { path, id } = await office.control.createLeave();
    const sent = { ...(await visitor.object(path)), status: 'rejected', comment: 'No.' };
    await office.control.addFault({ kind: 'status', status: 500, commit: true, match: { method: 'PUT' } });
    expect((await visitor.send('PUT', path, sent)).status).toBe(500);
    const [entry] = (await office.control.ledger()).slice(-1);
    expect(entry).toMatchObject({ status: 500, effect: { leave: id, statusAfter: 'rejected' } });
  });
});

describe('the server as a whole', () => {
  test('goes away and comes back on the same port, sessions kept', async () => {
    await office.control.stopListening();
    await expect(visitor.get(organization)).rejects.toThrow();
    await office.control.listen();
    expect((await visitor.get(organization)).status).toBe(200);
  });

  test.each([
    ['expired', /expired/u],
    ['not-yet-valid', /not yet valid/u],
    ['wrong-host', /altnames/u],
    ['unknown-issuer', /unable to verify|local issuer|self-signed/u],
    ['self-signed', /self-signed/u],
  ] as const)('shows a certificate that is %s', async (kind, message) => {
    await office.control.useCertificate({ kind });
    const [wary, content] = [new Visitor(office), new Visitor(office)];
    await expect(wary.get(organization)).rejects.toThrow(message);
    await office.control.useCertificate({ kind: 'renewed' });
    expect((await content.get(organization)).status).toBe(401);
    await Promise.all([wary.close(), content.close()]);
  });
});

describe('the control port', () => {
  test('does over HTTP what it does in the same process', async () => {
    const control = connectControl(office.controlUrl);
    const leave = await control.createLeave({ comment: 'Ślub siostry.' });
    expect(leave).toMatchObject({ status: 'pending', comment: 'Ślub siostry.', decisions: [] });
    expect(leave.waitingFor?.login).toBe(office.logins[0]?.login);
    expect((await control.changeLeave({ id: leave.id, to: leave.from })).days).toBe(1);
    await control.withdrawLeave({ id: leave.id });
    const { people, leaveRequests } = await control.state({ status: 'withdrawn' });
    expect(people).toBe(20);
    expect(leaveRequests.map(({ id }) => id)).toContain(leave.id);
    expect(await control.logins()).toEqual(office.logins);
    expect((await control.people({ offset: 18, limit: 5 })).map(({ id }) => id)).toHaveLength(2);
    expect((await control.addFault({ kind: 'hang', match: { path: '/never' } })).id).toBeGreaterThan(0);
    expect(await control.faults()).toHaveLength(1);
    await control.clearFaults();
    const { count } = await control.requests();
    expect(count).toBeGreaterThan(0);
  });

  test('refuses what it does not know, in words', async () => {
    const control = connectControl(office.controlUrl);
    await expect(control.setSwitches({ colour: 'red' })).rejects.toThrow(/no switch "colour"/u);
    await expect(control.withdrawLeave({ id: 'L0' })).rejects.toMatchObject({ status: 404 });
    const unknown = await fetch(new URL('/nothing', office.controlUrl));
    expect([unknown.status, await unknown.json()]).toEqual([404, { error: expect.any(String) }]);
    const wrong = await fetch(new URL('/leave', office.controlUrl), { method: 'POST', body: '{"days": 3}' });
    expect(wrong.status).toBe(400);
    const pair = { method: 'POST', body: '{"name": "expiry", "value": "403"}' };
    expect((await fetch(new URL('/switch', office.controlUrl), pair)).status).toBe(200);
    expect((await control.switches()).expiry).toBe('403');
    await control.setSwitches({ expiry: '401' });
  });

  test('books things once at a time and tells who has them', async () => {
    const booked = await office.control.createReservation({ person: office.logins[1]?.login });
    const again = { resource: booked.resource, from: booked.from, to: booked.to };
    await expect(office.control.createReservation(again)).rejects.toThrow(office.logins[1]?.name);
    await office.control.endBooking({ id: booked.id });
    expect((await office.control.createReservation(again)).status).toBe('active');
    const lent = await office.control.createLending();
    expect((await office.control.endBooking({ id: lent.id })).status).toBe('returned');
  });
});
