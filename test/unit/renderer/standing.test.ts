import { describe, expect, test } from 'vitest';
import { decisionWords } from '../../../renderer/inbox/decision-words';
import { isOpen, leavesByItself, standingOf } from '../../../renderer/inbox/standing';
import { wordsIn } from '../../words';
import { account, card } from './cards';

const words = wordsIn('en-GB');
const well = { account: account(), online: true, nowMs: 10_000 };

describe('Where a decision stands', () => {
  test('can be taken back until its window ends, which is not a matter of a timer here', () => {
    const decided = card('a', { notBefore: 13_000 });
    expect(standingOf(decided, well)).toEqual({ is: 'undoable', msLeft: 3_000 });
    expect(standingOf(decided, { ...well, nowMs: 13_000 })).toEqual({ is: 'waits', why: 'turn' });
  });

  test('says why it has not gone out', () => {
    const decided = card('a', {});
    expect(standingOf(decided, { ...well, online: false })).toEqual({ is: 'waits', why: 'online' });
    expect(standingOf(decided, { ...well, account: account({ session: 'expired' }) })).toEqual({
      is: 'waits',
      why: 'sign-in',
    });
    const retried = card('a', { attempts: 1, notBefore: 60_000, failure: { name: 'server-down' } });
    expect(standingOf(retried, well)).toEqual({ is: 'waits', why: 'retry', at: 60_000 });
  });

  test('shows the buttons again when it was taken back or the request has changed', () => {
    expect(isOpen(standingOf(card('a'), well))).toBe(true);
    expect(isOpen(standingOf(card('a', { state: 'undone' }), well))).toBe(true);
    expect(isOpen(standingOf(card('a', { state: 'changed' }), well))).toBe(true);
    expect(isOpen(standingOf(card('a', { state: 'unknown' }), well))).toBe(false);
  });

  test('leaves by itself only when all went as asked', () => {
    const states = ['confirmed', 'conflict', 'refused', 'sending'] as const;
    expect(states.filter((state) => leavesByItself(standingOf(card('a', { state }), well)))).toEqual([
      'confirmed',
    ]);
  });
});

describe('A decision in words', () => {
  const text = (decision: Parameters<typeof card>[1]) => {
    const decided = card('a', decision);
    return decisionWords(decided, standingOf(decided, well), words).text;
  };

  test('names each of its ends', () => {
    expect(text({ state: 'confirmed' })).toBe('Approved');
    expect(text({ state: 'confirmed', verb: 'reject' })).toBe('Rejected');
    expect(text({ state: 'confirmed', passedOn: true })).toBe('Passed on to the next approver');
    expect(text({ state: 'refused' })).toBe('Not approved');
    expect(text({ state: 'unknown' })).toBe('No answer yet; checking');
    expect(text({ state: 'conflict', found: { stateText: 'Rejected', decidedBy: 'Jan Lis' } })).toBe(
      'Already rejected by Jan Lis',
    );
    expect(text({ state: 'conflict', found: { stateText: 'Withdrawn' } })).toBe(
      'Already decided elsewhere: withdrawn',
    );
  });
});
