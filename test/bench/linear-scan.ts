import type { Person } from '../../electron/office/person';

/**
 * The plainest directory search there is, to measure another against: every person's words in one folded string in
 * memory, every query word looked for in each of them, names that begin with the first word before the others.
 */
export function makeScan(people: readonly Person[]): (text: string, limit: number) => readonly Person[] {
  const entries = people.map((person) => ({
    person,
    name: fold(person.displayName),
    haystack: fold(
      [
        person.displayName,
        person.email,
        person.login,
        person.department,
        ...person.phones.map((p) => p.number),
      ]
        .filter((field) => field !== undefined)
        .join(' '),
    ),
  }));
  return (text, limit) => {
    const words = fold(text).split(' ').filter(Boolean);
    const [first] = words;
    if (first === undefined) return [];
    const found = entries.filter(({ haystack }) => words.every((word) => haystack.includes(word)));
    return found
      .map(({ person, name }) => ({ person, name, rank: name.startsWith(first) ? 0 : 1 }))
      .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
      .slice(0, limit)
      .map(({ person }) => person);
  };
}

/** Without accents and capital letters; "ł" and "ß" do not come apart by themselves. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss');
}
