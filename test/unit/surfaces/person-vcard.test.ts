import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type VcardPerson, vcards } from '../../../electron/surfaces/person-vcard';

const facts = { organisation: () => 'Przykład; sp. z o.o.', roomNote: (room: string) => `Room: ${room}` };

function card(more: Partial<VcardPerson['person']> = {}, rest: Partial<VcardPerson> = {}): VcardPerson {
  return {
    accountId: 'a1',
    person: { id: 'p1', displayName: 'Anna Kowalska', phones: [], ...more },
    numbers: [],
    ...rest,
  };
}

/** Reads a file as another program would (RFC 6350, 3.2 to 3.4): lines joined, then properties of each card. */
function read(file: string) {
  const lines = file.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => {
    const [, name = '', value = ''] = /^([A-Z]+(?:;[A-Z]+=(?:"[^"]*"|[^":;]*))*):(.*)$/s.exec(line) ?? [];
    expect(name).not.toBe('');
    return { name, value };
  });
}

/** The parts of a value between semicolons that are not escaped, each as it was meant. */
function partsOf(value: string): readonly string[] {
  const parts = [''];
  for (let at = 0; at < value.length; at += 1) {
    const sign = value.charAt(at);
    if (sign === ';') parts.push('');
    else if (sign !== '\\') parts.push(parts.pop() + sign);
    else {
      at += 1;
      const escaped = value.charAt(at);
      parts.push(parts.pop() + (escaped === 'n' ? '\n' : escaped));
    }
  }
  return parts;
}

const valueIn = (file: string, name: string) => read(file).find((line) => line.name === name)?.value;

describe('a vCard', () => {
  test('says everything that is known, in version 4.0', () => {
    const file = vcards(
      [
        card(
          {
            givenName: 'Anna',
            familyName: 'Kowalska',
            title: 'Accountant, senior',
            department: 'Finance',
            room: '4.12',
            email: 'anna@office.example',
          },
          {
            numbers: [
              { kind: 'desk', number: '+48 22 100', dialable: true, accountId: 'a1', personId: 'p1' },
              { kind: 'mobile', number: '600 1', dialable: true, accountId: 'a2', personId: 'x' },
            ],
            asOf: Date.UTC(2026, 10, 22, 4, 50, 32, 7),
          },
        ),
      ],
      facts,
    );
    expect(file.split('\r\n')).toEqual([
      'BEGIN:VCARD',
      'VERSION:4.0',
      expect.stringMatching(
        /^UID:urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      ),
      'FN:Anna Kowalska',
      'N:Kowalska;Anna;;;',
      'TITLE:Accountant\\, senior',
      'ORG:Przykład\\; sp. z o.o.;Finance',
      'TEL;VALUE=text;TYPE="work,voice":+48 22 100',
      'TEL;VALUE=text;TYPE="work,cell":600 1',
      'EMAIL;TYPE=work:anna@office.example',
      'NOTE:Room: 4.12',
      'REV:20261122T045032Z',
      'END:VCARD',
      '',
    ]);
  });

  test('leaves out what is not known, and names somebody outside by their own organisation', () => {
    const lines = read(vcards([card({ outside: 'Beispiel GmbH' })], facts)).map(({ name }) => name);
    expect(lines).toEqual(['BEGIN', 'VERSION', 'UID', 'FN', 'ORG', 'END']);
    expect(valueIn(vcards([card({ outside: 'Beispiel GmbH' })], facts), 'ORG')).toBe('Beispiel GmbH;');
  });

  test('of one person has the same identity every time, of another person another', () => {
    const uid = (one: VcardPerson) => valueIn(vcards([one], facts), 'UID');
    expect(uid(card({ title: 'Director' }))).toBe(uid(card()));
    expect(uid(card({ id: 'p2' }))).not.toBe(uid(card()));
    expect(uid(card({}, { accountId: 'a2' }))).not.toBe(uid(card()));
  });

  /** Letters, signs that mean something to the format, line breaks, controls, and characters of several octets. */
  const anyText = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'\\,;:"\n\r\t\u0000\u0007\u0085\u2028nN ', '\r\n', 'ł', '🦊', 'ب', '👩‍👧'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 300,
  });
  const meant = (text: string) =>
    text.replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '');

  test('gives back every text that was put in, whatever it holds', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (displayName, familyName, department) => {
        const file = vcards([card({ displayName, familyName, department })], facts);
        expect(partsOf(valueIn(file, 'FN') ?? '')).toEqual([meant(displayName)]);
        expect(partsOf(valueIn(file, 'N') ?? '')).toEqual([meant(familyName), '', '', '', '']);
        expect(partsOf(valueIn(file, 'ORG') ?? '')).toEqual(['Przykład; sp. z o.o.', meant(department)]);
      }),
      { numRuns: 500 },
    );
  });

  test('has no line of more than 75 octets, none cut inside a character, and no line break of another kind', () => {
    fc.assert(
      fc.property(anyText, (displayName) => {
        const file = vcards([card({ displayName })], facts);
        for (const line of file.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
          expect(Buffer.from(line).toString()).toBe(line);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('cannot be made to say more than it should by a name', () => {
    const file = vcards([card({ displayName: 'Anna\r\nEND:VCARD\r\nBEGIN:VCARD' })], facts);
    expect(file.match(/^(?:BEGIN|END):VCARD/gm)).toEqual(['BEGIN:VCARD', 'END:VCARD']);
  });
});
