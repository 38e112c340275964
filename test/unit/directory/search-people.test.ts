import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonCard, PersonHit } from '../../../electron/bridge/slices';
import { personCard } from '../../../electron/directory/person-card';
import { searchPeople } from '../../../electron/directory/search-people';
import { foldText, foldWords, phoneDigits } from '../../../electron/office/fold-text';
import type { Person } from '../../../electron/office/person';
import { openMemoryStore } from '../../../electron/store/open-store';
import type { Store } from '../../../electron/store/types';
import { makePeople, person } from '../store/people-samples';
import { account } from '../store/records';
import { namesFound, today } from './searching';

/** A store with these people in account a1. */
function storeWith(people: readonly Person[]): Store {
  const store = openMemoryStore();
  const pass = store.people.pass('a1');
  pass.add(people);
  pass.finish(1);
  return store;
}

/** The name with what is marked in brackets. */
function marked(store: Store, text: string): string[] {
  return searchPeople(store, { text, limit: 20, today }).hits.map(({ displayName, marks }) =>
    [...marks]
      .reverse()
      .reduce(
        (name, [start, end]) => `${name.slice(0, start)}[${name.slice(start, end)}]${name.slice(end)}`,
        displayName,
      ),
  );
}

describe('a search', () => {
  const store = storeWith([
    person('1', 'Łukasz Żółć', { email: 'lukasz.zolc@office.example', login: 'lzolc' }),
    person('2', 'Jörg Müller', { phones: [{ kind: 'desk', number: '+49 30 2345-678' }] }),
    person('3', 'Gerd Mueller', { phones: [{ kind: 'mobile', number: '0171 2223344' }] }),
    person('4', 'Søren Ångström-Æbelø'),
    person('5', 'Anna Maria Kowalska-Nowak', {
      department: 'Human Resources',
      givenName: 'Anna Maria',
      familyName: 'Kowalska-Nowak',
    }),
    person('6', 'Annette Großmann'),
    person('7', "Seán O'Brien", { email: 's.obrien@office.example' }),
    person('8', 'Hanna Ko', { login: 'hko42' }),
    person('9', 'Ewa Nowak', { phones: [{ kind: 'desk', number: '22 555 01 23 ext. 204' }] }),
    person('10', 'Zoë Nowak', { phones: [{ kind: 'desk', number: '+48 (0)22 444 77 88' }] }),
  ]);
  afterAll(() => store.close());

  test.each([
    ['zolc', 'Łukasz Żółć'],
    ['żółć łuk', 'Łukasz Żółć'],
    ['LUKASZ', 'Łukasz Żółć'],
    ['lukasz.zolc@off', 'Łukasz Żółć'],
    ['lzolc', 'Łukasz Żółć'],
    ['lz', 'Łukasz Żółć'],
    ['zl', 'Łukasz Żółć'],
    ['lukaszz', 'Łukasz Żółć'],
    ['soren', 'Søren Ångström-Æbelø'],
    ['soeren', 'Søren Ångström-Æbelø'],
    ['aebelo', 'Søren Ångström-Æbelø'],
    ['aangst', 'Søren Ångström-Æbelø'],
    ['gross', 'Annette Großmann'],
    ['großm', 'Annette Großmann'],
    ["o'br", "Seán O'Brien"],
    ['obrien', "Seán O'Brien"],
    ['brien sean', "Seán O'Brien"],
    ['maria nowak', 'Anna Maria Kowalska-Nowak'],
    ['nowak-kow', 'Anna Maria Kowalska-Nowak'],
    ['walsk', 'Anna Maria Kowalska-Nowak'],
    ['kowlaska', 'Anna Maria Kowalska-Nowak'],
    ['kovalska', 'Anna Maria Kowalska-Nowak'],
    ['ana kowalks', 'Anna Maria Kowalska-Nowak'],
    ['anna human', 'Anna Maria Kowalska-Nowak'],
    ['hko', 'Hanna Ko'],
    ['2345678', 'Jörg Müller'],
    ['0049 30 2345 678', 'Jörg Müller'],
    ['+49 (0)30/2345-678', 'Jörg Müller'],
    ['030 2345678', 'Jörg Müller'],
    ['+49 171 222 33 44', 'Gerd Mueller'],
    ['5550123', 'Ewa Nowak'],
    ['nowak 204', 'Ewa Nowak'],
    ['444 77 88', 'Zoë Nowak'],
    ['+48224447788', 'Zoë Nowak'],
  ])('for "%s" finds %s first', (text, name) => {
    expect(namesFound(store, text)[0]).toBe(name);
  });

  test('for an umlaut finds both ways of writing it', () => {
    expect(namesFound(store, 'müller').sort()).toEqual(['Gerd Mueller', 'Jörg Müller']);
    expect(namesFound(store, 'mueller').sort()).toEqual(['Gerd Mueller', 'Jörg Müller']);
  });

  test('puts whole names first, then beginnings of names, beginnings of words, insides', () => {
    expect(namesFound(store, 'nowak')).toEqual(['Ewa Nowak', 'Zoë Nowak', 'Anna Maria Kowalska-Nowak']);
    expect(namesFound(store, 'anna').slice(0, 2)).toEqual(['Anna Maria Kowalska-Nowak', 'Hanna Ko']);
    expect(namesFound(store, 'ko')).toEqual(['Hanna Ko', 'Anna Maria Kowalska-Nowak']);
  });

  test.each([
    ['ann', ['[Ann]a Maria Kowalska-Nowak', '[Ann]ette Großmann', 'H[ann]a Ko']],
    ['grossm', ['Annette [Großm]ann']],
    ['mueller', ['Gerd [Mueller]', 'Jörg [Müller]']],
    ['now anna', ['[Anna] Maria Kowalska-[Now]ak']],
    ['lz', ['[Ł]ukasz [Ż]ółć']],
    ['kowlaska', ['Anna Maria [Kowalska]-Nowak']],
    ["o'b", ["Seán [O'B]rien"]],
    ['2345678', ['Jörg Müller']],
  ])('for "%s" marks what matched', (text, names) => {
    expect(marked(store, text)).toEqual(names);
  });

  test.each(['', '   ', '-', '"', '*', "'", '()', '@', 'names:anna', 'a" OR "b', 'NEAR(', '😀', '\u0000'])(
    'takes %j as words and nothing else',
    (text) => {
      expect(() => searchPeople(store, { text, limit: 20, today })).not.toThrow();
    },
  );

  test('finds nobody for what nobody is called', () => {
    expect(searchPeople(store, { text: 'xyzzyqwert', limit: 5, today })).toEqual({ hits: [], more: false });
  });

  test('says that there are more, and gives as many as asked for', () => {
    const { hits, more } = searchPeople(store, { text: 'n', limit: 2, today });
    expect([hits.length, more]).toEqual([2, true]);
    expect(searchPeople(store, { text: 'nowak', limit: 3, today }).more).toBe(false);
  });

  test('shows the number that was typed, else the desk before the mobile', () => {
    const numbers = storeWith([
      person('1', 'Jan Lis', {
        phones: [
          { kind: 'mobile', number: '+48 600 100 200' },
          { kind: 'desk', number: '22 100 20 30' },
        ],
      }),
    ]);
    const number = (text: string) => searchPeople(numbers, { text, limit: 1, today }).hits[0]?.number;
    expect([number('lis'), number('100200')]).toEqual(['22 100 20 30', '+48 600 100 200']);
    numbers.close();
  });
});

