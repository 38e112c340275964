import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { hasEnded } from '../../../electron/decisions/machine';
import type { Decision } from '../../../electron/office/decision';
import { failureOf } from '../../../electron/office/errors';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import type { Fault } from './model-office';
import { OutboxRuns } from './outbox-runs';

/**
 * Anything that can happen to decisions, in any order: the person decides and undoes, the server's requests change, are
 * decided by others, passed on and withdrawn, calls and answers are lost, the person signs out and in, the account is
 * deleted and made again, the program dies and starts again, the time of day jumps.
 */
type Happening =
  | { readonly what: 'decide'; readonly ticket: string; readonly verb: 'approve' | 'reject' }
  | { readonly what: 'undo'; readonly which: number }
  | { readonly what: 'wait'; readonly ms: number }
  /** The work under way goes a few steps on, and what comes next finds it in the middle. */
  | { readonly what: 'steps'; readonly count: number }
  | { readonly what: 'elsewhere' | 'change' | 'withdraw' | 'next-stage'; readonly ticket: string }
  | { readonly what: 'fault'; readonly fault: Fault }
  | { readonly what: 'clock'; readonly ms: number }
  | { readonly what: 'sign-out' | 'sign-in' | 'delete-account' }
  | { readonly what: 'offline' | 'online' | 'sign-in-needed' | 'crash' | 'pause' | 'resume' | 'poll' };

