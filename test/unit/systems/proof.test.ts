import { expect, test } from 'vitest';
import type { Standing } from '../../../electron/office/leave';
import type { Proof, TicketReading } from '../../../electron/office/office-system';
import type { Ticket } from '../../../electron/office/ticket';
import { proofOf } from '../../../electron/systems/offiserv/decisions';

function reading(standing: Standing, waitsForMe: boolean): TicketReading {
  return { found: 'ticket', ticket: { ...ticket, standing }, waitsForMe };
}

const ticket: Ticket = {
  id: '/data/l/1',
  version: 'v',
  kind: 'leave',
  title: 'Urlop',
  requester: { name: 'Anna' },
  standing: 'pending',
  stateText: 'pending',
  verbs: ['approve', 'reject'],
  reasonNeeded: [],
};

const cases: [verb: 'approve' | 'reject', standing: Standing, waitsForMe: boolean, proof: Proof][] = [
  ['approve', 'approved', false, 'done'],
  ['approve', 'pending', false, 'passed-on'],
  ['approve', 'pending', true, 'not-done'],
  ['approve', 'rejected', false, 'otherwise'],
  ['approve', 'withdrawn', false, 'otherwise'],
  ['approve', 'other', false, 'otherwise'],
  ['reject', 'rejected', false, 'done'],
  ['reject', 'pending', false, 'otherwise'],
  ['reject', 'pending', true, 'not-done'],
  ['reject', 'approved', false, 'otherwise'],
];

test.each(cases)('%s, found %s, waiting for me: %s, proves "%s"', (verb, standing, waitsForMe, proof) => {
  expect(proofOf(reading(standing, waitsForMe), { ticket, verb })).toBe(proof);
});

test('what has gone is gone', () => {
  expect(proofOf({ found: 'gone' }, { ticket, verb: 'approve' })).toBe('gone');
});
