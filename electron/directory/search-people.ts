import type { LocalDate } from '../office/person';
import type { Store } from '../store/types';
import {
  type Candidate,
  hasDigits,
  type OwnPerson,
  ofTeamAndPicked,
  whoMatches,
  whoseEmailBegins,
  whoseNameBegins,
  whosePhoneBegins,
  whosePhoneEnds,
} from './candidates';
import { type Hit, hitsOf } from './hits';
import { type MeantWords, readNameWords, wordsNear, wordsWithInside } from './name-words';
import { parseQuery, type Query } from './query';
import { compareRanked, type Match, matchOf, personKey, type Ranked, type RankingFacts, rank } from './rank';

export interface SearchOptions {
  readonly text: string;
  readonly limit: number;
  /** Decides who is away. */
  readonly today: LocalDate;
}

/** With so many found, nobody has mistyped. */
const enough = 5;
/** Read from the full-text index before ranking; beyond it the text is too short to rank by anyway. */
const mostMatches = 300;

/**
 * Finds colleagues by any part of any name in any order, initials, e-mail, login, phone number, and with one or two
 * typing errors when little else is found. All accounts are searched. Bounded work at any size of directory: each stage
 * reads a bounded number of people and the later stages run only while the list is not full.
 */
export function searchPeople(
  store: Store,
  { text, limit, today }: SearchOptions,
): { hits: Hit[]; more: boolean } {
  const query = parseQuery(text);
  if (query.words.length === 0 && query.email === undefined) return { hits: [], more: false };
  const ranked = findAll(store, query, limit + 1).sort(compareRanked);
  return {
    hits: hitsOf(
      store.people,
      ranked.slice(0, limit).map(({ candidate }) => candidate),
      query,
      today,
    ),
    more: ranked.length > limit,
  };
}

function findAll(store: Store, query: Query, wanted: number): Ranked[] {
  const { people } = store;
  const { words } = query;
  const facts = rankingFacts(store);
  const found = new Map<number, Ranked>();

  /** Takes those that match; `otherwise` is how a word matched that the row itself does not show. */
  function take(
    candidates: readonly Candidate[],
    otherwise?: Match,
    meant: readonly MeantWords[] = [],
  ): void {
    for (const person of candidates) {
      if (found.has(person.key) || !query.digitWords.every((digits) => hasDigits(person, digits))) continue;
      const matched = words.flatMap((word, at) => matchOf(person, word, meant[at]) ?? otherwise ?? []);
      if (matched.length < words.length) continue;
      found.set(person.key, rank(person, words, matched.length === 0 ? ['name-start'] : matched, facts));
    }
  }

  if (query.phone !== undefined) {
    takeByPhone(people, query.phone, wanted, (candidates, match) => {
      for (const person of candidates) {
        if (!found.has(person.key)) found.set(person.key, rank(person, [], [match], facts));
      }
    });
  }
  if (query.email !== undefined) {
    take(whoseEmailBegins(people, query.email, wanted), 'name-start');
    if (found.size > 0) return [...found.values()];
  }

  const [first, ...more] = words;
  if (first === undefined) return [...found.values()];
  if (more.length === 0 && query.digitWords.length === 0) {
    take(whoseNameBegins(people, first, wanted));
    take(ofTeamAndPicked(people, first, facts.ownPeople, wanted));
  }
  const begins = words.map((word) => ({ begins: word, whole: [] as readonly string[] }));
  if (found.size < wanted) take(whoMatches(people, 'names others', begins, Math.max(mostMatches, wanted)));
  if (found.size < wanted) {
    const insides = words.map((word) => ({ begins: word, whole: wordsWithInside(people, word) }));
    if (insides.some(({ whole }) => whole.length > 0))
      take(whoMatches(people, 'names others', insides, mostMatches));
    if (found.size < wanted) take(whoMatches(people, 'names others around', begins, wanted), 'around');
    if (found.size < enough && query.phone === undefined) {
      const nameWords = readNameWords(people, words);
      const near = words.map((word) => wordsNear(nameWords, word));
      if (near.some((meant) => meant.size > 0)) {
        const meant = insides.map(({ begins: word, whole }, at) => ({
          begins: word,
          whole: [...whole, ...(near[at]?.keys() ?? [])],
        }));
        take(whoMatches(people, 'names others', meant, mostMatches), undefined, near);
      }
    }
  }
  return [...found.values()];
}

function takeByPhone(
  people: Store['people'],
  digits: string,
  wanted: number,
  take: (candidates: readonly Candidate[], match: Match) => void,
): void {
  // Zeros that lead out of a house or a country are typed but not always kept.
  const withoutZeros = digits.replace(/^0+/, '');
  take(whosePhoneEnds(people, digits, wanted), 'exact');
  if (withoutZeros.length >= 6) take(whosePhoneEnds(people, withoutZeros, wanted), 'exact');
  if (withoutZeros.length >= 3) take(whosePhoneBegins(people, withoutZeros, wanted), 'name-start');
}

function rankingFacts({ accounts, people }: Store): RankingFacts {
  const ownPeople = accounts.all().flatMap(({ id: accountId, identity }): OwnPerson[] => {
    if (identity === undefined) return [];
    const own = people.get(accountId, identity.person.id) ?? identity.person;
    const { id, managerId } = own;
    return [managerId === undefined ? { accountId, id } : { accountId, id, managerId }];
  });
  const picks = people.query(
    'SELECT account_id, person_id, last_at FROM picks ORDER BY last_at DESC LIMIT 100',
  );
  const pickedAt = new Map(
    picks.map((row) => [personKey(String(row.account_id), String(row.person_id)), Number(row.last_at)]),
  );
  return { ownPeople, pickedAt };
}
