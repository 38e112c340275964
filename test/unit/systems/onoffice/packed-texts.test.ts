import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PackedTexts } from '../../../../electron/systems/onoffice/packed-texts';

test('each text is found again at its place, whatever came after it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer({ min: 0, max: 65_534 }).map((bytes) => 'x'.repeat(bytes)),
  );
  fc.assert(
    fc.property(fc.array(text), (all) => {
      const texts = new PackedTexts();
      const places = all.map((one) => texts.add(one));
      expect(places.map((place) => texts.at(place))).toEqual(all);
      expect(new Set(places).size).toBe(all.length);
    }),
  );
});

test('a text that no block can hold is refused', () => {
  const texts = new PackedTexts();
  const place = texts.add('before');
  expect(() => texts.add('ż'.repeat(33_000))).toThrow(RangeError);
  expect(texts.at(place)).toBe('before');
});
