import { describe, expect, it } from 'vitest';
import { matchesLock } from '../../../build/setup/npm-packages.mjs';

const locked = {
  '': {},
  'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
  'node_modules/@esbuild/win32-x64': { version: '0.28.0', integrity: 'sha512-b', optional: true },
};
const installed = { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' } };

describe('installed npm packages', () => {
  it('match the lock file without the optional parts for other systems', () => {
    expect(matchesLock(locked, installed)).toBe(true);
  });

  it.each([
    ['one is missing', {}],
    ['one has another version', { 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-a' } }],
    ['one has other content', { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-c' } }],
    ['there is one too many', { ...installed, 'node_modules/left-pad': { version: '1.3.0' } }],
  ])('do not match when %s', (_, other) => {
    expect(matchesLock(locked, other)).toBe(false);
  });
});
