import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsBefore } from '../../../renderer/i18n/use-words';
import { segmentsOf } from '../../../renderer/people/marks';
import { limitFacts } from '../../../renderer/requests/limits';
import { acceleratorOf, type Pressed } from '../../../renderer/settings/accelerator';
import { fieldOf } from '../../../renderer/sign-in/failure-field';
import { rowAfter } from '../../../renderer/ui/rows';
import { initialsOf, toneOf } from '../../../renderer/ui/tone';
import { dictionaryIn } from '../../words';

test('What is said before the words have come is said as in English', () => {
  expect(dictionaryIn('en')).toMatchObject(wordsBefore);
});

describe('Marked letters', () => {
  test('are cut out of the name without losing a letter, whatever the marks', () => {
    const mark = fc.tuple(fc.integer({ min: -3, max: 30 }), fc.integer({ min: -3, max: 30 }));
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(mark), (name, marks) => {
        expect(
          segmentsOf(name, marks)
            .map(({ text }) => text)
            .join(''),
        ).toBe(name);
      }),
    );
  });

  test('are those that matched', () => {
    expect(segmentsOf('Anna Nowak', [[5, 7]])).toEqual([
      { text: 'Anna ', marked: false },
      { text: 'No', marked: true },
      { text: 'wak', marked: false },
    ]);
  });
});

describe('Initials', () => {
  test('are the first letters of the first and the last name, also outside ASCII', () => {
    expect(['Łukasz Żółć', 'Zoë de Ó Briain', 'li', '—', ''].map(initialsOf)).toEqual([
      'ŁŻ',
      'ZB',
      'L',
      '',
      '',
    ]);
  });

  test('stand on the same tone for the same name however it is encoded', () => {
    expect(toneOf('Zoë'.normalize('NFD'))).toBe(toneOf('Zoë'.normalize('NFC')));
    fc.assert(fc.property(fc.string(), (name) => toneOf(name) >= 0 && toneOf(name) < 8));
  });
});

describe('Days of a leave type', () => {
  test('are never invented where they are not known', () => {
    expect(limitFacts({ type: 'x' })).toEqual({ is: 'unknown' });
    expect(limitFacts({ type: 'x', used: 2 })).toEqual({ is: 'used-only', used: 2 });
    expect(limitFacts({ type: 'x', limit: 2 })).toEqual({ is: 'limit-only', limit: 2 });
  });

  test('are what is left, or how far over, without crumbs', () => {
    expect(limitFacts({ type: 'x', limit: 26, used: 15 })).toMatchObject({ is: 'left', left: 11 });
    expect(limitFacts({ type: 'x', limit: 4, used: 4.5 })).toMatchObject({ is: 'over', over: 0.5 });
    expect(limitFacts({ type: 'x', limit: 0.3, used: 0.1 })).toMatchObject({ left: 0.2 });
  });
});

describe('A shortcut', () => {
  const pressed = (key: string, code: string, more: Partial<Pressed> = {}) =>
    acceleratorOf({ key, code, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...more });

  test('is named by the place of its key, so that Shift changes no letter', () => {
    expect(pressed('P', 'KeyP', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+P');
    expect(pressed('@', 'Digit2', { altKey: true, shiftKey: true })).toBe('Alt+Shift+2');
    expect(pressed(' ', 'Space', { metaKey: true })).toBe('Super+Space');
  });

  test('needs more than a letter, or every letter typed anywhere would open the window', () => {
    expect(pressed('p', 'KeyP')).toBeUndefined();
    expect(pressed('P', 'KeyP', { shiftKey: true })).toBeUndefined();
    expect(pressed('Control', 'ControlLeft', { ctrlKey: true })).toBeUndefined();
    expect(pressed('F9', 'F9')).toBe('F9');
  });
});

test('A failed sign-in is shown beside what has to be changed', () => {
  expect(fieldOf({ name: 'tls-untrusted' })).toBe('server');
  expect(fieldOf({ name: 'wrong-credentials' })).toBe('password');
  expect(fieldOf({ name: 'keychain-unavailable' })).toBe('form');
  const nobody = { name: 'invalid', detail: 'person: nobody is called so' } as const;
  expect(fieldOf(nobody, ['apiToken', 'apiSecret', 'person'])).toBe('login');
  expect(fieldOf(nobody, ['userName', 'password'])).toBe('person');
});

test('Arrows stop at the ends of a list, Home and End go there', () => {
  expect(['ArrowUp', 'ArrowDown', 'Home', 'End', 'a'].map((key) => rowAfter(key, 2, 3))).toEqual([
    1,
    2,
    0,
    2,
    undefined,
  ]);
  expect(rowAfter('ArrowDown', -1, 3)).toBe(0);
  expect(rowAfter('ArrowDown', -1, 0)).toBeUndefined();
});
