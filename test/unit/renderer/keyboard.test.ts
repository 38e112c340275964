import { describe, expect, test } from 'vitest';
import { commandOf, type Stroke } from '../../../renderer/shell/keyboard';

function pressed(key: string, more: Partial<Stroke> = {}) {
  return commandOf({ key, ctrl: false, other: false, typing: false, ...more });
}

describe('The keyboard', () => {
  test('approves, rejects and undoes by letter, with or without caps lock', () => {
    expect(pressed('a')).toMatchObject({ do: 'verb', verbs: ['approve', 'accept'] });
    expect(pressed('R')).toMatchObject({ do: 'verb', verbs: ['reject', 'decline', 'return'] });
    expect(pressed('u')).toEqual({ do: 'verb', verbs: ['undo'] });
  });

  test('marks done and puts off by letter', () => {
    expect(pressed('d')).toEqual({ do: 'verb', verbs: ['done'] });
    expect(pressed('s')).toEqual({ do: 'verb', verbs: ['later'] });
  });

  test('leaves letters, digits and arrows alone where they are text', () => {
    for (const key of ['a', 'r', 'd', 's', 'u', '/', '?', '1', 'ArrowDown']) {
      expect(pressed(key, { typing: true })).toBeUndefined();
    }
  });

  test('shows tabs by digit, with Ctrl also from a text field', () => {
    expect(pressed('3')).toEqual({ do: 'go', view: 'people' });
    expect(pressed('1', { ctrl: true, typing: true })).toEqual({ do: 'go', view: 'inbox' });
    expect(pressed('5')).toBeUndefined();
  });

  test('searches with a slash and goes away with Esc from anywhere', () => {
    expect(pressed('/')).toEqual({ do: 'search' });
    expect(pressed('Escape', { typing: true })).toEqual({ do: 'away' });
  });

  test('shows the history with Ctrl and H, and the settings with Ctrl and a comma', () => {
    expect(pressed('h', { ctrl: true, typing: true })).toEqual({ do: 'go', view: 'history' });
    expect(pressed(',', { ctrl: true })).toEqual({ do: 'go', view: 'settings' });
    expect(pressed('h')).toBeUndefined();
  });

  test('never decides by a shortcut of the system', () => {
    expect(pressed('a', { ctrl: true })).toBeUndefined();
    expect(pressed('a', { other: true })).toBeUndefined();
    expect(pressed('r', { ctrl: true })).toBeUndefined();
  });
});
