/** What happened in the inbox between two slices, for a person who cannot see it happen. */
import type { TicketCard } from '../../electron/bridge/slices';
import { keyOf } from './listing';

export type News =
  | { readonly what: 'arrived'; readonly cards: readonly TicketCard[] }
  | { readonly what: 'decision'; readonly card: TicketCard }
  | { readonly what: 'elsewhere'; readonly card: TicketCard };

/** Arrivals as one piece of news; every decision that reached another state, here or elsewhere, as one each. */
export function newsBetween(before: readonly TicketCard[], after: readonly TicketCard[]): readonly News[] {
  const known = new Map(before.map((card) => [keyOf(card), card]));
  const arrived = after.filter(
    (card) => !known.has(keyOf(card)) && card.decision === undefined && !card.elsewhere,
  );
  const moved = after.filter((card) => {
    const old = known.get(keyOf(card));
    return old !== undefined && card.decision !== undefined && card.decision.state !== old.decision?.state;
  });
  const elsewhere = after.filter(
    (card) => card.elsewhere?.looking === false && known.get(keyOf(card))?.elsewhere?.looking !== false,
  );
  const decisions = [
    ...moved.map((card): News => ({ what: 'decision', card })),
    ...elsewhere.map((card): News => ({ what: 'elsewhere', card })),
  ];
  return arrived.length > 0 ? [{ what: 'arrived', cards: arrived }, ...decisions] : decisions;
}
