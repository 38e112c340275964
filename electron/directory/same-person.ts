/** One person may be known to several accounts. An e-mail address is one person's; a name may be many people's. */
import type { Person } from '../office/person';
import type { Pictured } from '../office/picture';
import type { Store } from '../store/types';

/** What tells people apart across accounts; `undefined` for somebody without an address. */
export function addressOf({ email }: Person): string | undefined {
  const folded = email?.trim().toLowerCase();
  return folded === '' ? undefined : folded;
}

export interface KnownElsewhere {
  readonly accountId: string;
  readonly person: Person;
}

/** Those of whom there is a picture, in their order. */
export function picturedIn(known: readonly KnownElsewhere[]): readonly Pictured[] {
  return known.flatMap(({ accountId, person: { id, photo } }) =>
    photo === undefined ? [] : [{ accountId, personId: id, photo }],
  );
}

/** The same person in the other accounts, at most one in each, in the order of the accounts. */
export function knownElsewhere(store: Store, accountId: string, person: Person): readonly KnownElsewhere[] {
  const address = addressOf(person);
  if (address === undefined) return [];
  const rows = store.people.query(
    'SELECT account_id, record FROM people WHERE email = ? AND account_id <> ?',
    [address, accountId],
  );
  const others = new Map(
    rows.map((row) => [String(row.account_id), JSON.parse(String(row.record)) as Person]),
  );
  return store.accounts.all().flatMap(({ id }) => {
    const other = others.get(id);
    return other === undefined ? [] : { accountId: id, person: other };
  });
}
