import { useState } from 'react';
import type { TicketCard } from '../../electron/bridge/slices';
import { bridge } from '../bridge';
import { ask } from '../ui/ask';
import type { FailureView } from '../ui/failure-note';
import { keyOf } from './listing';
import { unpick } from './selection';

/** One that could not be decided, and why; the others have their line in the list. */
export interface BulkFailure {
  readonly key: string;
  readonly name: string;
  readonly failure: FailureView;
}

export interface Bulk {
  readonly busy: boolean;
  readonly failures: readonly BulkFailure[];
  /** Takes each decision as if it had been pressed in its row; says whether all could be taken. */
  decide(cards: readonly TicketCard[], verb: 'approve' | 'reject', reason?: string): Promise<boolean>;
}

export function useBulk(): Bulk {
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<readonly BulkFailure[]>([]);
  const decide: Bulk['decide'] = async (cards, verb, reason) => {
    if (busy) return false;
    setBusy(true);
    const failed: BulkFailure[] = [];
    for (const card of cards) {
      const { ticket, accountId } = card;
      const outcome = await ask(
        bridge().decide({
          accountId,
          ticketId: ticket.id,
          ticketVersion: ticket.version,
          verb,
          ...(reason !== undefined && { reason }),
        }),
      );
      if (outcome?.ok) unpick([keyOf(card)]);
      else if (outcome) {
        failed.push({ key: keyOf(card), name: ticket.requester.name, failure: outcome.failure });
      }
    }
    setFailures(failed);
    setBusy(false);
    return failed.length === 0;
  };
  return { busy, failures, decide };
}
