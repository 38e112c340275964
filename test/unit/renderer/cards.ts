import type { AccountView, TicketCard } from '../../../electron/bridge/slices';

type Decision = NonNullable<TicketCard['decision']>;

/** A leave request as the main process pushes it. */
export function card(id: string, decision?: Partial<Decision>): TicketCard {
  return {
    accountId: 'a1',
    firstSeenAt: 0,
    ticket: {
      id,
      version: '1',
      kind: 'leave',
      title: 'Leave request',
      requester: { name: `Person ${id}` },
      standing: 'pending',
      stateText: 'New',
      leave: { type: 'Holiday', from: '2026-08-03', to: '2026-08-07', days: 5 },
      verbs: ['approve', 'reject'],
      reasonNeeded: [],
    },
    ...(decision && {
      decision: {
        id: `d-${id}`,
        verb: 'approve',
        state: 'queued',
        decidedAt: 0,
        notBefore: 0,
        attempts: 0,
        ...decision,
      },
    }),
  };
}

export function account(more: Partial<AccountView> = {}): AccountView {
  return {
    id: 'a1',
    system: 'offiserv',
    systemLabel: 'OffiServ',
    server: 'https://office.example',
    login: 'anna@office.example',
    session: 'signed-in',
    quickDecisions: 'proven',
    keptUntilQuit: false,
    ...more,
  };
}
