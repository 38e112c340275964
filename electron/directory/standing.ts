import type { Store } from '../store/types';
import type { OwnPerson } from './candidates';

/** What puts people before their equals: by key, from 1 to 255. */
export type Standing = ReadonlyMap<number, number>;

const ofTeam = 128;
const mostPicks = 100;
/** Of a larger team the first are enough: so many are not one's nearest. */
const largestTeam = 2_000;
const weekMs = 7 * 24 * 3_600_000;

const standings = new WeakMap<Store, () => Standing>();

/** The own team, then those who were picked lately and often; read anew when people or accounts have changed. */
export function standingIn(store: Store): Standing {
  const known = standings.get(store) ?? keptStanding(store);
  standings.set(store, known);
  return known();
}

function keptStanding(store: Store): () => Standing {
  let kept: Standing | undefined;
  store.onChange((changed) => {
    if (changed.has('people') || changed.has('accounts')) kept = undefined;
  });
  return () => {
    kept ??= readStanding(store);
    return kept;
  };
}

function readStanding(store: Store): Standing {
  const standing = new Map<number, number>();
  latestPicks(store.people).forEach((key, place) => {
    standing.set(key, mostPicks - place);
  });
  for (const key of ownPeople(store).flatMap((own) => teamOf(store.people, own))) {
    standing.set(key, ofTeam + (standing.get(key) ?? 0));
  }
  return standing;
}

/** Twice as often counts as much as a week later. */
function latestPicks(people: Store['people']): readonly number[] {
  return people
    .query(
      `SELECT p.key AS key, latest.times AS times, latest.last_at AS last_at
       FROM (SELECT * FROM picks ORDER BY last_at DESC LIMIT ?) AS latest
       JOIN people AS p ON p.account_id = latest.account_id AND p.id = latest.person_id`,
      [mostPicks],
    )
    .map((row) => ({
      key: Number(row.key),
      worth: Number(row.last_at) + Math.log2(Number(row.times)) * weekMs,
    }))
    .sort((one, other) => other.worth - one.worth || one.key - other.key)
    .map(({ key }) => key);
}

function teamOf(people: Store['people'], { accountId, id, managerId }: OwnPerson): readonly number[] {
  const rows = people.query(
    `SELECT key FROM people WHERE account_id = ?1 AND manager_id IN (?2, ?3)
     UNION SELECT key FROM people WHERE account_id = ?1 AND id = ?3 LIMIT ?4`,
    [accountId, id, managerId ?? null, largestTeam],
  );
  return rows.map((row) => Number(row.key));
}

function ownPeople({ accounts, people }: Store): readonly OwnPerson[] {
  return accounts.all().flatMap(({ id: accountId, identity }): OwnPerson[] => {
    if (identity === undefined) return [];
    const own = people.get(accountId, identity.person.id) ?? identity.person;
    const { id, managerId } = own;
    return [managerId === undefined ? { accountId, id } : { accountId, id, managerId }];
  });
}