describe('among equals', () => {
  const team = [
    person('boss', 'Nowak Zenon', { managerId: 'chief' }),
    person('me', 'Ola Mazur', { managerId: 'boss' }),
    person('mate', 'Zofia Nowak', { managerId: 'boss' }),
    person('mine', 'Wanda Nowak', { managerId: 'me' }),
    person('a', 'Adam Nowak'),
    person('b', 'Beata Nowak'),
  ];

  test('the own team comes first, then who was picked lately, then the alphabet', () => {
    const store = storeWith(team);
    store.accounts.put(
      account('a1', { identity: { person: person('me', 'Ola Mazur'), timeZone: 'Europe/Warsaw' } }),
    );
    expect(namesFound(store, 'nowak')).toEqual([
      'Wanda Nowak',
      'Nowak Zenon',
      'Zofia Nowak',
      'Adam Nowak',
      'Beata Nowak',
    ]);
    store.people.notePick('a1', 'b', 5);
    expect(namesFound(store, 'nowak').slice(3)).toEqual(['Beata Nowak', 'Adam Nowak']);
    store.people.notePick('a1', 'a', 6);
    expect(namesFound(store, 'nowak').slice(3)).toEqual(['Adam Nowak', 'Beata Nowak']);
    store.close();
  });
});

describe('away', () => {
  const store = storeWith([person('1', 'Jan Lis'), person('2', 'Ewa Lis', { managerId: '1' })]);
  const absence = (id: string, personId: string, from: string, to: string, pending = false) => ({
    id,
    personId,
    from,
    to,
    pending,
  });
  beforeAll(() => {
    store.absences.replace(
      'a1',
      ['1', '2'],
      [
        absence('a', '1', '2026-11-20', '2026-11-22'),
        absence('b', '1', '2026-11-23', '2026-11-30'),
        absence('c', '1', '2026-12-05', '2026-12-06'),
        absence('d', '2', '2026-11-20', '2026-11-30', true),
      ],
    );
  });
  afterAll(() => store.close());

  test('is until the last day without a gap, of leave that was granted', () => {
    const hits = searchPeople(store, { text: 'lis', limit: 5, today }).hits;
    expect(hits.map((hit) => [hit.displayName, hit.awayUntil])).toEqual([
      ['Ewa Lis', undefined],
      ['Jan Lis', '2026-11-30'],
    ]);
    expect(
      searchPeople(store, { text: 'jan', limit: 5, today: '2026-12-01' }).hits[0]?.awayUntil,
    ).toBeUndefined();
  });

  test('is on the card, with manager and reports', () => {
    const card: PersonCard | undefined = personCardOf('1');
    expect(card).toMatchObject({ awayUntil: '2026-11-30', reports: [{ id: '2', displayName: 'Ewa Lis' }] });
    expect(personCardOf('2')?.manager).toEqual({ id: '1', displayName: 'Jan Lis' });
    expect(personCard(store, 'a1', 'nobody', today)).toBeUndefined();
  });

  /** The bridge's lists are writable; the details are the same otherwise. */
  function personCardOf(id: string): PersonCard | undefined {
    const found = personCard(store, 'a1', id, today);
    if (found === undefined) return undefined;
    return {
      ...found,
      person: { ...found.person, phones: [...found.person.phones] },
      numbers: [...found.numbers],
      reports: [...found.reports],
      others: [...found.others],
    };
  }
});

