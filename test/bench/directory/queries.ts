/** What people type to find a colleague, made from the people themselves, each with who is meant. */
import type { Person } from '../../../electron/office/person';
import { SeededRandom } from '../../offices/common/random';
import { type Fits, fitsAmong, nameWords } from './fits';
import { isCyrillic, latinLetters, plainLetters, writtenOut } from './plain-letters';
import { grouped, mistyped } from './typing';

export const queryKinds = [
  'prefix',
  'two-words',
  'reordered',
  'initials',
  'accents',
  'cyrillic',
  'phone',
  'one-typo',
  'one-typo-unfinished',
  'two-typos',
] as const;
export type QueryKind = (typeof queryKinds)[number];

export interface TypedQuery {
  readonly kind: QueryKind;
  readonly text: string;
  /** Who is meant. */
  readonly id: string;
  /** Not more than ten people fit what is typed: then who is meant belongs among the first ten. */
  readonly decided: boolean;
}

/** As many as are looked at. */
export const PAGE = 10;
/** People whose names are typed letter by letter, and queries of each other kind. */
const TYPED = 40;
const OF_EACH_KIND = 150;

export function makeQueries(people: readonly Person[], seed: string): TypedQuery[] {
  const random = new SeededRandom(seed);
  const fits = fitsAmong(people);
  const makers: Record<Exclude<QueryKind, 'prefix'>, () => TypedQuery | undefined> = {
    'two-words': () =>
      byName(fits, 'two-words', random.pick(people), ([given, family]) => `${given} ${family}`),
    reordered: () =>
      byName(
        fits,
        'reordered',
        random.pick(people),
        ([given, family]) => `${family} ${given.slice(0, random.int(2, 9))}`,
      ),
    initials: () => initials(random, fits, random.pick(people)),
    accents: () => accents(random, fits, random.pick(people)),
    cyrillic: () => cyrillic(random, fits, random.pick(people)),
    phone: () => phone(random, fits, random.pick(people)),
    'one-typo': () => typos(random, fits, random.pick(people), 'one-typo'),
    'one-typo-unfinished': () => typos(random, fits, random.pick(people), 'one-typo-unfinished'),
    'two-typos': () => typos(random, fits, random.pick(people), 'two-typos'),
  };
  const queries: TypedQuery[] = [];
  for (let typed = 0; typed < TYPED; typed += 1)
    queries.push(...letterByLetter(random, fits, random.pick(people)));
  for (const make of Object.values(makers)) {
    for (let made = 0; made < OF_EACH_KIND; ) {
      const query = make();
      if (query === undefined) continue;
      queries.push(query);
      made += 1;
    }
  }
  return shuffled(random, queries);
}

function isPage(count: number | undefined): boolean {
  return count !== undefined && count <= PAGE;
}

