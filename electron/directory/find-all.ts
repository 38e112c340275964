import type { Store } from '../store/types';
import {
  type Candidate,
  hasDigits,
  type Wanted,
  type WantedWord,
  whoMatches,
  whoseEmailBegins,
  whosePhoneBegins,
  whosePhoneEnds,
} from './candidates';
import { nameIndexOf } from './names/name-index';
import type { Reach, SoughtWord } from './names/name-search';
import { latinOf, mostInitials, type Query, type QueryWord } from './query';
import { type Match, matchOf, type Ranked, rank } from './rank';
import { standingIn } from './standing';
import { errorsAllowed } from './typing-errors';

/** So many make a list to choose from. */
const enough = 5;

/** Everybody found, not yet in order; at least the best `wanted` are among them. */
export function findAll(store: Store, query: Query, wanted: number): Ranked[] {
  const found = collect(store, query, wanted);
  for (const stage of stagesOf(query)) {
    stage(found);
    if (found.isFull()) break;
  }
  return found.all();
}

type Stage = (found: Found) => void;

/** In the order in which they are worth trying; each is left out when the list is full before it. */
function stagesOf(query: Query): readonly Stage[] {
  const { words, digitWords, email, phone } = query;
  const begun: Stage = (found) => found.begun();
  if (phone !== undefined) return [...phoneStages(phone), begun];
  const stages: Stage[] = [];
  if (email !== undefined) stages.push((found) => found.email(email));
  if (words.length === 0) return stages;
  if (digitWords.length > 0) {
    return [...stages, begun, (found) => found.withDigitsInside()];
  }
  const sought = words.map((word) => ({ spellings: word, latin: latinOf(word) }));
  return [
    ...stages,
    (found) => found.named(sought, { inside: false }),
    (found) => found.initials(),
    (found) => found.joined(),
    begun,
    (found) => {
      const kind = found.size() === 0 ? 'unlikely' : 'likely';
      const errors = words.map(([word]) => errorsAllowed(word, words.length, kind));
      // With so many found before, nobody has mistyped.
      found.named(sought, found.size() < enough ? { inside: true, errors } : { inside: true });
    },
  ];
}

function phoneStages(digits: string): readonly Stage[] {
  // Zeros that lead out of a house or a country are typed but not always kept.
  const withoutZeros = digits.replace(/^0+/, '');
  const stages: Stage[] = [
    (found) => found.phone((people, wanted) => whosePhoneBegins(people, digits, 'whole', wanted), 'exact'),
    (found) => found.phone((people, wanted) => whosePhoneEnds(people, digits, wanted), 'name-start'),
  ];
  if (withoutZeros.length >= 6 && withoutZeros !== digits) {
    stages.push((found) =>
      found.phone((people, wanted) => whosePhoneEnds(people, withoutZeros, wanted), 'name-start'),
    );
  }
  if (withoutZeros.length >= 3) {
    stages.push((found) =>
      found.phone(
        (people, wanted) => whosePhoneBegins(people, withoutZeros, 'beginning', wanted),
        'word-start',
      ),
    );
  }
  return stages;
}

type Found = ReturnType<typeof collect>;

/** Who has been found so far: whoever is found first stays as found. */
function collect(store: Store, { words, digitWords }: Query, wanted: number) {
  const { people } = store;
  const standing = standingIn(store);
  const asTyped = words.map((typed): WantedWord => ({ typed, latin: undefined }));
  const found = new Map<number, Ranked>();
  const rest = (): Wanted => ({ limit: wanted, except: found, standing });

  function put(person: Candidate, matched: readonly Match[]): void {
    if (found.has(person.key)) return;
    found.set(person.key, rank(person, matched, standing.get(person.key) ?? 0));
  }

  /** Takes those of whom every word matches; `otherwise` is how a word matched that the row itself does not show. */
  function take(candidates: readonly Candidate[], sought: readonly WantedWord[], otherwise?: Match): void {
    for (const person of candidates) {
      const matched = sought.flatMap(
        ({ typed, latin }) =>
          matchOf(person, typed) ?? (isOther(person, latin) ? 'other-start' : otherwise) ?? [],
      );
      if (matched.length === sought.length) put(person, matched.length === 0 ? ['name-start'] : matched);
    }
  }

  return {
    all: () => [...found.values()],
    size: () => found.size,
    isFull: () => found.size >= wanted,
    email(beginning: string): void {
      take(whoseEmailBegins(people, beginning, wanted), asTyped, 'name-start');
    },
    phone(read: (from: Store['people'], wanted: Wanted) => readonly Candidate[], match: Match): void {
      for (const person of read(people, rest())) put(person, [match]);
    },
    named(sought: readonly SoughtWord[], reach: Reach): void {
      for (const match of nameIndexOf(store).search(sought, reach, standing, wanted)) {
        if (!found.has(match.key)) found.set(match.key, match);
      }
    },
    /** By the first letters of names, typed as one word. */
    initials(): void {
      const wish = initialsOf(words);
      if (wish !== undefined) this.named(wish.sought, { inside: false, initials: wish.letters });
    },
    /** By names typed as one word. */
    joined(): void {
      const [[only] = [], ...more] = words;
      if (only === undefined || more.length > 0) return;
      for (const parts of nameIndexOf(store).takenApart(only)) {
        if (this.isFull()) return;
        const sought = parts.map((part, at) => ({
          spellings: [part],
          latin: undefined,
          isWhole: at < parts.length - 1,
        }));
        this.named(sought, { inside: false, isJoined: true });
      }
    },
    /** By what words of any kind begin with; so that a department does not crowd out a login, those are read first. */
    begun(): void {
      const spelled = nameIndexOf(store).isSpelled()
        ? words.map((typed) => ({ typed, latin: latinOf(typed) }))
        : asTyped;
      const all = whoMatches(people, 'names others around', spelled, digitWords, rest());
      if (all.length === wanted) {
        take(whoMatches(people, 'names others', spelled, digitWords, rest()), spelled);
      }
      take(all, spelled, 'around');
    },
    withDigitsInside(): void {
      if (found.size >= enough) return;
      const named = whoMatches(people, 'names others', asTyped, [], rest());
      take(
        named.filter((person) => digitWords.every((digits) => hasDigits(person, digits))),
        asTyped,
      );
    },
  };
}

function isOther({ others }: Candidate, latin: string | undefined): boolean {
  return latin !== undefined && others.includes(` ${latin}`);
}

/** Each letter of a short word as the first one of a name. */
function initialsOf(words: readonly QueryWord[]) {
  const [only, ...more] = words;
  if (only === undefined || more.length > 0) return undefined;
  const letters = Array.from(only[0]);
  if (letters.length < 2 || letters.length > mostInitials) return undefined;
  const different = [...new Set(letters)];
  return {
    sought: different.map((letter) => ({
      spellings: [letter],
      latin: undefined,
      times: letters.filter((other) => other === letter).length,
    })),
    letters: letters.map((letter) => different.indexOf(letter)),
  };
}
