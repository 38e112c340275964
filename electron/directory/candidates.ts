/** The statements of the search. Each reads a bounded number of people; what they are worth is for `rank` to say. */
import type { Store } from '../store/types';
import type { QueryWord } from './query';
import type { Standing } from './standing';

/** A person who may be meant, in the folded form the index keeps. */
export interface Candidate {
  readonly key: number;
  readonly accountId: string;
  readonly id: string;
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

/** Whom a statement is to find. */
export interface Wanted {
  readonly limit: number;
  /** Those who are known to have been found already are not read again. */
  readonly except: { has(key: number): boolean };
  /** Where more are found than wanted, these go first. */
  readonly standing: Standing;
}

const columns = 'p.key, p.account_id, p.id, p.family, p.given, p.heads, p.names, p.others, p.tails';

/** Keys are cheap to read, people are not. */
const mostKeys = 300;

type Row = ReturnType<Store['people']['query']>[number];

/**
 * Letters that the full-text index takes for letters too; by its older tables some newer ones end a word. Latin, Greek,
 * Cyrillic, Armenian, Hebrew, Arabic, Devanagari, Thai, Kana, Han and Hangul.
 */
const indexed =
  /^[a-z0-9\u00df-\u00f6\u00f8-\u024f\u03ac-\u03ce\u0430-\u0481\u0561-\u0586\u05d0-\u05ea\u0620-\u064a\u0904-\u0939\u0e01-\u0e30\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fcb\u1100-\u1112\u1161-\u1175\u11a8-\u11c2]+$/u;

/** A word as it was typed, and as a name in another script is spelled in Latin letters, where there are such names. */
export interface WantedWord {
  readonly typed: QueryWord;
  readonly latin: string | undefined;
}

/** People of whom every word, and every number in digits, begins something in the columns given. */
export function whoMatches(
  people: Store['people'],
  where: 'names others' | 'names others around',
  words: readonly WantedWord[],
  digits: readonly string[],
  wanted: Wanted,
): readonly Candidate[] {
  if (words.some(({ typed }) => typed.some((word) => !indexed.test(word)))) return [];
  const begins = (word: string) => `"${word}"*`;
  const parts = [
    ...words.map(({ typed, latin }) => {
      const asTyped = `{${where}} : (${typed.map(begins).join(' OR ')})`;
      return latin === undefined ? `(${asTyped})` : `((${asTyped}) OR (others : ${begins(latin)}))`;
    }),
    ...digits.map((word) => {
      const tail = begins(reversed(word));
      return `({${where} numbers} : ${begins(word)} OR tails : ${tail})`;
    }),
  ];
  return parts.length === 0 ? [] : byIndex(people, parts.join(' AND '), wanted);
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
export function whosePhoneEnds(
  people: Store['people'],
  digits: string,
  wanted: Wanted,
): readonly Candidate[] {
  const tail = reversed(digits);
  const terms = [`"${tail}"*`];
  for (let length = 7; length < tail.length; length += 1) terms.push(`"${tail.slice(0, length)}"`);
  return byIndex(people, `tails : (${terms.join(' OR ')})`, wanted);
}

/** Whose whole number it is, or whose number begins so, with the country's digits or without. */
export function whosePhoneBegins(
  people: Store['people'],
  digits: string,
  which: 'whole' | 'beginning',
  wanted: Wanted,
): readonly Candidate[] {
  return byIndex(people, `numbers : "${digits}"${which === 'whole' ? '' : '*'}`, wanted);
}

function whoHasKey(people: Store['people'], keys: readonly number[]): readonly Candidate[] {
  return people
    .query(`SELECT ${columns} FROM people AS p WHERE p.key IN (SELECT value FROM json_each(?))`, [
      JSON.stringify(keys),
    ])
    .map(candidate);
}

/** Whether a person has these digits in a phone number, or a login that begins with them. */
export function hasDigits(person: Candidate, digits: string): boolean {
  const tail = reversed(digits);
  return person.tails.some((number) => number.includes(tail)) || person.others.includes(` ${digits}`);
}

function byIndex(people: Store['people'], match: string, wanted: Wanted): readonly Candidate[] {
  const keys = people
    // One row with all keys: hundreds of rows cost more to hand over than to find.
    .query(
      'SELECT group_concat(key) AS keys FROM (SELECT rowid AS key FROM people_words WHERE people_words MATCH ? LIMIT ?)',
      [match, mostKeys],
    )
    .flatMap(({ keys: found }) => (typeof found === 'string' ? found.split(',').map(Number) : []))
    .filter((key) => !wanted.except.has(key))
    .sort((one, other) => (wanted.standing.get(other) ?? 0) - (wanted.standing.get(one) ?? 0))
    .slice(0, wanted.limit);
  return keys.length === 0 ? [] : whoHasKey(people, keys);
}

function reversed(digits: string): string {
  return [...digits].reverse().join('');
}

function candidate(row: Row): Candidate {
  return {
    key: Number(row.key),
    accountId: String(row.account_id),
    id: String(row.id),
    family: String(row.family),
    given: String(row.given),
    heads: String(row.heads).split('\n'),
    names: ` ${row.names}`,
    others: ` ${row.others}`,
    tails: String(row.tails).split(' '),
  };
}
