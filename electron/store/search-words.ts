import { foldText, foldWords, hasSpelledLetters, phoneDigits } from '../office/fold-text';
import type { Person } from '../office/person';
import { latinWord } from './latin-spelling';

/** What a person can be found by, folded; kept beside the record and in the full-text index. */
export interface SearchWords {
  /** Family and given name, for the alphabetical indexes. */
  readonly family: string;
  readonly given: string;
  /** Family and given name in every spelling, one a line: what a query that begins a name begins. */
  readonly heads: string;
  /** Every word of every name, in every spelling. */
  readonly names: string;
  /** Login, mailbox, initials, names in Latin letters: typed less often, ranked lower. What is in `names` is left out. */
  readonly others: string;
  /** Department, title and room: where a person is rather than who. */
  readonly around: string;
  readonly email: string | null;
  /** Digits of the phone numbers from the first, with the country's and without: one can type either. */
  readonly numbers: string;
  /** The same from the last to the first, so that a tail is a beginning. */
  readonly tails: string;
}

export function searchWordsOf(person: Person): SearchWords {
  const { familyName, givenName } = namesOf(person);
  const family = foldText(familyName);
  const given = foldText(givenName);
  const isSpelled = hasSpelledLetters(`${familyName} ${givenName}`);
  const spelledFamily = isSpelled ? foldText(familyName, 'spelled') : family;
  const spelledGiven = isSpelled ? foldText(givenName, 'spelled') : given;
  const phones = distinct(person.phones.flatMap((phone) => dialled(phone.number)));
  const names = nameWords(person.displayName, familyName, givenName);
  return {
    family,
    given,
    heads: distinct([family, given, spelledFamily, spelledGiven]).join('\n'),
    names: names.join(' '),
    others: distinct([
      ...otherWords(person, [given, family], names),
      ...names.flatMap((name) => latinWord(name) ?? []),
    ]).join(' '),
    around: foldText([person.department, person.title, person.room].filter(Boolean).join(' ')),
    email: person.email === undefined ? null : person.email.trim().toLowerCase(),
    numbers: distinct(phones.flatMap(withoutCountry)).join(' '),
    tails: phones.map((digits) => [...digits].reverse().join('')).join(' '),
  };
}

/** Where a system gives one name only, its last word counts as the family name. */
function namesOf(person: Person): { familyName: string; givenName: string } {
  const words = person.displayName.trim().split(/\s+/u);
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1).join(' ');
  return { familyName: person.familyName ?? last, givenName: person.givenName ?? before };
}

function nameWords(...names: readonly string[]): readonly string[] {
  return distinct(
    distinct(names)
      .flatMap((name) => {
        const plain = foldWords(name, 'plain', true);
        return hasSpelledLetters(name) ? [...plain, ...foldWords(name, 'spelled', true)] : plain;
      })
      .map((word) => word.text),
  );
}

function otherWords(person: Person, plain: readonly string[], names: readonly string[]): readonly string[] {
  const mailbox = person.email?.split('@')[0] ?? '';
  const login = person.login?.split('@')[0] ?? '';
  const written = [mailbox, login].flatMap((name) => {
    const words = foldWords(name).map((word) => word.text);
    const inOne = words.length > 1 ? [words.join('').replace(/\d+$/, '')] : [];
    // Names, also written in one, are found by the names; each more would make a long index longer.
    return [...inOne, ...words].filter((word) => !isMadeOf(word, names));
  });
  const initials = plain.map((part) => part.split(' ').map((word) => word.charAt(0)));
  const firsts = initials.map((letters) => letters[0] ?? '');
  return distinct([
    ...written,
    firsts.join(''),
    [...firsts].reverse().join(''),
    initials.flat().join(''),
    [...initials].reverse().flat().join(''),
  ]);
}

function isMadeOf(word: string, names: readonly string[]): boolean {
  return (
    word === '' || names.some((name) => word.startsWith(name) && isMadeOf(word.slice(name.length), names))
  );
}

/** A number can be typed with its extension and without, with its leading zeros and without. */
function dialled(number: string): readonly string[] {
  const withoutExtension = number.replace(/\s*(?:ext\.?|x|wew\.?|dw\.?|ramal|#)\s*\d+\s*$/iu, '');
  return [number, withoutExtension].map(phoneDigits).flatMap((digits) => [digits, digits.replace(/^0+/, '')]);
}

/** Country codes have one to three digits; only a number long enough to have one can begin after it. */
function withoutCountry(digits: string): readonly string[] {
  return [0, 1, 2, 3]
    .map((length) => digits.slice(length))
    .filter((rest, cut) => cut === 0 || rest.length >= 7);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
