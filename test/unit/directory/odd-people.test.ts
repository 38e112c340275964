import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { searchPeople } from '../../../electron/directory/search-people';
import type { Person } from '../../../electron/office/person';
import { openMemoryStore } from '../../../electron/store/open-store';
import { person } from '../store/people-samples';

const today = '2026-11-21';
const rightToLeft = '\u202eAnna\u202c שרה כהן';

const people: readonly Person[] = [
  person('nameless', '', {
    email: 'post@office.example',
    phones: [{ kind: 'desk', number: '22 555 12 34' }],
  }),
  person('long', `Maximilian ${'Wolkenkratzer'.repeat(22)} Lis`),
  person('emoji', '🦊 Fuchs 👩‍👩‍👧', { phones: [{ kind: 'mobile', number: 'none' }] }),
  person('hebrew', rightToLeft),
  person('control', 'Ewa\u0000\u0007 No\u001fwak\u200b', { department: 'A\u0000B' }),
  person('lines', 'Jan\nTab\tLis', { login: 'jan\u001elis' }),
  person('twice', 'Olga First'),
  person('twice', 'Olga Second'),
  person('letters', 'Paul Letter', { phones: [{ kind: 'desk', number: '1-800-FLOWERS ext. 12' }] }),
  person('han', '王小明'),
  person('surrogate', 'Broken \ud83d Half'),
];

describe('among people whose data are odd', () => {
  const store = openMemoryStore();
  store.people.pass('a1').add(people);
  afterAll(() => store.close());

  const search = (text: string) => searchPeople(store, { text, limit: 50, today }).hits;
  const ids = (text: string) => search(text).map(({ id }) => id);

  test.each([
    ['post@office', 'nameless'],
    ['post', 'nameless'],
    ['555 12 34', 'nameless'],
    ['maximilian', 'long'],
    ['wolkenkra', 'long'],
    ['fuchs', 'emoji'],
    ['fuhcs', 'emoji'],
    ['anna', 'hebrew'],
    ['שרה', 'hebrew'],
    ['כה', 'hebrew'],
    ['ewa', 'control'],
    ['jan lis', 'lines'],
    ['tab', 'lines'],
    ['second', 'twice'],
    ['letter', 'letters'],
    ['1800', 'letters'],
    ['王', 'han'],
    ['小明', 'han'],
    ['half', 'surrogate'],
  ])('"%s" finds %s first', (text, id) => {
    expect(ids(text)[0]).toBe(id);
  });

  test('an id that comes twice is one person, as it came last', () => {
    expect(search('olga').map(({ displayName }) => displayName)).toEqual(['Olga Second']);
  });

  test('a phone number without digits is nobody’s number', () => {
    expect(search('fuchs')[0]?.number).toBe('none');
    expect(ids('+')).toEqual([]);
  });

  test('whatever is typed, nothing fails, nobody comes twice, and marks lie inside the name', () => {
    const letters = fc.constantFrom(...'aelnk 🦊שכ王\u0000\u0007\u001e\u001f\u202e\ud83d"*():^-@.+0128~');
    const typed = fc.oneof(
      fc.string({ unit: letters, maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const hits = search(text);
        expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
        for (const { displayName, marks } of hits) {
          let before = -1;
          for (const [start, end] of marks) {
            expect(start).toBeGreaterThan(before);
            expect(end).toBeGreaterThan(start);
            before = end;
          }
          expect(before).toBeLessThanOrEqual(displayName.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
