import { describe, expect, test } from 'vitest';
import { deedOf, keyOf } from '../../../renderer/people/deeds';
import { clockElsewhere } from '../../../renderer/people/office-time';
import { shownName } from '../../../renderer/people/shown-name';
import { wordsIn } from '../../words';

function press(key: string, more: Partial<Parameters<typeof deedOf>[0]> = {}) {
  return { key, code: `Key${key.toUpperCase()}`, altKey: false, ctrlKey: false, metaKey: false, ...more };
}

describe('a key beside a person', () => {
  test('does what its letter says, also with Alt', () => {
    expect(deedOf(press('c'), false)).toBe('call');
    expect(deedOf(press('M'), false)).toBe('mail');
    expect(deedOf(press('e', { altKey: true }), false)).toBe('copyEmail');
    expect(deedOf(press('x'), false)).toBeUndefined();
    expect(keyOf).toMatchObject({ call: 'C', copyVcard: 'V', chart: 'G', favour: 'F' });
  });

  test('is a letter of the name while one types, unless Alt is down', () => {
    expect(deedOf(press('c'), true)).toBeUndefined();
    expect(deedOf(press('c', { altKey: true }), true)).toBe('call');
  });

  test('is found by its place where Alt makes another sign of it', () => {
    expect(deedOf(press('ç', { code: 'KeyC', altKey: true }), true)).toBe('call');
    // Where letters stand in other places, the letter counts.
    expect(deedOf(press('m', { code: 'Semicolon' }), false)).toBe('mail');
  });

  test('belongs to the system with Ctrl', () => {
    expect(deedOf(press('c', { ctrlKey: true }), false)).toBeUndefined();
    expect(deedOf(press('v', { metaKey: true }), false)).toBeUndefined();
  });
});

test('the clock elsewhere is shown where it differs, and never for a zone that nobody knows', () => {
  const moment = Date.UTC(2026, 10, 22, 12, 0);
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(clockElsewhere(moment, own, 'en-GB')).toBeUndefined();
  expect(clockElsewhere(moment, 'Pacific/Kiritimati', 'en-GB')).toBe('Mon 02:00');
  expect(clockElsewhere(moment, 'Europe/Nowhere', 'en-GB')).toBeUndefined();
  expect(clockElsewhere(moment, '', 'en-GB')).toBeUndefined();
});

test('somebody without a name is said to have none', () => {
  const words = wordsIn('en');
  expect(shownName('–', words)).toBe('No name');
  expect(shownName(' - ', words)).toBe('No name');
  expect(shownName('🦊', words)).toBe('🦊');
  expect(shownName('Ag-Ata', words)).toBe('Ag-Ata');
});
