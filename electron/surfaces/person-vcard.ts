/** People as vCards, version 4.0 (RFC 6350), for other address books. Pure. */
import { createHash } from 'node:crypto';
import type { PersonDetails } from '../directory/person-card';
import type { Person, Phone } from '../office/person';

/** Octets of a line, its end not counted (RFC 6350, 3.2). */
const longestLine = 75;

/** Kinds of numbers as `TYPE` values (RFC 6350, 6.4.1). */
const types: Readonly<Record<Phone['kind'], string>> = {
  desk: 'work,voice',
  mobile: 'work,cell',
  other: 'voice',
};

/** What a vCard says of a person. */
export type VcardPerson = Pick<PersonDetails, 'accountId' | 'person' | 'numbers' | 'asOf'>;

export interface VcardFacts {
  /** Names the organisation of an account, where that is known. */
  organisation(accountId: string): string | undefined;
  /** Where the person sits, as a sentence; the format has no field for rooms. */
  roomNote(room: string): string;
}

/** One card after the other, as a file or a clipboard takes them. */
export function vcards(people: readonly VcardPerson[], facts: VcardFacts): string {
  return people.map((person) => vcard(person, facts)).join('');
}

function vcard({ accountId, person, numbers, asOf }: VcardPerson, facts: VcardFacts): string {
  const { givenName, familyName, title, department, room, email, outside } = person;
  const organisation = outside ?? facts.organisation(accountId) ?? '';
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `UID:urn:uuid:${uuidOf(`${accountId} ${person.id}`)}`,
    `FN:${escaped(formattedName(person))}`,
    givenName === undefined && familyName === undefined
      ? undefined
      : `N:${[familyName, givenName, '', '', ''].map((part) => escaped(part ?? '')).join(';')}`,
    title && `TITLE:${escaped(title)}`,
    (organisation || department) && `ORG:${[organisation, department ?? ''].map(escaped).join(';')}`,
    ...numbers.map(({ kind, number }) => `TEL;VALUE=text;TYPE="${types[kind]}":${escaped(number)}`),
    email && `EMAIL;TYPE=work:${escaped(email)}`,
    room && `NOTE:${escaped(facts.roomNote(room))}`,
    asOf === undefined ? undefined : `REV:${basicTime(asOf)}`,
    'END:VCARD',
  ];
  return lines.map((line) => (line ? folded(line) : '')).join('');
}

/** The one field that every card must have (RFC 6350, 6.2.1); other programs can do nothing with a dash. */
function formattedName({ displayName, email, login }: Person): string {
  return /[^\s\u2013\u2014-]/.test(displayName) ? displayName : (email ?? login ?? displayName);
}

/** A text value (RFC 6350, 3.4): what separates is escaped, a line break is written as one, other controls are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[\\,;]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
}

/** A line cut into pieces of at most 75 octets, none of them inside a character; each later one begins with a blank. */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return `${out}\r\n`;
}

/** The same person always has the same one, so that a second import changes a card rather than doubling it. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  // Version 8, variant 1 (RFC 9562, 5.8): made by a rule of our own.
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** "20261122T045032Z" (RFC 6350, 4.3.5). */
function basicTime(momentMs: number): string {
  return `${new Date(momentMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
