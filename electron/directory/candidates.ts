/** The statements of the search. Each reads a bounded number of people; what they are worth is for `rank` to say. */
import type { Store } from '../store/types';
import type { QueryWord } from './query';

/** A person who may be meant, in the folded form the index keeps. */
export interface Candidate {
  readonly key: number;
  readonly accountId: string;
  readonly id: string;
  readonly managerId: string | null;
  readonly family: string;
  readonly given: string;
  readonly heads: readonly string[];
  /** With a space before each word. */
  readonly names: string;
  readonly others: string;
  /** Digits of the phone numbers, each from the last to the first. */
  readonly tails: readonly string[];
}

/** The person signed in, whose team comes first. */
export interface OwnPerson {
  readonly accountId: string;
  readonly id: string;
  readonly managerId?: string;
}

const columns =
  'p.key, p.account_id, p.id, p.manager_id, p.family, p.given, p.heads, p.names, p.others, p.tails';

type Row = ReturnType<Store['people']['query']>[number];

/** Whose family or given name begins with the word, in alphabetical order, so that whole names come first. */
export function whoseNameBegins(
  people: Store['people'],
  word: QueryWord,
  limit: number,
): readonly Candidate[] {
  return word.flatMap((spelling) =>
    (['family, p.given', 'given, p.family'] as const).flatMap((order) => {
      const [column] = order.split(',');
      return people
        .query(
          `SELECT ${columns} FROM people AS p WHERE p.${column} >= ? AND p.${column} < ?
           ORDER BY p.${order} LIMIT ?`,
          [spelling, `${spelling}\u{10ffff}`, limit],
        )
        .map(candidate);
    }),
  );
}

/** The own team and who was picked lately, as far as a name begins with the word. */
export function ofTeamAndPicked(
  people: Store['people'],
  word: QueryWord,
  ownPeople: readonly OwnPerson[],
  limit: number,
): readonly Candidate[] {
  return word.flatMap((spelling) => {
    const begins = ` ${spelling}`;
    const team = ownPeople.flatMap(({ accountId, id, managerId }) =>
      people.query(
        `SELECT ${columns} FROM people AS p
         WHERE p.account_id = ?1 AND p.manager_id IN (?2, ?3) AND instr(' ' || p.names, ?4) > 0
         ORDER BY p.family, p.given LIMIT ?5`,
        [accountId, id, managerId ?? null, begins, limit],
      ),
    );
    const picked = people.query(
      `SELECT ${columns} FROM (SELECT * FROM picks ORDER BY last_at DESC LIMIT 100) AS latest
       JOIN people AS p ON p.account_id = latest.account_id AND p.id = latest.person_id
       WHERE instr(' ' || p.names, ?1) > 0 LIMIT ?2`,
      [begins, limit],
    );
    return [...team, ...picked].map(candidate);
  });
}

/** What may stand for a word in the full-text index: its beginnings, and whole words that may be meant. */
export interface WordChoice {
  readonly begins: QueryWord;
  readonly whole: readonly string[];
}

/** People of whom every word matches one of its choices, in the columns given. */
export function whoMatches(
  people: Store['people'],
  where: 'names others' | 'names others around',
  choices: readonly WordChoice[],
  limit: number,
): readonly Candidate[] {
  if (choices.length === 0) return [];
  const match = choices
    .map(({ begins, whole }) => {
      const terms = [...begins.map((word) => `"${word}"*`), ...whole.map((word) => `"${word}"`)];
      return `(${terms.join(' OR ')})`;
    })
    .join(' AND ');
  return byIndex(people, `{${where}} : (${match})`, limit);
}

/** Whose address begins so. */
export function whoseEmailBegins(
  people: Store['people'],
  email: string,
  limit: number,
): readonly Candidate[] {
  return people
    .query(`SELECT ${columns} FROM people AS p WHERE p.email >= ? AND p.email < ? ORDER BY p.email LIMIT ?`, [
      email,
      `${email}\u{10ffff}`,
      limit,
    ])
    .map(candidate);
}

/** Whose number ends so; a number kept without its country is found by one typed with it. */
export function whosePhoneEnds(people: Store['people'], digits: string, limit: number): readonly Candidate[] {
  const tail = reversed(digits);
  const terms = [`"${tail}"*`];
  for (let length = 7; length < tail.length; length += 1) terms.push(`"${tail.slice(0, length)}"`);
  return byIndex(people, `tails : (${terms.join(' OR ')})`, limit);
}

/** Whose number begins so, with the country's digits or without. */
export function whosePhoneBegins(
  people: Store['people'],
  digits: string,
  limit: number,
): readonly Candidate[] {
  return byIndex(people, `numbers : "${digits}"*`, limit);
}

/** Whether a person has these digits in a phone number, or a login that begins with them. */
export function hasDigits(person: Candidate, digits: string): boolean {
  const tail = reversed(digits);
  return person.tails.some((number) => number.includes(tail)) || person.others.includes(` ${digits}`);
}

function byIndex(people: Store['people'], match: string, limit: number): readonly Candidate[] {
  return people
    .query(
      `SELECT ${columns} FROM people_words JOIN people AS p ON p.key = people_words.rowid
       WHERE people_words MATCH ? LIMIT ?`,
      [match, limit],
    )
    .map(candidate);
}

function reversed(digits: string): string {
  return [...digits].reverse().join('');
}

function candidate(row: Row): Candidate {
  return {
    key: Number(row.key),
    accountId: String(row.account_id),
    id: String(row.id),
    managerId: row.manager_id === null || row.manager_id === undefined ? null : String(row.manager_id),
    family: String(row.family),
    given: String(row.given),
    heads: String(row.heads).split('\n'),
    names: ` ${row.names}`,
    others: ` ${row.others}`,
    tails: String(row.tails).split(' '),
  };
}
