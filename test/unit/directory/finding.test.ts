import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { searchPeople } from '../../../electron/directory/search-people';
import { typingErrors } from '../../../electron/directory/typing-errors';
import { foldWords } from '../../../electron/office/fold-text';
import { openMemoryStore } from '../../../electron/store/open-store';
import { makePeople, person } from '../store/people-samples';
import { account } from '../store/records';
import { namesFound, today } from './searching';

describe('somebody is found', () => {
  const store = openMemoryStore();
  store.people.pass('a1').add([
    person('1', 'Anna Maria Kowalska-Nowak', {
      givenName: 'Anna Maria',
      familyName: 'Kowalska-Nowak',
      department: 'Human Resources',
      title: 'Senior Specialist',
      room: 'B214',
    }),
    person('2', 'Юрий Чайковский', { department: 'Logistics' }),
    person('3', 'Екатерина Щербакова'),
    person('4', 'Zbigniew Zieliński', {
      login: 'zz7',
      phones: [{ kind: 'desk', number: '+48 22 100 20 30' }],
    }),
    person('5', 'Zofia Bąk'),
    person('6', 'Jürgen Straßmann', { phones: [{ kind: 'desk', number: '204' }] }),
    person('7', 'Jan Lis', { phones: [{ kind: 'desk', number: '22 555 12 04' }] }),
  ]);
  afterAll(() => store.close());

  test.each([
    ['akn', 'Anna Maria Kowalska-Nowak'],
    ['amkn', 'Anna Maria Kowalska-Nowak'],
    ['nk', 'Anna Maria Kowalska-Nowak'],
    ['zz', 'Zbigniew Zieliński'],
    ['zz7', 'Zbigniew Zieliński'],
    ['z ziel', 'Zbigniew Zieliński'],
    ['specialist', 'Anna Maria Kowalska-Nowak'],
    ['senior nowak', 'Anna Maria Kowalska-Nowak'],
    ['b214', 'Anna Maria Kowalska-Nowak'],
    ['resources human', 'Anna Maria Kowalska-Nowak'],
    ['yuriy', 'Юрий Чайковский'],
    ['jurij', 'Юрий Чайковский'],
    ['iu', 'Юрий Чайковский'],
    ['tchaikovsky', 'Юрий Чайковский'],
    ['tschaikowskij juri', 'Юрий Чайковский'],
    ['chaikovsky yuri', 'Юрий Чайковский'],
    ['chaykovski logist', 'Юрий Чайковский'],
    ['чайк', 'Юрий Чайковский'],
    ['yekaterina shch', 'Екатерина Щербакова'],
    ['katerina sherbakova', 'Екатерина Щербакова'],
    ['juergen strassmann', 'Jürgen Straßmann'],
    ['jurgen straßm', 'Jürgen Straßmann'],
    ['100-20-30', 'Zbigniew Zieliński'],
    ['tel. 0048 (22) 100.20.30', 'Zbigniew Zieliński'],
    ['20–30', 'Zbigniew Zieliński'],
    ['204', 'Jürgen Straßmann'],
    ['kowlas', 'Anna Maria Kowalska-Nowak'],
    ['anna kowlsa', 'Anna Maria Kowalska-Nowak'],
    ['zbginiew zielniski', 'Zbigniew Zieliński'],
    ['zof bka', 'Zofia Bąk'],
    ['zofiabak', 'Zofia Bąk'],
    ['lisj', 'Jan Lis'],
    ['annamariakowalskan', 'Anna Maria Kowalska-Nowak'],
    ['nowakmaria', 'Anna Maria Kowalska-Nowak'],
    ['strassmannjuergen', 'Jürgen Straßmann'],
  ])('for "%s": %s', (text, name) => {
    expect(namesFound(store, text)[0]).toBe(name);
  });

  test('by the same letter twice only who has two names with it', () => {
    expect(namesFound(store, 'zz')).not.toContain('Zofia Bąk');
  });

  test.each([
    ['yur', '[Юр]ий Чайковский'],
    ['chaik', 'Юрий [Чаик]овский'.replace('Чаик', 'Чайк')],
    ['akn', '[A]nna Maria [K]owalska-[N]owak'],
    ['kowlsa', 'Anna Maria [Kowalska]-Nowak'],
  ])('and for "%s" marked so: %s', (text, expected) => {
    const hit = searchPeople(store, { text, limit: 1, today }).hits[0];
    const marked = [...(hit?.marks ?? [])]
      .reverse()
      .reduce(
        (name, [start, end]) => `${name.slice(0, start)}[${name.slice(start, end)}]${name.slice(end)}`,
        hit?.displayName ?? '',
      );
    expect(marked).toBe(expected);
  });
});

