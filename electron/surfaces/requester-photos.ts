/** Where the pictures are of those who ask for something. */
import type { TicketCard } from '../bridge/slices';
import type { Pictured } from '../office/picture';
import type { Store } from '../store/types';

interface PhotoSources {
  readonly store: Store;
  knowsPhotos(accountId: string): boolean;
  photoOf(people: readonly Pictured[]): { photo?: string };
}

/** The cards with the address of the requester's picture; read together, because each reading has its price. */
export function withPhotos(
  cards: readonly TicketCard[],
  { store, knowsPhotos, photoOf }: PhotoSources,
): TicketCard[] {
  if (!store.accounts.all().some(({ id }) => knowsPhotos(id))) return [...cards];
  const pictured = picturesOf(store, cards);
  return cards.map((card) => ({
    ...card,
    ...photoOf(pictured.get(keyOf(card.accountId, card.ticket.requester.personId)) ?? []),
  }));
}

/** By account and person: the requester's own picture, then those that other accounts have of the same address. */
function picturesOf(store: Store, cards: readonly TicketCard[]): ReadonlyMap<string, readonly Pictured[]> {
  const rows = store.accounts.all().flatMap(({ id }) => {
    const own = cards.filter(({ accountId }) => accountId === id);
    const ids = new Set(own.flatMap(({ ticket }) => ticket.requester.personId ?? []));
    return store.people.query(
      `SELECT account_id, id, email, json_extract(record, '$.photo') AS photo
       FROM people WHERE account_id = ? AND id IN (SELECT value FROM json_each(?))`,
      [id, JSON.stringify([...ids])],
    );
  });
  const elsewhere = byAddress(store, rows);
  return new Map(
    rows.map((row) => {
      const others = elsewhere.get(row.email) ?? [];
      const pictures = [
        ...picturedIn(row),
        ...others.filter(({ accountId }) => accountId !== row.account_id),
      ];
      return [keyOf(String(row.account_id), String(row.id)), pictures];
    }),
  );
}

type Row = ReturnType<Store['people']['query']>[number];

/** Nobody can be known twice to a single account. */
function byAddress(
  { accounts, people }: Store,
  rows: readonly Row[],
): ReadonlyMap<unknown, readonly Pictured[]> {
  if (accounts.all().length < 2) return new Map();
  const known = people.query(
    `SELECT account_id, id, email, json_extract(record, '$.photo') AS photo FROM people
     WHERE email IN (SELECT value FROM json_each(?)) ORDER BY account_id, key`,
    [JSON.stringify(rows.flatMap(({ email }) => email ?? []))],
  );
  const found = new Map<unknown, Pictured[]>();
  for (const row of known) found.set(row.email, [...(found.get(row.email) ?? []), ...picturedIn(row)]);
  return found;
}

function picturedIn({ account_id: accountId, id, photo }: Row): readonly Pictured[] {
  return typeof photo === 'string' ? [{ accountId: String(accountId), personId: String(id), photo }] : [];
}

function keyOf(accountId: string, personId: string | undefined): string {
  return JSON.stringify([accountId, personId]);
}
