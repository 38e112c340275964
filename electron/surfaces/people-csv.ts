/** People as a table for a spreadsheet (RFC 4180). Pure. */
import type { Words } from '../bridge/words/words';
import type { PersonDetails } from '../directory/person-card';
import type { Phone } from '../office/person';
import { csvCell, unicodeMark } from './history-csv';

const columns = [
  'name',
  'givenName',
  'familyName',
  'title',
  'department',
  'room',
  'desk',
  'mobile',
  'other',
  'email',
  'manager',
  'account',
] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;

/** @param accountName how an account is called, by its id. */
export function peopleCsv(
  people: readonly PersonDetails[],
  accountName: (accountId: string) => string,
  words: Words,
): string {
  const head = columns.map((column) => words.t(`personFile.columns.${column}`));
  const rows = people.map((person) => {
    const row = rowOf(person, accountName);
    return columns.map((column) => row[column]);
  });
  return unicodeMark + [head, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function rowOf(card: PersonDetails, accountName: (accountId: string) => string): Row {
  const { person, manager, accountId, others } = card;
  const numbers = (wanted: Phone['kind']) =>
    card.numbers.flatMap(({ kind, number }) => (kind === wanted ? number : [])).join('; ');
  return {
    name: person.displayName,
    givenName: person.givenName ?? '',
    familyName: person.familyName ?? '',
    title: person.title ?? '',
    department: person.department ?? '',
    room: person.room ?? '',
    desk: numbers('desk'),
    mobile: numbers('mobile'),
    other: numbers('other'),
    email: person.email ?? '',
    manager: manager?.displayName ?? '',
    account: [accountId, ...others.map((other) => other.accountId)].map(accountName).join('; '),
  };
}
