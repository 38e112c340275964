import { expect, test } from 'vitest';
import { fail, failureOf } from '../../../electron/office/errors';
import { ticket } from '../store/records';
import { OutboxRuns } from './outbox-runs';
import { rest } from './virtual-time';

function failureOfDeciding(work: () => unknown) {
  try {
    work();
  } catch (thrown) {
    return failureOf(thrown);
  }
  return undefined;
}

test('a decision is on disk when it returns, waits for its undo window, goes out once and is confirmed', async () => {
  const runs = new OutboxRuns(['t1']);
  const { id } = runs.decide('t1');
  expect(runs.state(id)).toMatchObject({ state: 'queued', attempts: 0 });
  await runs.time.advance(4_999);
  expect(runs.office.calls).toEqual([]);
  await runs.time.advance(1);
  expect(runs.office.calls).toEqual([id]);
  expect(runs.state(id)).toMatchObject({ state: 'confirmed', attempts: 1 });
  expect(runs.store.tickets.all()).toEqual([]);
  expect(runs.store.accounts.get('a1')?.quickDecisions).toBe('proven');
  expect(runs.settled.map((decision) => decision.state)).toEqual(['confirmed']);
  await runs.outbox.close();
});

test('with no undo window it goes out at once', async () => {
  const runs = new OutboxRuns(['t1']);
  runs.undoWindowMs = 0;
  const { id } = runs.decide('t1');
  await runs.time.advance(0);
  expect(runs.state(id)?.state).toBe('confirmed');
});

test('what is undone never goes out, and its ticket can be decided again', async () => {
  const runs = new OutboxRuns(['t1']);
  const first = runs.decide('t1');
  await runs.time.advance(4_000);
  expect(runs.outbox.undo(first.id)).toBe(true);
  expect(runs.outbox.undo(first.id)).toBe(false);
  await runs.time.advance(60_000);
  expect(runs.office.calls).toEqual([]);
  expect(runs.store.decisions.visible()).toEqual([]);
  const second = runs.decide('t1', 'reject');
  await runs.time.advance(5_000);
  expect(runs.office.ledger).toEqual([{ ticketId: 't1', reason: second.id, verb: 'reject' }]);
});

test('undo is still in time while the ticket is being read before sending', async () => {
  const runs = new OutboxRuns(['t1']);
  runs.undoWindowMs = 0;
  const { id } = runs.decide('t1');
  let undone = false;
  const { system } = runs;
  if (system === undefined) throw new Error('no system');
  runs.system = {
    ...system,
    readTicket: async (asked) => {
      undone = runs.outbox.undo(id);
      return system.readTicket(asked);
    },
  };
  await runs.time.advance(60_000);
  expect(undone).toBe(true);
  expect(runs.office.calls).toEqual([]);
});

test('undo is too late once it is on its way', async () => {
  const runs = new OutboxRuns(['t1']);
  runs.office.faults = ['crash-before'];
  runs.undoWindowMs = 0;
  const { id } = runs.decide('t1');
  await runs.time.advance(0);
  expect(runs.state(id)?.state).toBe('sending');
  expect(runs.outbox.undo(id)).toBe(false);
});

test('deciding is refused when there is nothing to decide on', () => {
  const runs = new OutboxRuns(['t1', 't2']);
  const request = { accountId: 'a1', ticketId: 't1', ticketVersion: 'v1', verb: 'approve' as const };
  const decide = (change: object) =>
    failureOfDeciding(() => runs.outbox.decide({ ...request, ...change }))?.name;
  expect(decide({ ticketId: 't9' })).toBe('not-found');
  expect(decide({ accountId: 'a9' })).toBe('not-found');
  expect(decide({ ticketVersion: 'v0' })).toBe('conflict');
  expect(decide({ verb: 'paid' })).toBe('invalid');
  runs.store.tickets.put('a1', ticket('t1', { reasonNeeded: ['reject'] }), 1);
  expect(decide({ verb: 'reject', reason: '  ' })).toBe('invalid');
  expect(decide({ verb: 'reject', reason: ' no ' })).toBeUndefined();
  expect(runs.store.decisions.open()[0]?.reason).toBe('no');
  expect(decide({})).toBe('conflict');
  runs.store.accounts.patch('a1', { quickDecisions: 'off' });
  expect(decide({ ticketId: 't2' })).toBe('invalid');
});