test('a name in Latin letters that only resembles what Cyrillic ones are brought to is not mistaken for it', () => {
  const store = openMemoryStore();
  store.people
    .pass('a1')
    .add([person('1', 'Ana Viterbo'), person('2', 'Rui Viiterra'), person('3', 'Юрий Витербов')]);
  expect(namesFound(store, 'viiter')[0]).toBe('Rui Viiterra');
  expect(namesFound(store, 'viterb')).toEqual(['Ana Viterbo', 'Юрий Витербов', 'Rui Viiterra']);
  store.close();
});

test('first letters of all names in their order go before those in another, of some, of any', () => {
  const store = openMemoryStore();
  store.people
    .pass('a1')
    .add([
      person('1', 'Ada Maria Nowak Kos', { givenName: 'Ada Maria', familyName: 'Nowak Kos' }),
      person('2', 'Maria Ada Kos', { givenName: 'Maria Ada', familyName: 'Kos' }),
      person('3', 'Anna Maria Kowalska', { givenName: 'Anna Maria', familyName: 'Kowalska' }),
      person('4', 'Adam Ewa Kos', { givenName: 'Adam Ewa', familyName: 'Kos' }),
      person('5', 'Adam Kos', { givenName: 'Adam', familyName: 'Kos' }),
    ]);
  expect(namesFound(store, 'amk').slice(0, 3)).toEqual([
    'Anna Maria Kowalska',
    'Maria Ada Kos',
    'Ada Maria Nowak Kos',
  ]);
  expect(namesFound(store, 'ak').slice(0, 2)).toEqual(['Adam Kos', 'Adam Ewa Kos']);
  expect(namesFound(store, 'ka')[0]).toBe('Adam Kos');
  store.close();
});

test('anybody is found by all first letters, in their order or from the last', () => {
  const everybody = makePeople(2_000);
  const store = openMemoryStore();
  store.people.pass('a1').add(everybody);
  fc.assert(
    fc.property(fc.constantFrom(...everybody), fc.boolean(), (wanted, isReversed) => {
      const names = foldWords(`${wanted.givenName} ${wanted.familyName}`).map((word) => word.text.charAt(0));
      fc.pre(names.length >= 2 && names.length <= 4);
      const text = (isReversed ? names.reverse() : names).join('');
      const { hits, more } = searchPeople(store, { text, limit: 200, today });
      expect(more || hits.some(({ id }) => id === wanted.id)).toBe(true);
    }),
    { numRuns: 100 },
  );
  store.close();
});

