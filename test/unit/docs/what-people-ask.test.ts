import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

interface Row {
  readonly asked: string;
  readonly answer: string;
  readonly heldBy: string;
}

const rows: readonly Row[] = readFileSync(join(root, 'docs/what-people-ask.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:asked for|---) \|/.test(line))
  .map((line) => {
    const [asked = '', answer = '', heldBy = ''] = line.slice(2, -2).split(' | ');
    return { asked, answer, heldBy };
  });

/** Every string that a call begins with: the names of tests are among them, whatever stands between. */
function firstWords(source: string): readonly string[] {
  const calls = source.matchAll(/\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*,/g);
  return [...calls].map(([, , text = '']) => text.replaceAll('\\', ''));
}

/** What is wrong with what a row says holds it, a line each. */
function missing(heldBy: string): readonly string[] {
  return heldBy.split('; ').flatMap((entry) => {
    const [, path = '', names = ''] = /^`([^`]+)` (".+")$/.exec(entry) ?? [];
    if (path === '') return `not understood: ${entry}`;
    const file = join(root, 'test', path.endsWith('.ts') ? path : `${path}.test.ts`);
    if (!existsSync(file)) return `no file ${path}`;
    const titles = firstWords(readFileSync(file, 'utf8'));
    const named = [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
    return named
      .filter((name) => !titles.some((title) => title.includes(name)))
      .map((name) => `no test "${name}" in ${path}`);
  });
}

describe('what people ask for', () => {
  it('is answered, row by row', () => {
    expect(rows).toHaveLength(46);
    for (const { asked, answer, heldBy } of rows) {
      expect(asked.length, asked).toBeGreaterThan(3);
      expect(answer.length, asked).toBeGreaterThan(30);
      expect(heldBy, asked).not.toBe('');
    }
  });

  it.each(rows.filter(({ heldBy }) => heldBy !== 'not here'))('is held by tests: $asked', ({ heldBy }) => {
    expect(missing(heldBy)).toEqual([]);
  });
});

it('a test that was renamed or removed is noticed', () => {
  const own = '`unit/docs/what-people-ask`';
  expect(missing(`${own} "is answered, row by row"`)).toEqual([]);
  expect(missing(`${own} "is held by tests", "was never here"; \`unit/gone\` "x"; e2e`)).toEqual([
    'no test "was never here" in unit/docs/what-people-ask',
    'no file unit/gone',
    'not understood: e2e',
  ]);
});