test('decided elsewhere is a conflict that says who and what, and nothing goes out', async () => {
  const runs = new OutboxRuns(['t1']);
  const { id } = runs.decide('t1');
  runs.office.decideElsewhere('t1');
  await runs.time.advance(5_000);
  expect(runs.state(id)).toMatchObject({
    state: 'conflict',
    found: { stateText: 'rejected', decidedBy: 'Ewa Lis' },
  });
  expect(runs.office.calls).toEqual([]);
  expect(runs.store.tickets.all()).toEqual([]);
});

test('withdrawn is a conflict', async () => {
  const runs = new OutboxRuns(['t1']);
  const { id } = runs.decide('t1');
  runs.office.withdraw('t1');
  await runs.time.advance(5_000);
  expect(runs.state(id)).toMatchObject({ state: 'conflict', failure: { name: 'not-found' } });
});

test('changed since it was seen waits for the person, whose next decision takes its place', async () => {
  const runs = new OutboxRuns(['t1']);
  const first = runs.decide('t1');
  runs.office.change('t1');
  await runs.time.advance(60_000);
  expect(runs.state(first.id)?.state).toBe('changed');
  expect(runs.settled.map((decision) => decision.state)).toEqual(['changed']);
  expect(runs.store.tickets.get('a1', 't1')?.ticket.version).toBe('v2');
  const second = runs.decide('t1');
  await runs.time.advance(5_000);
  expect(runs.state(first.id)?.state).toBe('undone');
  expect(runs.state(second.id)?.state).toBe('confirmed');
  expect(runs.office.calls).toEqual([second.id]);
  expect(runs.store.decisions.visible().map((decision) => decision.id)).toEqual([second.id]);
});

test('what waits for the person ends when its ticket no longer waits', async () => {
  const runs = new OutboxRuns(['t1']);
  const { id } = runs.decide('t1');
  runs.office.change('t1');
  await runs.time.advance(5_000);
  runs.office.withdraw('t1');
  runs.poll();
  expect(runs.state(id)?.state).toBe('conflict');
});

test('a disk that refuses that end is trouble of the decision, and none of whoever read the tickets', async () => {
  const runs = new OutboxRuns(['t1']);
  const { id } = runs.decide('t1');
  runs.office.change('t1');
  await runs.time.advance(5_000);
  runs.office.withdraw('t1');
  const { put } = runs.store.decisions;
  runs.store.decisions.put = () => {
    throw fail('disk-full');
  };
  runs.poll();
  expect(runs.store.tickets.all()).toEqual([]);
  expect(runs.troubles).toEqual([{ name: 'disk-full' }]);
  runs.store.decisions.put = put;
  runs.outbox.poke('a1');
  expect(runs.state(id)?.state).toBe('conflict');
});

test('offline it stays queued, says so, and goes out by itself when the account can be reached', async () => {
  const runs = new OutboxRuns(['t1']);
  runs.office.unreachable = { name: 'offline' };
  const { id } = runs.decide('t1');
  await runs.time.advance(3_600_000);
  expect(runs.state(id)).toMatchObject({ state: 'queued', attempts: 0, failure: { name: 'offline' } });
  runs.office.unreachable = undefined;
  runs.outbox.poke('a1');
  await runs.time.advance(0);
  expect(runs.state(id)?.state).toBe('confirmed');
  expect(runs.state(id)?.failure).toBeUndefined();
});

test('a poke does not cut an undo window short', async () => {
  const runs = new OutboxRuns(['t1']);
  runs.decide('t1');
  runs.outbox.poke('a1');
  await runs.time.advance(4_999);
  expect(runs.office.calls).toEqual([]);
});

