import { expect, test } from 'vitest';
import type { Proof, TicketReading } from '../../../../electron/office/office-system';
import type { Ticket, Verb } from '../../../../electron/office/ticket';
import { proofOf } from '../../../../electron/systems/onoffice/decisions';

const task: Ticket = {
  id: 'task:1',
  version: 'a',
  kind: 'task',
  title: 'Exposé prüfen',
  requester: { name: 'Jörg Brüning' },
  standing: 'pending',
  stateText: 'In Bearbeitung',
  verbs: ['done', 'return'],
  reasonNeeded: ['return'],
};
const groupTask: Ticket = { ...task, verbs: ['take'], reasonNeeded: [] };
const invitation: Ticket = {
  ...task,
  id: 'cal:1',
  kind: 'invitation',
  stateText: 'active',
  verbs: ['accept', 'decline'],
};
const local: Ticket = { ...invitation, onlyHere: ['accept', 'decline'] };

function found(ticket: Ticket, changes: Partial<Ticket>, waitsForMe: boolean): TicketReading {
  return { found: 'ticket', ticket: { ...ticket, ...changes }, waitsForMe };
}

const closed = { verbs: [] };
const cases: [string, Ticket, Verb, TicketReading, Proof][] = [
  ['both flags are set', task, 'done', found(task, { ...closed, standing: 'approved' }, false), 'done'],
  ['one flag is set', task, 'done', found(task, { ...closed, standing: 'other' }, false), 'otherwise'],
  ['nothing has changed', task, 'done', found(task, {}, true), 'not-done'],
  [
    'somebody cancelled it',
    task,
    'done',
    found(task, { ...closed, standing: 'withdrawn' }, false),
    'otherwise',
  ],
  [
    'it is back with its maker',
    task,
    'return',
    found(task, { ...closed, stateText: 'Klärungsbedarf' }, false),
    'done',
  ],
  ['only its state took', task, 'return', found(task, { stateText: 'Klärungsbedarf' }, true), 'not-done'],
  ['somebody else got it', task, 'return', found(task, closed, false), 'otherwise'],
  ['it is ours', groupTask, 'take', found(groupTask, { verbs: ['done'] }, true), 'done'],
  ['it is still the group’s', groupTask, 'take', found(groupTask, {}, true), 'not-done'],
  ['somebody else took it', groupTask, 'take', found(groupTask, closed, false), 'otherwise'],
  [
    'it is confirmed',
    invitation,
    'accept',
    found(invitation, { ...closed, standing: 'approved' }, false),
    'done',
  ],
  [
    'it is turned down',
    invitation,
    'accept',
    found(invitation, { ...closed, standing: 'rejected' }, false),
    'otherwise',
  ],
  [
    'it is turned down',
    invitation,
    'decline',
    found(invitation, { ...closed, standing: 'rejected' }, false),
    'done',
  ],
  ['it was moved', invitation, 'accept', found(invitation, { version: 'b' }, true), 'not-done'],
  ['only this program knows', local, 'accept', found(local, {}, false), 'done'],
  ['the program was started anew', local, 'accept', found(local, {}, true), 'done'],
  ['it was moved meanwhile', local, 'accept', found(local, { version: 'b' }, true), 'not-done'],
];

test.each(cases)('when %s', (_when, ticket, verb, reading, proof) => {
  expect(proofOf(reading, { ticket, verb })).toBe(proof);
});

test('what has gone is gone, whatever was decided', () => {
  for (const [, ticket, verb] of cases) expect(proofOf({ found: 'gone' }, { ticket, verb })).toBe('gone');
});
