import { afterAll, describe, expect, test } from 'vitest';
import { orgChart as orgChartSchema, personCard as personCardSchema } from '../../../electron/bridge/people';
import { orgChart } from '../../../electron/directory/org-chart';
import { personCard } from '../../../electron/directory/person-card';
import { searchPeople } from '../../../electron/directory/search-people';
import type { Person } from '../../../electron/office/person';
import { openMemoryStore } from '../../../electron/store/open-store';
import { peopleCsv } from '../../../electron/surfaces/people-csv';
import { personText } from '../../../electron/surfaces/person-text';
import { vcards } from '../../../electron/surfaces/person-vcard';
import { wordsIn } from '../../words';
import { person } from '../store/people-samples';
import { account } from '../store/records';

const long = 'Długonazwisko'.repeat(23);
const strange: readonly (readonly [what: string, text: string, who: Person])[] = [
  ['no name', 'nobody@office.example', person('no', '–', { email: 'nobody@office.example' })],
  ['a name of 300 letters', 'dlugonazw', person('long', long, { familyName: long, title: long, room: long })],
  ['emoji', 'lis', person('emoji', '🦊 Lis 👩‍👧', { department: '🎉' })],
  ['right-to-left text', 'دانيال', person('rtl', 'دانيال בן־דוד', { title: 'مهندس برمجيات' })],
  [
    'control characters',
    'anna',
    person('control', 'Anna\u0000\r\nEND:VCARD\u202elis', { title: 'a\tb', email: 'a\u0007@b' }),
  ],
  [
    'numbers with letters',
    'flora',
    person('letters', 'Flora', { phones: [{ kind: 'desk', number: '1-800-FLOWERS' }] }),
  ],
  [
    'numbers that are none',
    'kwiat',
    person('none', 'Kwiat', {
      phones: [
        { kind: 'other', number: 'ask Ola' },
        { kind: 'desk', number: '' },
      ],
    }),
  ],
  ['themselves as manager', 'sama', person('self', 'Ewa Sama', { managerId: 'self' })],
  ['half a character', 'half', person('half', 'Half \ud83d', { managerId: 'long' })],
];

describe('somebody with', () => {
  const store = openMemoryStore();
  store.accounts.put(account('a1'));
  for (const [, , who] of strange) store.people.put('a1', who);
  afterAll(() => store.close());
  const today = '2026-11-22';

  test.each(strange)(
    '%s is found, has a card and a chart, and can be copied and saved',
    (_, text, { id }) => {
      expect(searchPeople(store, { text, limit: 50, today }).hits.map((hit) => hit.id)).toContain(id);
      const card = personCard(store, 'a1', id, today);
      expect(personCardSchema.safeParse(card).success).toBe(true);
      expect(orgChartSchema.safeParse(orgChart(store, { accountId: 'a1', personId: id })).success).toBe(true);
      if (card === undefined) return;
      expect(card.numbers.map(({ number }) => number)).not.toContain('');
      const words = wordsIn('en');
      const vcard = vcards([card], { organisation: () => undefined, roomNote: (room) => room });
      expect(vcard).toMatch(/^BEGIN:VCARD\r\nVERSION:4\.0\r\n/);
      expect(vcard.match(/^END:VCARD/gm)).toHaveLength(1);
      expect(vcard).not.toMatch(/^FN:–/m);
      expect(vcard.replaceAll('\r\n', '')).not.toMatch(/[^\P{Cc}\t]/u);
      expect(peopleCsv([card], () => 'Office', words).endsWith('\r\n')).toBe(true);
      expect(personText(card, words)).not.toContain('undefined');
    },
  );
});