test('when a sign-in is needed it waits for one and asks the server nothing meanwhile', async () => {
  const runs = new OutboxRuns(['t1']);
  runs.office.unreachable = { name: 'wrong-credentials' };
  const { id } = runs.decide('t1');
  await runs.time.advance(5_000);
  runs.office.unreachable = undefined;
  await runs.time.advance(24 * 3_600_000);
  expect(runs.state(id)).toMatchObject({ state: 'queued', failure: { name: 'wrong-credentials' } });
  runs.outbox.poke('a1');
  await runs.time.advance(0);
  expect(runs.state(id)?.state).toBe('confirmed');
});

test('a moment the server named is waited for, to the second', async () => {
  const runs = new OutboxRuns(['t1']);
  runs.undoWindowMs = 0;
  const retryAt = runs.time.wallMs + 90_000;
  runs.office.unreachable = { name: 'rate-limited', retryAt };
  const { id } = runs.decide('t1');
  await runs.time.advance(0);
  runs.office.unreachable = undefined;
  runs.outbox.poke('a1');
  await runs.time.advance(89_999);
  expect(runs.office.calls).toEqual([]);
  await runs.time.advance(1);
  expect(runs.state(id)?.state).toBe('confirmed');
});

test.each([
  ['lost-after', 1],
  ['lost-before', 2],
] as const)(
  'with the answer %s it is settled by reading, with %i calls and one effect',
  async (fault, calls) => {
    const runs = new OutboxRuns(['t1']);
    runs.office.faults = [fault];
    const { id } = runs.decide('t1');
    await runs.time.advance(60_000);
    expect(runs.state(id)?.state).toBe('confirmed');
    expect([runs.office.calls.length, runs.office.ledger.length]).toEqual([calls, 1]);
  },
);

test('a call that never gets through is given up after five tries', async () => {
  const runs = new OutboxRuns(['t1']);
  runs.office.faults = Array.from({ length: 9 }, () => 'lost-before' as const);
  const { id } = runs.decide('t1');
  await runs.time.advance(3_600_000);
  expect(runs.state(id)).toMatchObject({ state: 'refused', attempts: 5, failure: { name: 'timeout' } });
  expect(runs.store.tickets.all()).toHaveLength(1);
});

test.each([
  ['crash-before', 2],
  ['crash-after', 1],
] as const)(
  'after a %s the next run settles it by reading, with %i calls and one effect',
  async (fault, calls) => {
    const runs = new OutboxRuns(['t1']);
    runs.office.faults = [fault];
    const { id } = runs.decide('t1');
    await runs.time.advance(5_000);
    expect([runs.crashed, runs.state(id)?.state]).toEqual([true, 'sending']);
    runs.restart();
    expect(runs.state(id)?.state).toBe('unknown');
    await runs.time.advance(60_000);
    expect(runs.state(id)?.state).toBe('confirmed');
    expect([runs.office.calls.length, runs.office.ledger.length]).toEqual([calls, 1]);
  },
);

test('a restart within the undo window leaves the rest of it', async () => {
  const runs = new OutboxRuns(['t1']);
  const { id } = runs.decide('t1');
  await runs.time.advance(2_000);
  runs.restart();
  await runs.time.advance(2_900);
  expect(runs.office.calls).toEqual([]);
  await runs.time.advance(200);
  expect(runs.state(id)?.state).toBe('confirmed');
});

test.each([
  ['forward', 24 * 3_600_000],
  ['back', -24 * 3_600_000],
])('setting the time of day %s neither ends an undo window early nor makes it last', async (_, jumpMs) => {
  const runs = new OutboxRuns(['t1']);
  const { id } = runs.decide('t1');
  await runs.time.advance(1_000);
  runs.time.wallMs += jumpMs;
  runs.outbox.poke('a1');
  await runs.time.advance(3_999);
  expect(runs.office.calls).toEqual([]);
  await runs.time.advance(1);
  expect(runs.state(id)?.state).toBe('confirmed');
});

test('a time of day set back while the program was off delays by minutes, not for ever', async () => {
  const runs = new OutboxRuns(['t1']);
  const { id } = runs.decide('t1');
  runs.time.wallMs -= 30 * 24 * 3_600_000;
  runs.restart();
  await runs.time.advance(10 * 60_000);
  expect(runs.state(id)?.state).toBe('confirmed');
});

