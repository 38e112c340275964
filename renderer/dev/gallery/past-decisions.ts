/** What was decided before, in every way that a decision can end. */
import type { HistoryAnswer, HistoryEntry } from '../../../electron/bridge/history';
import { hourMs, leaveCard, nowMs } from './basics';

type Decision = HistoryEntry['decision'];

const endings: readonly Partial<Decision>[] = [
  { state: 'confirmed' },
  { state: 'confirmed', passedOn: true },
  { state: 'confirmed', verb: 'reject', reason: 'Stock-taking is on the 8th. The week after would be well.' },
  { state: 'conflict', found: { stateText: 'Rejected', decidedBy: 'Grzegorz Świętosławski' } },
  { state: 'refused', failure: { name: 'forbidden', detail: 'HTTP 403' } },
  { state: 'undone' },
];

const entries: readonly HistoryEntry[] = endings.map((ending, index) => {
  const { ticket, accountId } = leaveCard(index);
  const settledAt = nowMs - (1 + index * index * 9) * hourMs;
  return {
    accountId,
    requester: ticket.requester.name,
    title: ticket.title,
    ...(ticket.leave && { leave: ticket.leave }),
    decision: {
      id: `past${index}`,
      verb: 'approve',
      state: 'confirmed',
      decidedAt: settledAt - 6_000,
      notBefore: settledAt - 1_000,
      settledAt,
      attempts: 1,
      ...ending,
    },
  };
});

/** Those whose requester has the text in the name. */
export function pastDecisions(text: string): HistoryAnswer {
  const found = entries.filter(({ requester }) => requester.toLowerCase().includes(text.toLowerCase()));
  return { entries: [...found], found: found.length, total: entries.length };
}
