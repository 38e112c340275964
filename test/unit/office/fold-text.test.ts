import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, foldWords, phoneDigits } from '../../../electron/office/fold-text';

test.each([
  ['Łukasz Żółć', 'lukasz zolc', 'lukasz zolc'],
  ['Jörg Müller-Lüdenscheidt', 'jorg muller ludenscheidt', 'joerg mueller luedenscheidt'],
  ['Søren Ångström', 'soren angstrom', 'soeren aangstroem'],
  ['Großmann', 'grossmann', 'grossmann'],
  ['Æbelø Œuvre Đorđe', 'aebelo oeuvre dorde', 'aebeloe oeuvre dorde'],
  ['João Conceição', 'joao conceicao', 'joao conceicao'],
  ["Seán O'Brien", 'sean obrien', 'sean obrien'],
  ['Ирина Йорданова', 'ирина иорданова', 'ирина иорданова'],
  ['  Ana  ', 'ana', 'ana'],
  ['…', '', ''],
])('%s is folded to "%s", spelled out to "%s"', (name, plain, spelled) => {
  expect([foldText(name), foldText(name, 'spelled')]).toEqual([plain, spelled]);
});

test('folds the same however the letters were composed', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'AaŁżóÜüéçñØß -') }), (name) => {
      expect(foldText(name.normalize('NFD'), 'spelled')).toBe(foldText(name.normalize('NFC'), 'spelled'));
      expect(foldText(name.normalize('NFD'))).toBe(foldText(name));
    }),
  );
});

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = foldText(text);
      expect(foldText(once)).toBe(once);
    }),
  );
});

test('each folded letter knows where it came from', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('plain' as const, 'spelled' as const),
      (text, style) => {
        let before = 0;
        for (const word of foldWords(text, style)) {
          expect([word.from.length, word.to.length]).toEqual([word.text.length, word.text.length]);
          word.from.forEach((from, at) => {
            expect(from).toBeGreaterThanOrEqual(before);
            expect(word.to[at]).toBeGreaterThan(from);
            expect(word.to[at]).toBeLessThanOrEqual(text.length);
            before = from;
          });
        }
      },
    ),
  );
});

test('what follows an apostrophe is a word of its own where asked for', () => {
  expect(foldWords("O'Brien", 'plain', true).map((word) => word.text)).toEqual(['obrien', 'brien']);
  expect(foldWords("O'Brien").map((word) => word.text)).toEqual(['obrien']);
});

test.each([
  ['+48 (0)22 555-01-23', '48225550123'],
  ['０１２', '012'],
  ['none', ''],
])('of %s the digits are %s', (written, digits) => {
  expect(phoneDigits(written)).toBe(digits);
});
