import { describe, expect, test } from 'vitest';
import { lineOf, textOf } from '../../../electron/session/fields';

describe('a text from a server', () => {
  test('loses controls and what turns the writing direction of its surroundings', () => {
    expect(lineOf('Anna\u0000 \u202easkalawoK\u202c\t\u2066x\u2069\u0085!')).toBe('Anna askalawoK x!');
    expect(textOf('one\u202e\ntwo\u0007')).toBe('one\ntwo');
  });

  test('keeps letters of every script, their own marks of direction, and joined signs', () => {
    for (const text of ['دانيال بن־דוד', 'a\u200fב\u200eb', '👩\u200d👧 Lis', 'می\u200cخواهم', 'Łuęß'])
      expect(lineOf(text)).toBe(text);
  });

  test('is nothing when nothing is left', () => {
    for (const text of ['', ' ', '\u202e', '\u0000\u0007', 7n, null, {}])
      expect(lineOf(text)).toBeUndefined();
  });

  test('is cut where it is too long, never inside a character', () => {
    expect(lineOf('a'.repeat(400))).toHaveLength(300);
    expect(lineOf(`${'a'.repeat(299)}🦊`)).toBe('a'.repeat(299));
  });
});
