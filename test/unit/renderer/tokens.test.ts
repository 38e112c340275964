import { describe, expect, test } from 'vitest';
import { coloursOf, colourThemes, contrastOf, styleSheets } from './style-sheets';

/** Which colours of words stand on which surfaces. */
const words: Readonly<Record<string, readonly string[]>> = {
  text: ['page', 'card', 'raised', 'accent-soft', 'amber-soft', 'red-soft'],
  quiet: ['page', 'card', 'raised', 'accent-soft'],
  // Plain buttons, on what is under them and on what they turn to under the pointer.
  accent: ['page', 'card', 'raised', 'accent-soft', 'amber-soft', 'red-soft'],
  'on-accent': ['accent-fill', 'accent-fill-hover'],
  red: ['page', 'card', 'raised', 'amber-soft', 'red-soft'],
  amber: ['card', 'page', 'accent-soft', 'raised'],
  // What was said, on the one surface that is turned round.
  page: ['text'],
  'tone-text': Array.from({ length: 8 }, (_, tone) => `tone-${tone}`),
};

/** Borders, icons, bars, knobs and the ring of the focus, and what they stand on. */
const shapes: Readonly<Record<string, readonly string[]>> = {
  edge: ['page', 'card', 'raised', 'amber-soft', 'red-soft'],
  accent: ['page', 'card', 'raised', 'accent-soft', 'amber-soft', 'red-soft'],
  'accent-fill': ['page', 'card', 'raised'],
  'on-accent': ['accent-fill'],
  quiet: ['page', 'card', 'raised'],
  red: ['page', 'card', 'raised', 'red-soft'],
  amber: ['page', 'card', 'amber-soft'],
};

/** Separates what stands apart without it. */
const decoration = ['line'];

function below(least: number, pairs: typeof words, colours: ReadonlyMap<string, string>): readonly string[] {
  return Object.entries(pairs).flatMap(([front, backs]) =>
    backs.flatMap((back) => {
      const [one, other] = [colours.get(front), colours.get(back)];
      if (one === undefined || other === undefined) return `${front} or ${back} is no colour`;
      const contrast = contrastOf(one, other);
      return contrast < least ? `${front} on ${back}: ${contrast.toFixed(2)}` : [];
    }),
  );
}

describe.each(colourThemes)('The tokens: %s', (theme) => {
  const colours = coloursOf(theme);

  test('leave no words under 4.5:1, with more contrast none under 7:1', () => {
    expect(below(theme.endsWith('contrast') ? 7 : 4.5, words, colours)).toEqual([]);
  });

  test('leave no shape under 3:1, with more contrast none under 4.5:1', () => {
    expect(below(theme.endsWith('contrast') ? 4.5 : 3, shapes, colours)).toEqual([]);
  });

  test('are all accounted for', () => {
    const known = new Set([
      ...[words, shapes].flatMap((pairs) => Object.entries(pairs).flat(2)),
      ...decoration,
    ]);
    expect([...colours.keys()].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('The style sheets', () => {
  const others = styleSheets().filter(({ file }) => !file.endsWith('tokens.css'));
  const tokens = styleSheets().filter(({ file }) => file.endsWith('tokens.css'));
  /** Declarations in all style sheets but the tokens that a pattern takes. */
  const that = (pattern: RegExp) =>
    others.flatMap(({ file, css }) =>
      [...css.matchAll(pattern)].map(([found]) => `${file}: ${found.trim()}`),
    );

  test('name no colour of their own', () => {
    expect(that(/[^\n]*(?:#[\da-f]{3,8}\b|\b(?:rgb|hsl|oklch|light-dark)\()[^\n]*/gi)).toEqual([]);
  });

  test('name no size of letters and no duration of their own', () => {
    expect(that(/font-size:\s*[\d.][^\n]*/g)).toEqual([]);
    expect(that(/(?:transition|animation):[^;]*\b[\d.]+m?s\b[^\n]*/g)).toEqual([]);
  });

  test('use tokens that exist, and all of them', () => {
    const defined = new Set(
      tokens.flatMap(({ css }) => [...css.matchAll(/--([\w-]+):/g)].map(([, name]) => name)),
    );
    const used = new Set(
      styleSheets().flatMap(({ css }) => [...css.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name)),
    );
    expect([...used].filter((name) => !defined.has(name))).toEqual([]);
    expect([...defined].filter((name) => !used.has(name))).toEqual([]);
  });
});
