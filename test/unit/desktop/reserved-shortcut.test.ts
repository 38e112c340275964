import { describe, expect, test } from 'vitest';
import { isReserved } from '../../../electron/desktop/reserved-shortcut';

describe('a shortcut that would be taken from every program', () => {
  test.each([
    'Ctrl+C',
    'Ctrl+V',
    'Ctrl+1',
    'Ctrl+Left',
    'Ctrl+Shift+End',
    'Shift+Delete',
    'Alt+F4',
    'Super+L',
    'Ctrl+Alt+Delete',
  ])('is %s', (keys) => expect(isReserved(keys, 'linux')).toBe(true));

  test.each(['', 'Ctrl+Shift+P', 'Ctrl+Alt+C', 'Alt+P', 'Super+P', 'Ctrl+F9', 'Ctrl+Shift+F9', 'F12'])(
    'is not %j',
    (keys) => expect(isReserved(keys, 'linux')).toBe(false),
  );

  test('is on macOS one with its own key', () => {
    expect(isReserved('Super+C', 'darwin')).toBe(true);
    expect(isReserved('Ctrl+C', 'darwin')).toBe(false);
    expect(isReserved('Super+C', 'linux')).toBe(false);
  });
});
