import { phoneDigits } from '../office/fold-text';
import type { LocalDate, Person } from '../office/person';
import { bestPhone } from '../office/phone-number';
import type { Pictured } from '../office/picture';
import type { Store } from '../store/types';
import { awayUntil } from './away';
import { type Mark, marksIn } from './marks';
import type { Query } from './query';
import { addressOf, picturedIn } from './same-person';

/** One line of the search. */
export interface Hit {
  readonly accountId: string;
  readonly id: string;
  readonly displayName: string;
  /** [start, end) offsets into `displayName` of the letters that matched, in order, never overlapping. */
  readonly marks: Mark[];
  readonly title?: string;
  readonly department?: string;
  /** The number one would dial: the one that was typed, else desk before mobile. */
  readonly number?: string;
  readonly awayUntil?: LocalDate;
  /** The other accounts that know the same person. */
  readonly alsoIn?: string[];
  /** The person as each of these accounts has them, where there is a picture. */
  readonly pictured?: readonly Pictured[];
}

/** A row of somebody who was found. */
export interface FoundPerson {
  readonly accountId: string;
  readonly id: string;
  readonly record: string;
}

/** The lines for people found, in their order. */
export function hitsOf(
  people: Store['people'],
  found: readonly FoundPerson[],
  query: Query,
  today: LocalDate,
): Hit[] {
  const away = new Map(
    [...new Set(found.map(({ accountId }) => accountId))].map((accountId) => {
      const ids = found.filter((person) => person.accountId === accountId).map(({ id }) => id);
      return [accountId, awayUntil(people, accountId, ids, today)];
    }),
  );
  const hits = found.map(({ accountId, id, record }) => {
    const person = JSON.parse(record) as Person;
    const hit = hitOf(accountId, person, query, away.get(accountId)?.get(id));
    return { email: addressOf(person), pictured: picturedIn([{ accountId, person }]), hit };
  });
  return asOnePerson(hits);
}

interface Line {
  readonly hit: Hit;
  readonly alsoIn: string[];
  readonly pictured: Pictured[];
}

/** Several accounts may know one person: the best line stays, and says where else they are known. */
function asOnePerson(
  found: readonly {
    readonly email: string | undefined;
    readonly hit: Hit;
    readonly pictured: readonly Pictured[];
  }[],
): Hit[] {
  const known = new Map<string, Line>();
  const lines = found.flatMap(({ email, hit, pictured }) => {
    const before = email === undefined ? undefined : known.get(email);
    if (before !== undefined && ![before.hit.accountId, ...before.alsoIn].includes(hit.accountId)) {
      before.alsoIn.push(hit.accountId);
      before.pictured.push(...pictured);
      return [];
    }
    const line: Line = { hit, alsoIn: [], pictured: [...pictured] };
    if (email !== undefined && before === undefined) known.set(email, line);
    return [line];
  });
  return lines.map(({ hit, alsoIn, pictured }) => ({
    ...hit,
    ...(alsoIn.length === 0 ? {} : { alsoIn }),
    ...(pictured.length === 0 ? {} : { pictured }),
  }));
}

function hitOf(accountId: string, person: Person, query: Query, until: LocalDate | undefined): Hit {
  const { id, displayName, title, department } = person;
  const number = numberToDial(person, query);
  return {
    accountId,
    id,
    displayName,
    marks: query.phone === undefined ? marksIn(displayName, query.words) : [],
    ...(title === undefined ? {} : { title }),
    ...(department === undefined ? {} : { department }),
    ...(number === undefined ? {} : { number }),
    ...(until === undefined ? {} : { awayUntil: until }),
  };
}

function numberToDial({ phones }: Person, query: Query): string | undefined {
  const digits = (query.phone ?? query.digitWords[0])?.replace(/^0+/, '');
  const typed =
    digits === undefined ? undefined : phones.find(({ number }) => phoneDigits(number).includes(digits));
  return (typed ?? bestPhone(phones))?.number;
}