describe('of 2,000 people', () => {
  const everybody = makePeople(2_000);
  const store = storeWith(everybody);
  const anybody = fc.constantFrom(...everybody);
  afterAll(() => store.close());

  const finds = (text: string, wanted: Person) =>
    searchPeople(store, { text, limit: 200, today }).hits.some((hit) => hit.id === wanted.id);

  test('anybody is found by beginnings of the names, in any order, with and without accents', () => {
    fc.assert(
      fc.property(
        anybody,
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        fc.constantFrom('as written', 'plain', 'spelled', 'upper'),
        (wanted, reversed, numbers, how) => {
          const words = wanted.displayName.split(' ').map((word) => {
            // Long enough that not more than a page of people share it.
            const length = 3 + ((numbers.next().value ?? 0) % Math.max(word.length - 2, 1));
            const typed = word.slice(0, length);
            if (how === 'plain') return foldText(typed);
            if (how === 'spelled') return foldText(typed, 'spelled');
            return how === 'upper' ? typed.toUpperCase() : typed;
          });
          expect(finds((reversed ? words.reverse() : words).join(' '), wanted)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('anybody is found by any whole name, alone', () => {
    fc.assert(
      fc.property(anybody, fc.nat(), (wanted, at) => {
        const words = foldWords(wanted.displayName);
        const word = words[at % words.length]?.text ?? '';
        const { hits, more } = searchPeople(store, { text: word, limit: 200, today });
        expect(more || hits.some((hit) => hit.id === wanted.id)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('anybody is found by the last digits of a number, however they are grouped', () => {
    fc.assert(
      fc.property(
        anybody,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', ' ', '-', '/'),
        (wanted, which, cut, gap) => {
          const number = wanted.phones[which % wanted.phones.length]?.number ?? '';
          const digits = phoneDigits(number);
          const tail = digits.slice(-(4 + (cut % (digits.length - 3))));
          const typed = tail.match(/.{1,3}/g)?.join(gap) ?? '';
          expect(finds(typed, wanted)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('anybody is found by mailbox and login', () => {
    fc.assert(
      fc.property(anybody, (wanted) => {
        expect(finds(wanted.email ?? '', wanted)).toBe(true);
        expect(finds(wanted.login ?? '', wanted)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('anybody is found with one typing error in the family name', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const typo = (word: string, kind: string, at: number, letter: string) => {
      if (kind === 'missing') return word.slice(0, at) + word.slice(at + 1);
      if (kind === 'extra') return word.slice(0, at) + letter + word.slice(at);
      if (kind === 'wrong') return word.slice(0, at) + letter + word.slice(at + 1);
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    };
    fc.assert(
      fc.property(
        anybody,
        fc.nat(),
        fc.constantFrom('missing', 'extra', 'wrong', 'swapped'),
        fc.constantFrom(...letters),
        (wanted, place, kind, letter) => {
          const family = foldText(wanted.familyName ?? '').split(' ')[0] ?? '';
          fc.pre(family.length >= 5);
          const wrong = typo(family, kind, place % family.length, letter);
          const { hits, more } = searchPeople(store, {
            text: `${foldText(wanted.givenName ?? '')} ${wrong}`,
            limit: 200,
            today,
          });
          // A slip may give another name that exists; then its bearers are what was asked for.
          const meantSomebodyElse = hits.length >= 5;
          expect(more || meantSomebodyElse || hits.some((hit) => hit.id === wanted.id)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('marks lie inside the name, in order, without touching', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anybody.map((wanted) => wanted.displayName.slice(0, 5)),
          fc.string({ unit: fc.constantFrom(..."aeknłßü-' .@"), maxLength: 8 }),
        ),
        (text) => {
          for (const hit of searchPeople(store, { text, limit: 50, today }).hits satisfies PersonHit[]) {
            let before = -1;
            for (const [start, end] of hit.marks) {
              expect(start).toBeGreaterThan(before);
              expect(end).toBeGreaterThan(start);
              before = end;
            }
            expect(before).toBeLessThanOrEqual(hit.displayName.length);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('the same search gives the same list', () => {
    expect(namesFound(store, 'an', 100)).toEqual(namesFound(store, 'an', 100));
  });
});
