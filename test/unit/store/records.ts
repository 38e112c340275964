import type { Decision } from '../../../electron/office/decision';
import type { Ticket } from '../../../electron/office/ticket';
import type { AccountRecord } from '../../../electron/store/types';

export function account(id = 'a1', more: Partial<AccountRecord> = {}): AccountRecord {
  return {
    id,
    system: 'offiserv',
    origin: 'https://office.example',
    login: 'anna@office.example',
    quickDecisions: 'untried',
    ...more,
  };
}

export function ticket(id = 't1', more: Partial<Ticket> = {}): Ticket {
  return {
    id,
    version: 'v1',
    kind: 'leave',
    title: 'Leave',
    requester: { name: 'Jan Kowalski' },
    standing: 'pending',
    stateText: 'pending',
    verbs: ['approve', 'reject'],
    reasonNeeded: ['reject'],
    ...more,
  };
}

export function decision(id = 'd1', more: Partial<Decision> = {}): Decision {
  return {
    id,
    accountId: 'a1',
    verb: 'approve',
    ticket: ticket(),
    state: 'queued',
    decidedAt: 1_000,
    notBefore: 6_000,
    attempts: 0,
    ...more,
  };
}
