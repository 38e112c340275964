import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Answer,
  canUndo,
  type DecisionEvent,
  hasEnded,
  step,
} from '../../../electron/decisions/machine';
import { type Decision, decisionStates } from '../../../electron/office/decision';
import type { Failure } from '../../../electron/office/errors';
import type { Proof, TicketReading } from '../../../electron/office/office-system';
import { decision, ticket } from '../store/records';

const now = 50_000;
const offline: Failure = { name: 'offline' };
const forbidden: Failure = { name: 'forbidden' };

const waiting: TicketReading = { found: 'ticket', ticket: ticket(), waitsForMe: true };
const newer: TicketReading = { found: 'ticket', ticket: ticket('t1', { version: 'v2' }), waitsForMe: true };
const withoutVerb: TicketReading = { found: 'ticket', ticket: ticket('t1', { verbs: [] }), waitsForMe: true };
const decided: TicketReading = {
  found: 'ticket',
  ticket: ticket('t1', { stateText: 'rejected', decidedBy: 'Ewa Lis' }),
  waitsForMe: false,
};
const gone: TicketReading = { found: 'gone' };

const queued = decision();
const queuedAgain = decision('d1', { attempts: 2 });
const sending = decision('d1', { state: 'sending', attempts: 1 });
const unknown = decision('d1', { state: 'unknown', attempts: 1, failure: offline });
const lastTry = decision('d1', { state: 'unknown', attempts: 5, failure: { name: 'timeout' } });
const changed = decision('d1', { state: 'changed' });

const before = (reading: TicketReading, proof: Proof = 'not-done'): DecisionEvent => ({
  type: 'read-before',
  reading,
  proof,
});

const success: Answer = { kind: 'success' };
const silence: Answer = { kind: 'silence', failure: { name: 'timeout' } };
const refusal: Answer = { kind: 'refusal', failure: forbidden };

function after(
  answer: Answer,
  proof: Proof,
  reading: TicketReading = waiting,
  quickDecisions: 'untried' | 'proven' | 'off' = 'untried',
): DecisionEvent {
  return { type: 'read-after', answer, reading, proof, quickDecisions, waitMs: 2_000 };
}

type Line = [name: string, from: Decision, event: DecisionEvent, expected: object, effect?: string];

describe('from queued', () => {
  test.each([
    ['undo', queued, { type: 'undo' }, { state: 'undone', settledAt: now }],
    ['undo after something was sent', queuedAgain, { type: 'undo' }, { state: 'queued' }],
    ['switched off', queued, { type: 'switched-off' }, { state: 'refused', failure: { name: 'invalid' } }],
    ['waits as seen', queued, before(waiting), { state: 'queued', attempts: 0 }, 'send'],
    ['waits in another version', queued, before(newer), { state: 'changed', ticket: queued.ticket }],
    ['the verb is not offered any more', queued, before(withoutVerb), { state: 'changed' }],
    [
      'decided elsewhere',
      queued,
      before(decided, 'otherwise'),
      { state: 'conflict', found: { stateText: 'rejected', decidedBy: 'Ewa Lis' }, settledAt: now },
    ],
    ['decided elsewhere in the same way', queued, before(decided, 'done'), { state: 'conflict' }],
    ['gone', queued, before(gone, 'gone'), { state: 'conflict', failure: { name: 'not-found' } }],
    ['an earlier try went through', queuedAgain, before(decided, 'done'), { state: 'confirmed' }, 'proven'],
    [
      'an earlier try passed it on',
      queuedAgain,
      before(decided, 'passed-on'),
      { state: 'confirmed', passedOn: true },
      'proven',
    ],
    [
      'cannot be read now',
      queued,
      { type: 'not-read-before', failure: offline, waitMs: 4_000 },
      { state: 'queued', failure: offline, notBefore: now + 4_000, attempts: 0 },
    ],
    [
      'may not be read',
      queued,
      { type: 'not-read-before', failure: forbidden, waitMs: 4_000 },
      { state: 'refused', failure: forbidden },
    ],
    ['send', queued, { type: 'send' }, { state: 'sending', attempts: 1 }],
  ] satisfies Line[])('%s', (...[, from, event, expected, effect]: Line) => {
    const result = step(from, event, now);
    expect(result.decision).toMatchObject(expected);
    expect(result.effect).toBe(effect);
  });
});

