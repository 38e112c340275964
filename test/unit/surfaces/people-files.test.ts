import { describe, expect, test } from 'vitest';
import type { PersonDetails } from '../../../electron/directory/person-card';
import { peopleCsv } from '../../../electron/surfaces/people-csv';
import { personText } from '../../../electron/surfaces/person-text';
import { wordsIn } from '../../words';

const words = wordsIn('en');
const number = { dialable: true, accountId: 'a1', personId: 'p1' };
const anna: PersonDetails = {
  accountId: 'a1',
  person: {
    id: 'p1',
    displayName: 'Anna Kowalska',
    givenName: 'Anna',
    familyName: 'Kowalska',
    phones: [],
    email: 'anna@office.example',
    title: 'Accountant',
    department: 'Finance, Warsaw',
    room: '4.12',
  },
  numbers: [
    { ...number, kind: 'desk', number: '22 100' },
    { ...number, kind: 'desk', number: '22 101' },
    { ...number, kind: 'mobile', number: '600 1' },
  ],
  manager: { id: 'p2', displayName: 'Jan Lis' },
  pictured: [],
  reports: [],
  reportCount: 0,
  team: { size: 1 },
  favourite: false,
  others: [{ accountId: 'a2', personId: 'x' }],
};
const bare: PersonDetails = {
  ...anna,
  person: { id: 'p3', displayName: '=HYPERLINK("https://evil.example")', phones: [] },
  numbers: [],
  manager: { id: 'p2', displayName: '–' },
  others: [],
};

describe('people as a table', () => {
  test('are a line each, with every number under its kind and every account that knows them', () => {
    const [head = '', line] = peopleCsv([anna], (id) => `Office ${id}`, words).split('\r\n');
    expect(head).toBe(
      '\ufeffName,Given name,Family name,Title,Department,Room,Desk,Mobile,Other number,Mail address,Manager,Account',
    );
    expect(line).toBe(
      'Anna Kowalska,Anna,Kowalska,Accountant,"Finance, Warsaw",4.12,"22 100; 22 101",600 1,,anna@office.example,Jan Lis,"Office a1; Office a2"',
    );
  });

  test('hold nothing that a spreadsheet would carry out', () => {
    const line = peopleCsv([bare], () => '+1', words).split('\r\n')[1] ?? '';
    expect(line.startsWith(`"'=HYPERLINK(""https://evil.example"")"`)).toBe(true);
    expect(line.endsWith(",'+1")).toBe(true);
  });
});

describe('a card as text', () => {
  test('says who it is, then every way to reach them, a line each', () => {
    expect(personText(anna, words)).toBe(
      [
        'Anna Kowalska',
        'Accountant, Finance, Warsaw',
        'Desk: 22 100',
        'Desk: 22 101',
        'Mobile: 600 1',
        'Mail address: anna@office.example',
        'Room: 4.12',
        'Manager: Jan Lis',
      ].join('\n'),
    );
  });

  test('of somebody of whom little is known says little', () => {
    const { manager: _, ...unled } = bare;
    expect(personText(unled, words)).toBe('=HYPERLINK("https://evil.example")');
  });
});