/** How many approvals each needs: the second is not ours, the third is ours again. */
const approvals = { t1: 1, t2: 2, t3: 3 };
const tickets = Object.keys(approvals) as (keyof typeof approvals)[];
const anyTicket = fc.constantFrom(...tickets);
const faults: Fault[] = [
  'none',
  'lost-before',
  'lost-after',
  'forbidden',
  'rate-limited',
  'lie',
  'crash-before',
  'crash-after',
];

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('decide' as const),
      ticket: anyTicket,
      verb: fc.constantFrom('approve' as const, 'reject' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('undo' as const), which: fc.nat(9) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 1_000, 5_000, 60_000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('steps' as const), count: fc.integer({ min: 1, max: 12 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom(
        'elsewhere' as const,
        'change' as const,
        'withdraw' as const,
        'next-stage' as const,
        'next-stage' as const,
      ),
      ticket: anyTicket,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('fault' as const), fault: fc.constantFrom(...faults) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('clock' as const),
      ms: fc.constantFrom(-86_400_000, -3_000, 3_000, 86_400_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constantFrom(
        'sign-out' as const,
        'sign-in' as const,
        'sign-in' as const,
        'delete-account' as const,
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom(
        'offline' as const,
        'online' as const,
        'sign-in-needed' as const,
        'crash' as const,
        'pause' as const,
        'resume' as const,
        'poll' as const,
      ),
    }),
  },
);

interface Story {
  readonly made: Decision[];
  /** Decisions that were taken back while nothing had gone out. */
  readonly undone: Set<string>;
  /** Decisions that went with their account, and how many calls had been made by then. */
  readonly deleted: Map<string, number>;
}

async function play(runs: OutboxRuns, happenings: readonly Happening[]): Promise<Story> {
  const made: Decision[] = [];
  const undone = new Set<string>();
  const deleted = new Map<string, number>();
  for (const event of happenings) {
    switch (event.what) {
      case 'decide':
        try {
          made.push(runs.decide(event.ticket, event.verb));
        } catch (thrown) {
          expect(['conflict', 'not-found', 'invalid']).toContain(failureOf(thrown).name);
        }
        break;
      case 'undo': {
        const decision = made[event.which % Math.max(made.length, 1)];
        if (decision !== undefined && runs.outbox.undo(decision.id)) {
          if (runs.state(decision.id)?.attempts === 0) undone.add(decision.id);
        }
        break;
      }
      case 'wait':
        await runs.time.advance(event.ms);
        break;
      case 'steps':
        for (let step = 0; step < event.count; step += 1) await Promise.resolve();
        break;
      case 'elsewhere':
        runs.office.decideElsewhere(event.ticket);
        break;
      case 'change':
        runs.office.change(event.ticket);
        break;
      case 'withdraw':
        runs.office.withdraw(event.ticket);
        break;
      case 'next-stage':
        runs.office.approveNextStage(event.ticket);
        break;
      case 'sign-out':
        runs.signOut();
        break;
      case 'sign-in':
        runs.signIn();
        break;
      case 'delete-account':
        for (const { id } of made) {
          const state = runs.state(id)?.state;
          // A call that is on its way may still arrive.
          if (state === 'sending') deleted.set(id, Number.POSITIVE_INFINITY);
          else if (state !== undefined) deleted.set(id, runs.office.calls.length);
        }
        runs.deleteAccount();
        break;
      case 'fault':
        runs.office.faults.push(event.fault);
        break;
      case 'clock':
        runs.time.wallMs += event.ms;
        break;
      case 'offline':
        runs.office.unreachable = { name: 'offline' };
        break;
      case 'sign-in-needed':
        runs.office.unreachable = { name: 'expired' };
        break;
      case 'online':
        runs.office.unreachable = undefined;
        runs.outbox.poke('a1');
        break;
      case 'crash':
        runs.restart();
        break;
      case 'pause':
        runs.outbox.pause();
        break;
      case 'resume':
        runs.outbox.resume();
        break;
      case 'poll':
        runs.poll();
        break;
    }
    if (runs.crashed) runs.restart();
  }
  return { made, undone, deleted };
}

/** Everything that stood in the way is gone, and enough time passes. */
async function heal(runs: OutboxRuns): Promise<void> {
  runs.office.unreachable = undefined;
  runs.office.faults = [];
  for (let round = 0; round < 3; round += 1) {
    if (runs.crashed) runs.restart();
    runs.signIn();
    runs.outbox.resume();
    runs.outbox.poke('a1');
    await runs.time.advance(3_600_000);
  }
  runs.poll();
}

const store: Store = openMemoryStore();
afterAll(() => store.close());

test('whatever happens, a decision takes effect at most once, never after it was undone, and comes to an end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 3, maxLength: 40 }),
      fc.constantFrom(0, 5_000),
      fc.constantFrom('untried' as const, 'proven' as const),
      async (happenings, undoWindowMs, quickDecisions) => {
        const runs = new OutboxRuns(approvals, { quickDecisions }, store);
        runs.undoWindowMs = undoWindowMs;
        const { made, undone, deleted } = await play(runs, happenings);
        await heal(runs);

        const effectsOf = (id: string) => runs.office.ledger.filter((entry) => entry.reason === id).length;
        for (const { id } of made) {
          expect(effectsOf(id)).toBeLessThanOrEqual(1);
          if (undone.has(id)) expect(runs.office.calls).not.toContain(id);
          const decision = runs.state(id);
          const callsBefore = deleted.get(id);
          expect(decision === undefined).toBe(callsBefore !== undefined);
          if (decision === undefined) {
            expect(runs.office.calls.slice(callsBefore)).not.toContain(id);
            continue;
          }
          // Of a request that was withdrawn right after a lie nobody can tell any more.
          const isGone = runs.office.read(decision.ticket.id).found === 'gone';
          if (decision.state === 'confirmed' && !isGone) expect(effectsOf(id)).toBe(1);
          if (decision.attempts === 0) expect(runs.office.calls).not.toContain(id);
          expect(decision.attempts).toBeLessThanOrEqual(5);
          // Only the person can go on with a request that has changed, and it still waits for them to.
          if (decision.state === 'changed') {
            expect(runs.store.tickets.get('a1', decision.ticket.id)).toBeDefined();
          } else {
            expect(hasEnded(decision)).toBe(true);
          }
          const isVisible = runs.store.decisions.visible().some((other) => other.id === id);
          const laterOne = made.slice(made.findIndex((other) => other.id === id) + 1);
          const gaveWay = laterOne.some((other) => other.ticket.id === decision.ticket.id);
          expect(isVisible || gaveWay || decision.state === 'undone').toBe(true);
        }
        for (const ticketId of tickets) {
          const carriedOut = runs.office.ledger
            .filter((entry) => entry.ticketId === ticketId)
            .map((entry) => entry.reason);
          const inOrder = made.map(({ id }) => id).filter((id) => carriedOut.includes(id));
          expect(carriedOut).toEqual(inOrder);
          // Every other stage is ours.
          expect(carriedOut.length).toBeLessThanOrEqual(Math.ceil(approvals[ticketId] / 2));
        }
        expect(runs.troubles).toEqual([]);
        await runs.outbox.close();
        store.accounts.remove('a1');
      },
    ),
    { numRuns: 1_000 },
  );
}, 120_000);