describe('the order', () => {
  const people = [
    person('near', 'Zoe Mairn'),
    person('inside', 'Adam Rosmarin'),
    person('around', 'Carl Berg', { department: 'Marinas' }),
    person('login', 'Dora Berg', { login: 'marin9' }),
    person('word', 'Ella Berg-Marinow', { givenName: 'Ella', familyName: 'Berg-Marinow' }),
    person('start', 'Marina Zander'),
    person('exact', 'Yves Marin'),
  ];

  test('is: whole name, start of a name, start of a word, inside, and typing errors last', () => {
    const store = openMemoryStore();
    store.people.pass('a1').add(people);
    const ids = searchPeople(store, { text: 'marin', limit: 20, today }).hits.map(({ id }) => id);
    expect(ids).toEqual(['exact', 'start', 'word', 'login', 'inside', 'around']);
    const few = openMemoryStore();
    few.people.pass('a1').add(people.filter(({ id }) => id === 'near' || id === 'exact'));
    expect(searchPeople(few, { text: 'marin', limit: 20, today }).hits.map(({ id }) => id)).toEqual([
      'exact',
      'near',
    ]);
    store.close();
    few.close();
  });

  test('is the same whoever was written first, and stays when a record is written again', () => {
    const inOrder = people.map(({ id }) => person(id, 'Anna Lis'));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(inOrder, { minLength: inOrder.length }),
        fc.nat(6),
        (shuffled, again) => {
          const store = openMemoryStore();
          store.people.pass('a1').add(shuffled);
          const rewritten = shuffled[again];
          if (rewritten !== undefined) store.people.put('a1', { ...rewritten, title: 'Clerk' });
          const ids = searchPeople(store, { text: 'lis', limit: 20, today }).hits.map(({ id }) => id);
          expect(ids).toEqual(people.map(({ id }) => id).sort());
          store.close();
        },
      ),
      { numRuns: 30 },
    );
  });

  test('puts who is asked for often before who was asked for once, a little later', () => {
    const store = openMemoryStore();
    store.people.pass('a1').add([person('a', 'Adam Lis'), person('b', 'Beata Lis')]);
    for (const at of [1, 2, 3]) store.people.notePick('a1', 'b', at);
    store.people.notePick('a1', 'a', 4);
    expect(namesFound(store, 'lis')).toEqual(['Beata Lis', 'Adam Lis']);
    // Weeks later it is the latest that counts.
    store.people.notePick('a1', 'a', 40 * 24 * 3_600_000);
    expect(namesFound(store, 'lis')).toEqual(['Adam Lis', 'Beata Lis']);
    store.close();
  });

  test('has the own team first, however many others there are', () => {
    const store = openMemoryStore();
    const crowd = Array.from({ length: 3_000 }, (_, at) => person(`c${at}`, `Anna Aa${at}`));
    store.people.pass('a1').add([...crowd, person('mate', 'Anna Zych', { managerId: 'boss' })]);
    store.accounts.put(
      account('a1', {
        identity: { person: person('me', 'Ola Mazur', { managerId: 'boss' }), timeZone: 'Europe/Warsaw' },
      }),
    );
    for (const text of ['a', 'an', 'anna', 'ann']) expect(namesFound(store, text, 3)[0]).toBe('Anna Zych');
    store.close();
  });
});

test('anybody is found with one or two typing errors in full name, also while the last word is unfinished', () => {
  const everybody = makePeople(2_000);
  const store = openMemoryStore();
  store.people.pass('a1').add(everybody);
  const slip = fc.record({
    kind: fc.constantFrom('missing', 'extra', 'wrong', 'swapped'),
    at: fc.nat(),
    letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  });
  const mistyped = (
    word: string,
    { kind, at: place, letter }: { kind: string; at: number; letter: string },
  ) => {
    const at = place % word.length;
    if (kind === 'missing') return word.slice(0, at) + word.slice(at + 1);
    if (kind === 'extra') return word.slice(0, at) + letter + word.slice(at);
    if (kind === 'wrong') return word.slice(0, at) + letter + word.slice(at + 1);
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...everybody),
      fc.array(slip, { minLength: 1, maxLength: 2 }),
      fc.boolean(),
      fc.nat(2),
      (wanted, slips, inGiven, cut) => {
        const given = foldWords(wanted.givenName ?? '')[0]?.text ?? '';
        const family = foldWords(wanted.familyName ?? '')[0]?.text ?? '';
        fc.pre(given.length >= 5 && family.length >= 7);
        const [first, ...more] = slips;
        if (first === undefined) return;
        // Two in one word, or one in each; then the end of the last word has not been typed.
        const wrongFamily = (inGiven ? more : slips).reduce(mistyped, family);
        // Errors beside each other may make more of them than were made.
        fc.pre(typingErrors(wrongFamily, family, inGiven ? 1 : 2, false) !== undefined);
        // Three letters with two errors among them, and the end not typed, are anybody's.
        fc.pre(wrongFamily.length - cut >= 4);
        const typed = `${inGiven ? mistyped(given, first) : given} ${wrongFamily.slice(0, wrongFamily.length - cut)}`;
        const { hits, more: isMore } = searchPeople(store, { text: typed, limit: 200, today });
        // A slip may give names that exist; then their bearers are what was asked for.
        const meantSomebodyElse = hits.length >= 5;
        expect(isMore || meantSomebodyElse || hits.some(({ id }) => id === wanted.id)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
  store.close();
});
