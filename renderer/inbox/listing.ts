/** The order of the inbox on the screen: the store's order, except where moving things would be in the way. */
import type { TicketCard } from '../../electron/bridge/slices';
import { type Urgency, urgencyOf } from './urgency';

export interface Row {
  readonly key: string;
  readonly card: TicketCard;
  /** No longer in the store; stays as a line so that nothing moves under the pointer. */
  readonly gone: boolean;
  /** The group it stands in; held with the order, so that no heading comes or goes under the pointer. */
  readonly urgency: Urgency;
}

export interface Listing {
  readonly rows: readonly Row[];
  /** Keys of rows that came while the order was held, not yet put in their place. */
  readonly arrivals: readonly string[];
}

export const emptyListing: Listing = { rows: [], arrivals: [] };

/** A ticket's key across accounts. */
export function keyOf({ accountId, ticket }: Pick<TicketCard, 'accountId' | 'ticket'>): string {
  return `${accountId} ${ticket.id}`;
}

/** What keeps the order as it is. The pointer holds every row; the focus holds the order and its own row. */
export type Hold =
  | { readonly by: 'nothing' }
  | { readonly by: 'pointer' }
  | { readonly by: 'focus'; readonly key: string | undefined };

/**
 * The listing after the store changed. While it is held every row keeps its place: what left stays as a line, what
 * came is put at the end and counted in `arrivals`. Gives `before` back when nothing changed.
 */
export function arrange(
  before: Listing,
  cards: readonly TicketCard[],
  hold: Hold,
  nowMs = Date.now(),
): Listing {
  const fresh = new Map(cards.map((card) => [keyOf(card), card]));
  const known = new Map(before.rows.map((row) => [row.key, row]));
  const holds = hold.by !== 'nothing' && before.rows.some(({ key }) => fresh.has(key));
  const rowOf = (card: TicketCard) => sameRow(known.get(keyOf(card)), card, urgencyOf(card, nowMs));
  if (!holds) return unchanged(before, { rows: cards.map(rowOf), arrivals: [] });

  const kept = before.rows.flatMap((row) => {
    const card = fresh.get(row.key);
    if (card) return sameRow(row, card, row.urgency);
    if (hold.by === 'focus' && hold.key !== row.key) return [];
    return row.gone ? row : { ...row, gone: true };
  });
  // What has just come stands at the end, under the heading that is there.
  const last = kept.at(-1)?.urgency;
  const added = cards
    .filter((card) => !known.has(keyOf(card)))
    .map((card) => sameRow(undefined, card, last ?? urgencyOf(card, nowMs)));
  const arrivals = [...before.arrivals.filter((key) => fresh.has(key)), ...added.map(({ key }) => key)];
  return unchanged(before, { rows: [...kept, ...added], arrivals });
}

/** The very same row where nothing about it changed, so that it is not drawn again. */
function sameRow(row: Row | undefined, card: TicketCard, urgency: Urgency): Row {
  if (row?.card === card && !row.gone && row.urgency === urgency) return row;
  return { key: keyOf(card), card, gone: false, urgency };
}

function unchanged(before: Listing, next: Listing): Listing {
  return sameItems(before.rows, next.rows) && sameItems(before.arrivals, next.arrivals) ? before : next;
}

function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
