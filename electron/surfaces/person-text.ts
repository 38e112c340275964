/** A person's card as plain text, for a message or a note. Pure. */
import type { WordKey, Words } from '../bridge/words/words';
import type { PersonDetails } from '../directory/person-card';

/** The name, who that is, then every way to reach them, each on a line of its own. */
export function personText(card: PersonDetails, words: Words): string {
  const { displayName, title, department, room, email, outside } = card.person;
  const label = (key: WordKey, value: string) => words.t('personFile.line', { label: words.t(key), value });
  return [
    displayName,
    [outside, title, department].filter(Boolean).join(', '),
    ...card.numbers.map(({ kind, number }) => label(`personFile.columns.${kind}`, number)),
    email && label('personFile.columns.email', email),
    room && label('personFile.columns.room', room),
    card.manager && label('personFile.columns.manager', card.manager.displayName),
  ]
    .filter(Boolean)
    .join('\n');
}
