/** What may be done with several requests at once. Pure. */
import type { AccountView, TicketCard } from '../../electron/bridge/slices';
import type { Row } from './listing';

/** Whether a row can be picked: it is undecided, and can be approved or rejected from here. */
export function isSelectable({ card, gone }: Row, accounts: readonly AccountView[]): boolean {
  const { ticket, decision, elsewhere, silentUntil, accountId } = card;
  if (gone || decision !== undefined || elsewhere !== undefined || silentUntil !== undefined) return false;
  if (accounts.find(({ id }) => id === accountId)?.quickDecisions === 'off') return false;
  return ticket.verbs.includes('approve') || ticket.verbs.includes('reject');
}

/** Whether it can be approved without a look of its own: nothing speaks against it, and nothing else is asked. */
export function isApprovedWithOthers({ ticket, away, balance }: TicketCard): boolean {
  const wantsMore = [...ticket.reasonNeeded, ...(ticket.confirmFirst ?? [])].includes('approve');
  const isInConflict = away?.conflict !== undefined || (balance !== undefined && balance.leftAfter < 0);
  return ticket.verbs.includes('approve') && !wantsMore && !isInConflict;
}

/** Whether it is known that nothing speaks against it: what cannot be seen is not offered as being without conflict. */
export function isWithoutConflict(card: TicketCard): boolean {
  return isApprovedWithOthers(card) && (card.ticket.leave === undefined || card.away !== undefined);
}

export function isRejectedWithOthers({ ticket }: TicketCard): boolean {
  return ticket.verbs.includes('reject') && !(ticket.confirmFirst ?? []).includes('reject');
}

/**
 * Requesters among those picked who share days with each other in one team: each alone leaves enough, which says nothing
 * about all of them.
 */
export function sharingDays(cards: readonly TicketCard[]): readonly string[] {
  const names = new Set(cards.map(({ ticket }) => ticket.requester.name));
  return cards
    .filter(({ away, ticket }) =>
      away?.asked.some((name) => name !== ticket.requester.name && names.has(name)),
    )
    .map(({ ticket }) => ticket.requester.name);
}