function letterByLetter(random: SeededRandom, fits: Fits, person: Person): TypedQuery[] {
  const { givenName = '', familyName = '' } = person;
  const whole = (
    random.chance(0.5) ? `${givenName} ${familyName}` : `${familyName} ${givenName}`
  ).toLowerCase();
  const letters = Array.from(whole);
  return letters.map((_, at) => {
    const text = letters.slice(0, at + 1).join('');
    const words = plainLetters(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
    return { kind: 'prefix', text, id: person.id, decided: isPage(fits.byBeginnings(words)) };
  });
}

/** First given and last family name, as one types them. */
function firstAndLast(person: Person): readonly [string, string] {
  const words = nameWords(person);
  return [words[0] ?? '', words.at(-1) ?? ''];
}

function byName(
  fits: Fits,
  kind: QueryKind,
  person: Person,
  write: (names: readonly [string, string]) => string,
): TypedQuery {
  const text = write(firstAndLast(person));
  return { kind, text, id: person.id, decided: isPage(fits.byBeginnings(text.split(' '))) };
}

/** First letters of all names, or the first letter of one beside the other. */
function initials(random: SeededRandom, fits: Fits, person: Person): TypedQuery {
  const [given, family] = firstAndLast(person);
  if (random.chance(0.5)) {
    return byName(fits, 'initials', person, () =>
      random.pick([`${given.charAt(0)} ${family}`, `${family} ${given.charAt(0)}`]),
    );
  }
  const letters = nameWords(person).map((word) => word.charAt(0));
  const text = (random.chance(0.5) ? letters : letters.reverse()).join('');
  // The same letters also begin names, which go first.
  const fitting = fits.byInitials(text) + (fits.byBeginnings([text]) ?? Number.POSITIVE_INFINITY);
  return { kind: 'initials', text, id: person.id, decided: isPage(fitting) };
}

function accents(random: SeededRandom, fits: Fits, person: Person): TypedQuery | undefined {
  const name = `${person.givenName} ${person.familyName}`.toLowerCase();
  const plain = plainLetters(name);
  if (plain === name || isCyrillic(name)) return undefined;
  return {
    kind: 'accents',
    text: random.chance(0.5) ? plain : writtenOut(name),
    id: person.id,
    decided: isPage(fits.byBeginnings(nameWords(person))),
  };
}

function cyrillic(random: SeededRandom, fits: Fits, person: Person): TypedQuery | undefined {
  const { givenName = '', familyName = '' } = person;
  if (!isCyrillic(givenName + familyName)) return undefined;
  const [given, family] = [latinLetters(givenName), latinLetters(familyName)];
  return {
    kind: 'cyrillic',
    text: random.pick([
      `${given} ${family}`,
      `${family} ${given}`,
      `${family.slice(0, 6)} ${given.slice(0, 4)}`,
    ]),
    id: person.id,
    decided: isPage(fits.byBeginnings(nameWords(person).map((word) => word.slice(0, 3)))),
  };
}

function phone(random: SeededRandom, fits: Fits, person: Person): TypedQuery {
  const number = random.pick(person.phones).number;
  const digits = number.replace(/\s*ext.*$/, '').replace(/\D/g, '');
  const isTail = number.includes('ext') || random.chance(0.7);
  const sought = isTail ? digits.slice(-random.int(4, Math.min(9, digits.length))) : digits;
  const text = isTail
    ? grouped(random, sought)
    : random.pick([number, `+${digits}`, `00${digits}`, `00 ${grouped(random, digits)}`]);
  return { kind: 'phone', text, id: person.id, decided: isPage(fits.byNumberEnd(sought)) };
}

function typos(
  random: SeededRandom,
  fits: Fits,
  person: Person,
  kind: 'one-typo' | 'one-typo-unfinished' | 'two-typos',
): TypedQuery | undefined {
  if (isCyrillic(person.displayName)) return undefined;
  const names = firstAndLast(person);
  const typed: [string, string] = [...names];
  // Errors fall on letters, so a longer word has more of them; nobody's whole name of two letters is mistyped.
  const place = () => (random.next() * (names[0].length + names[1].length) < names[0].length ? 0 : 1);
  for (let errors = kind === 'two-typos' ? 2 : 1; errors > 0; errors -= 1) {
    const at = place();
    typed[at] = mistyped(random, typed[at]);
  }
  if (typed.some((word) => word.length < 2)) return undefined;
  const whole = random.chance(0.5) ? typed : [typed[1], typed[0]];
  const text = whole.join(' ');
  const last = whole[1] ?? '';
  const cut = kind === 'one-typo-unfinished' ? random.int(0, Math.max(0, last.length - 5)) : 0;
  const shown = cut === 0 ? text : text.slice(0, -cut);
  const sameName = fits.byBeginnings(names);
  const asTyped = fits.byBeginnings(shown.split(' '));
  return { kind, text: shown, id: person.id, decided: isPage(sameName) && isPage(asTyped) };
}

function shuffled<Item>(random: SeededRandom, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