test('a success answer that changed nothing switches quick decisions off, and what is queued is refused unsent', async () => {
  const runs = new OutboxRuns(['t1', 't2']);
  runs.office.faults = ['lie'];
  const first = runs.decide('t1');
  const second = runs.decide('t2');
  await runs.time.advance(60_000);
  expect(runs.state(first.id)?.state).toBe('refused');
  expect(runs.store.accounts.get('a1')?.quickDecisions).toBe('off');
  expect(runs.state(second.id)?.state).toBe('refused');
  expect(runs.office.calls).toEqual([first.id]);
});

test('a success answer that changed nothing is tried again where decisions are proven', async () => {
  const runs = new OutboxRuns(['t1'], { quickDecisions: 'proven' });
  runs.office.faults = ['lie'];
  const { id } = runs.decide('t1');
  await runs.time.advance(60_000);
  expect(runs.state(id)).toMatchObject({ state: 'confirmed', attempts: 2 });
});

test('a definite refusal is shown with its cause once the ticket was read again', async () => {
  const runs = new OutboxRuns(['t1']);
  runs.office.faults = ['forbidden'];
  const { id } = runs.decide('t1');
  await runs.time.advance(5_000);
  expect(runs.state(id)).toMatchObject({ state: 'refused', failure: { name: 'forbidden' } });
  expect(runs.store.accounts.get('a1')?.quickDecisions).toBe('untried');
});

test('decisions of an account go out one after the other, in the order they were made', async () => {
  const runs = new OutboxRuns(['t1', 't2', 't3']);
  const ids = ['t3', 't1', 't2'].map((ticketId) => runs.decide(ticketId).id);
  await runs.time.advance(5_000);
  expect(runs.office.calls).toEqual(ids);
});

test('one that has to wait does not hold up the others', async () => {
  const runs = new OutboxRuns(['t1', 't2']);
  runs.office.faults = ['rate-limited'];
  const first = runs.decide('t1');
  const second = runs.decide('t2');
  await runs.time.advance(5_000);
  expect([runs.state(first.id)?.state, runs.state(second.id)?.state]).toEqual(['queued', 'confirmed']);
});

test('while paused nothing is begun; afterwards it goes on', async () => {
  const runs = new OutboxRuns(['t1']);
  const { id } = runs.decide('t1');
  runs.outbox.pause();
  await runs.time.advance(3_600_000);
  expect(runs.office.calls).toEqual([]);
  runs.outbox.resume();
  await runs.time.advance(0);
  expect(runs.state(id)?.state).toBe('confirmed');
});

test('without a running system it waits for one', async () => {
  const runs = new OutboxRuns(['t1']);
  const { system } = runs;
  runs.system = undefined;
  const { id } = runs.decide('t1');
  await runs.time.advance(60_000);
  expect(runs.state(id)?.state).toBe('queued');
  runs.system = system;
  runs.outbox.poke('a1');
  await runs.time.advance(0);
  expect(runs.state(id)?.state).toBe('confirmed');
});

test('closing waits for what is on its way, and leaves it to be settled', async () => {
  const runs = new OutboxRuns(['t1']);
  runs.undoWindowMs = 0;
  const { system } = runs;
  if (system === undefined) throw new Error('no system');
  runs.system = {
    ...system,
    decide: (_, signal) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('cut off')))),
  };
  const { id } = runs.decide('t1');
  await rest();
  expect(runs.state(id)?.state).toBe('sending');
  await runs.outbox.close();
  expect(runs.state(id)?.state).toBe('unknown');
});

test('when the disk is full nothing is sent, and it goes on when there is room', async () => {
  const runs = new OutboxRuns(['t1']);
  const { id } = runs.decide('t1');
  let isFull = true;
  const { decisions } = runs.store;
  const put = decisions.put.bind(decisions);
  Object.assign(decisions, {
    put: (decision: Parameters<typeof put>[0]) => {
      if (isFull) throw new Error('no room');
      put(decision);
    },
  });
  await runs.time.advance(6_000);
  expect(runs.office.calls).toEqual([]);
  expect(runs.troubles).toHaveLength(1);
  isFull = false;
  await runs.time.advance(60_000);
  expect(runs.state(id)?.state).toBe('confirmed');
});
