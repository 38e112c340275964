import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../../build/setup/stamp.mjs';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'offitray-stamp-'));
  mkdirSync(join(base, 'sources/deep'), { recursive: true });
  writeFileSync(join(base, 'sources/a.ts'), 'one');
  writeFileSync(join(base, 'sources/deep/b.ts'), 'two');
});
afterEach(() => rmSync(base, { recursive: true }));

const hash = (values: string[] = []) => hashOf([join(base, 'sources'), join(base, 'lock')], { base, values });

describe('the hash of inputs', () => {
  it('stays the same when only dates change', () => {
    const before = hash();
    utimesSync(join(base, 'sources/a.ts'), 1, 1);
    expect(hash()).toBe(before);
  });

  it.each([
    ['a content', () => writeFileSync(join(base, 'sources/a.ts'), 'other')],
    ['a name', () => renameSync(join(base, 'sources/a.ts'), join(base, 'sources/c.ts'))],
    ['the set of files', () => writeFileSync(join(base, 'sources/deep/c.ts'), '')],
    [
      'where the border between two files lies',
      () => {
        writeFileSync(join(base, 'sources/a.ts'), 'onet');
        writeFileSync(join(base, 'sources/deep/b.ts'), 'wo');
      },
    ],
    ['whether a file exists at all', () => writeFileSync(join(base, 'lock'), '')],
  ])('changes with %s', (_, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  it('changes with the values beside the files', () => {
    expect(new Set([hash(), hash(['33.2.1']), hash(['45.4.1']), hash(['33', '.2.1'])]).size).toBe(4);
  });
});
