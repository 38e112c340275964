/** Who approved a request before, and who decides after. Pure: it says what the system says, and guesses nobody. */
import type { TicketCard } from '../bridge/slices';
import type { Approver } from '../office/leave';

export interface ApprovalQuestion {
  /** As the request itself tells. */
  readonly onRequest: readonly Approver[] | undefined;
  /** As the requester's chain of approvers tells. */
  readonly chain: readonly Approver[] | undefined;
  /** The person signed in. */
  readonly me: string;
  nameOf(personId: string): string | undefined;
}

/** `undefined` where it is not known at which place of the order the person signed in stands. */
export function approvalOf({ onRequest, chain, me, nameOf }: ApprovalQuestion): TicketCard['approval'] {
  const name = (approver: Approver) =>
    approver.name ?? (approver.personId === undefined ? undefined : nameOf(approver.personId));
  const steps = onRequest ?? chain ?? [];
  const at = steps.findIndex(({ personId, standing }) => personId === me && !isDecided(standing));
  if (at === -1) return undefined;
  const after = steps[at + 1];
  const next = after && name(after);
  const earlier = steps
    .slice(0, at)
    .flatMap((step) => (step.standing === 'approved' ? (name(step) ?? []) : []));
  return {
    earlier,
    last: after === undefined,
    ...(next === undefined ? {} : { next }),
    steps: steps.map((step) => {
      const known = name(step);
      return {
        me: step.personId === me,
        ...(known === undefined ? {} : { name: known }),
        ...(step.standing === undefined ? {} : { standing: step.standing }),
      };
    }),
  };
}

function isDecided(standing: Approver['standing']): boolean {
  return standing === 'approved' || standing === 'rejected';
}
