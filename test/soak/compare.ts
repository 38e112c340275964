/** What became of each request, from three witnesses: the office, the files of the program, and its window. */
import type { Slices } from '../../electron/bridge/slices';
import type { Decision } from '../../electron/office/decision';
import type { LeaveState, OffiservControl } from '../offices';

export interface Verdict {
  readonly lost: number;
  readonly doubled: number;
  readonly unsettled: number;
  readonly taken: number;
  /** Calls beyond the first, each after one that had no effect. */
  readonly sentAgain: number;
  /** What is wrong, a sentence each. */
  readonly findings: readonly string[];
}

type Write = Awaited<ReturnType<OffiservControl['ledger']>>[number];

export interface Witnesses {
  /** As the office has them now. */
  readonly requests: readonly LeaveState[];
  readonly ledger: readonly Write[];
  readonly kept: readonly Decision[];
  readonly inbox: Slices['inbox'];
}

export function belongsTo(request: Pick<LeaveState, 'path'>, ticketId: string): boolean {
  return new URL(ticketId, 'https://office.example').pathname === request.path;
}

/** Compares the witnesses on these requests when everything has had its time to settle. */
export function compare({ requests, ledger, kept, inbox }: Witnesses): Verdict {
  const sum = { lost: 0, doubled: 0, unsettled: 0, taken: 0, sentAgain: 0 };
  const findings: string[] = [];
  const found = (what: 'lost' | 'doubled' | 'unsettled', request: LeaveState, sentence: string) => {
    sum[what] += 1;
    findings.push(`${what}: ${request.path} of ${request.requester.name}: ${sentence}`);
  };
  for (const request of requests) {
    const effects = request.decisions.filter(({ via }) => via === 'office');
    const calls = ledger.filter(({ path }) => path === request.path);
    const decisions = kept.filter(({ ticket }) => belongsTo(request, ticket.id));
    const card = inbox.find(({ ticket }) => belongsTo(request, ticket.id));
    const [decision] = decisions;
    sum.taken += decision === undefined ? 0 : 1;
    sum.sentAgain += Math.max(calls.length - 1, 0);

    const since = effects[0]?.at;
    const late = calls.filter(({ time }) => since !== undefined && time > since);
    if (effects.length > 1 || calls.filter(({ effect }) => effect !== null).length > 1) {
      found('doubled', request, `carried out ${effects.length} times`);
    } else if (late.length > 0)
      found('doubled', request, `sent ${late.length} times after it was carried out`);
    else if (decisions.length > 1) found('doubled', request, `kept as ${decisions.length} decisions`);

    if (decision === undefined) {
      if (calls.length > 0) found('lost', request, 'sent, and forgotten');
      else if (card === undefined || card.decision !== undefined) {
        found('lost', request, 'still to be decided, and the window does not offer it');
      }
    } else if (['queued', 'sending', 'unknown', 'changed'].includes(decision.state)) {
      found('unsettled', request, `still ${decision.state} (${decision.failure?.name ?? 'no failure'})`);
    } else if (decision.state !== 'confirmed' || effects.length === 0) {
      const why = `${decision.failure?.name ?? ''} ${decision.failure?.detail ?? ''}`.trim();
      found('lost', request, `${decision.state} (${why}), with ${effects.length} effects on the server`);
    } else if (card?.decision?.state !== 'confirmed') {
      found('lost', request, `confirmed, but the window shows ${card?.decision?.state ?? 'nothing'}`);
    }
  }
  return { ...sum, findings };
}
