/** Texts that people take for the same: letter case, accents and the number of blanks aside (reference b.3). */
export function sameText(text: string): string {
  // Most names and all user names: nothing to fold but letter case.
  if (/^[!-~]*(?: [!-~]+)*$/.test(text)) return text.toLowerCase();
  return text
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** What a task says of a person: `Brüning, Jörg (jbruening)`, or a bare user name, or any text at all. */
export interface NamedUser {
  /** As people read it: "Jörg Brüning". */
  readonly name: string;
  /** Absent where the text has no user name in brackets; the text itself may be one then. */
  readonly userName?: string;
}

export function readNamedUser(text: string): NamedUser {
  const match = /^(.*?)\s*\(([^()]+)\)\s*$/u.exec(text);
  if (match === null) return { name: naturalOrder(text) };
  const [, before = '', userName = ''] = match;
  const name = naturalOrder(before);
  return { name: name === '' ? userName.trim() : name, userName: userName.trim() };
}

/** "Brüning, Jörg" as "Jörg Brüning"; any other text as it is. */
function naturalOrder(text: string): string {
  const parts = text.split(',').map((part) => part.trim());
  const [family = '', given = ''] = parts;
  return parts.length === 2 && family !== '' && given !== '' ? `${given} ${family}` : text.trim();
}