describe('from sending and unknown', () => {
  test.each([
    [
      'no answer',
      sending,
      { type: 'lost', failure: offline },
      { state: 'unknown', failure: offline },
      'read-after',
    ],
    ['undo is too late', sending, { type: 'undo' }, { state: 'sending' }],
    ['undo is too late', unknown, { type: 'undo' }, { state: 'unknown' }],
    ['done', sending, after(success, 'done', decided), { state: 'confirmed', settledAt: now }, 'proven'],
    [
      'passed on',
      sending,
      after(success, 'passed-on', decided),
      { state: 'confirmed', passedOn: true },
      'proven',
    ],
    ['done without an answer', unknown, after(silence, 'done', decided), { state: 'confirmed' }, 'proven'],
    [
      'done in spite of a refusal',
      sending,
      after(refusal, 'done', decided),
      { state: 'confirmed' },
      'proven',
    ],
    ['gone after success', sending, after(success, 'gone', gone), { state: 'confirmed' }],
    ['gone without an answer', unknown, after(silence, 'gone', gone), { state: 'conflict' }],
    [
      'otherwise',
      unknown,
      after(silence, 'otherwise', decided),
      { state: 'conflict', found: { stateText: 'rejected', decidedBy: 'Ewa Lis' } },
    ],
    [
      'not done after the first success',
      sending,
      after(success, 'not-done'),
      { state: 'refused', failure: { name: 'invalid' } },
      'switch-off',
    ],
    [
      'not done after success where proven',
      sending,
      after(success, 'not-done', waiting, 'proven'),
      { state: 'queued', attempts: 1, notBefore: now + 2_000 },
    ],
    [
      'still open without an answer',
      unknown,
      after(silence, 'not-done'),
      { state: 'queued', attempts: 1, notBefore: now + 2_000, failure: { name: 'timeout' } },
    ],
    [
      'still open for the last time',
      lastTry,
      after(silence, 'not-done'),
      { state: 'refused', failure: { name: 'timeout' } },
    ],
    [
      'still open after a refusal',
      sending,
      after(refusal, 'not-done'),
      { state: 'refused', failure: forbidden },
    ],
    [
      'cannot be read now',
      sending,
      { type: 'not-read-after', failure: offline, waitMs: 4_000 },
      { state: 'unknown', failure: offline, notBefore: now + 4_000 },
    ],
    [
      'may not be read any more',
      unknown,
      { type: 'not-read-after', failure: forbidden, waitMs: 4_000 },
      { state: 'conflict', failure: forbidden },
    ],
  ] satisfies Line[])('%s', (...[, from, event, expected, effect]: Line) => {
    const result = step(from, event, now);
    expect(result.decision).toMatchObject(expected);
    expect(result.effect).toBe(effect);
  });
});

describe('from changed', () => {
  test.each([
    ['given up', changed, { type: 'undo' }, { state: 'undone' }],
    ['its ticket has gone', changed, { type: 'ticket-gone' }, { state: 'conflict' }],
    ['a late reading', changed, before(waiting), { state: 'changed' }],
  ] satisfies Line[])('%s', (...[, from, event, expected, effect]: Line) => {
    const result = step(from, event, now);
    expect(result.decision).toMatchObject(expected);
    expect(result.effect).toBe(effect);
  });
});

const anyReading = fc.constantFrom(waiting, newer, withoutVerb, decided, gone);
const anyProof = fc.constantFrom<Proof>('done', 'passed-on', 'not-done', 'otherwise', 'gone');
const anyFailure = fc.constantFrom(offline, forbidden, { name: 'expired' } as const);
const anyEvent: fc.Arbitrary<DecisionEvent> = fc.oneof(
  fc.constantFrom<DecisionEvent>(
    { type: 'undo' },
    { type: 'switched-off' },
    { type: 'send' },
    { type: 'lost' },
    { type: 'ticket-gone' },
  ),
  fc.record({ type: fc.constant('read-before' as const), reading: anyReading, proof: anyProof }),
  fc.record({ type: fc.constant('not-read-before' as const), failure: anyFailure, waitMs: fc.nat(9_000) }),
  fc.record({ type: fc.constant('not-read-after' as const), failure: anyFailure, waitMs: fc.nat(9_000) }),
  fc
    .tuple(
      fc.constantFrom(success, silence, refusal),
      anyProof,
      anyReading,
      fc.constantFrom('untried', 'proven'),
    )
    .map(([answer, proof, reading, quick]) => after(answer, proof, reading, quick as 'untried' | 'proven')),
);

test('an end is an end, whatever comes', () => {
  const anyEnd = fc.constantFrom(...decisionStates.filter((state) => hasEnded(decision('d1', { state }))));
  fc.assert(
    fc.property(anyEnd, anyEvent, (state, event) => {
      const over = decision('d1', { state, settledAt: 1 });
      expect(step(over, event, now)).toEqual({ decision: over });
    }),
  );
});

test('whatever comes, only sending counts as sent, what was sent cannot be undone, and ends have their moment', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      let current = decision();
      for (const event of events) {
        const { decision: next } = step(current, event, now);
        const wasSent = next.attempts - current.attempts;
        expect(wasSent).toBe(event.type === 'send' && current.state === 'queued' ? 1 : 0);
        if (next.state === 'undone' && current.state !== 'undone') expect(canUndo(current)).toBe(true);
        expect(next.settledAt !== undefined).toBe(hasEnded(next));
        expect([next.id, next.ticket, next.verb]).toEqual([current.id, current.ticket, current.verb]);
        current = next;
      }
    }),
  );
});
