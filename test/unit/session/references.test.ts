import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OfficeError } from '../../../electron/office/errors';
import { resolveReference } from '../../../electron/session/references';

const origin = 'https://office.example:8443';

test.each([
  ['/data/users/7', '/data/users/7'],
  ['data/users/7?full=1', '/data/users/7?full=1'],
  ['https://office.example:8443/data/x#top', '/data/x'],
  ['../../../data/x', '/data/x'],
  ['https://OFFICE.example:8443/data/x', '/data/x'],
])('%s stays on the origin as %s', (reference, path) => {
  const url = resolveReference(origin, reference);
  expect(url.origin).toBe(origin);
  expect(url.href).toBe(origin + path);
});

test.each([
  'https://elsewhere.example/data/x',
  '//elsewhere.example/data/x',
  '\\\\elsewhere.example\\x',
  'https:\\\\elsewhere.example',
  'http://office.example:8443/data/x',
  'https://office.example/data/x',
  'https://office.example:8444/data/x',
  'https://office.example:8443@elsewhere.example/x',
  'https://anna:secret@office.example:8443/x',
  'https://office.example:8443.elsewhere.example/x',
  "javascript:fetch('/data/x')",
  'data:text/html,x',
  'file:///etc/passwd',
  '\t//elsewhere.example/x',
  '',
  '  ',
  `/${'a'.repeat(5_000)}`,
])('%j is refused', (reference) => {
  expect(() => resolveReference(origin, reference)).toThrow(OfficeError);
});

test('no reference whatever leads off the origin', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('/', '\\', ':', '@', '.', 'a', '\t', '\n', '#', '?', '%', 'https', '//', '[', ']'),
  });
  fc.assert(
    fc.property(fc.oneof(nasty, fc.webUrl(), fc.string({ unit: 'binary' })), (reference) => {
      try {
        const url = resolveReference(origin, reference);
        expect(url.origin).toBe(origin);
        expect(url.username + url.password).toBe('');
      } catch (error) {
        if (!(error instanceof OfficeError)) throw error;
        expect(error.failure.name).toBe('malformed');
      }
    }),
    { numRuns: 3_000 },
  );
});
