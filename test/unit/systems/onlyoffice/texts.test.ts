import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeEntities,
  encodedLine,
  escapeHtml,
  plainText,
} from '../../../../electron/systems/onlyoffice/texts';

const turning = /[\u202a-\u202e\u2066-\u2069]/g;

describe('what turns the writing direction of the text around it is left out', () => {
  test.each(['\u202e', '&#8238;', '&#x2066;'])('%j', (sign) => {
    expect(encodedLine(`${sign}Anna Nowak`)).toBe('Anna Nowak');
    expect(plainText(`<p>${sign}see\nbelow</p>`)).toBe('see\nbelow');
  });
});

describe('entities are decoded once', () => {
  test.each([
    ['Sales &amp; Service', 'Sales & Service'],
    ['O&#39;Neil', "O'Neil"],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['&#x141;ucja', 'Łucja'],
    ['&unknown; & &#0; &#xD800;', '&unknown; & &#0; &#xD800;'],
  ])('%s', (encoded, text) => expect(decodeEntities(encoded)).toBe(text));

  test('names come back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const line = name
          .replaceAll(turning, '')
          .replaceAll(/[\s\p{Cc}]+/gu, ' ')
          .trim();
        const encoded = line
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replaceAll("'", '&#39;');
        expect(encodedLine(encoded)).toBe(line === '' ? undefined : line);
      }),
    );
  });
});

describe('markup becomes words', () => {
  test.each([
    ['<p>Second round &amp; last</p><p>See the <b>notes</b>.</p>', 'Second round & last\nSee the notes.'],
    ['one<br/>two', 'one\ntwo'],
    ['a < b and c > d', 'a < b and c > d'],
    ['<script>alert("x")</script>left', 'left'],
    ['<style>p{}</style>', undefined],
    ['<script>never closed', undefined],
    ['broken <b', 'broken <b'],
    ['<!-- note -->text', 'text'],
    [42, undefined],
    [null, undefined],
  ])('%s', (html, text) => expect(plainText(html)).toBe(text));

  test('whatever is escaped is read back, word for word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const words = (value: string | undefined) =>
          (value ?? '')
            .replaceAll(/[^\P{Cc}\n\t]/gu, '')
            .replaceAll(turning, '')
            .replaceAll(/\s+/g, ' ')
            .trim();
        expect(words(plainText(escapeHtml(text)))).toBe(words(text));
      }),
    );
  });

  test('no text is too hostile, and none takes long', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', '/', 'script', 'p', '&', '#', 'a', ';'),
          maxLength: 400,
        }),
        (text) => {
          expect(typeof (plainText(text) ?? '')).toBe('string');
        },
      ),
    );
    expect((plainText('<'.repeat(200_000)) ?? '').length).toBeLessThanOrEqual(10_000);
    expect((plainText('<a'.repeat(100_000)) ?? '').length).toBeLessThanOrEqual(10_000);
    expect((plainText('<script>'.repeat(30_000)) ?? '').length).toBeLessThanOrEqual(10_000);
  });
});
