import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OfficeError } from '../../../electron/office/errors';
import { normaliseServerAddress } from '../../../electron/session/server-address';

describe('a server address as people type it becomes an origin', () => {
  test.each([
    ['office.example', 'https://office.example'],
    ['  OFFICE.Example \n', 'https://office.example'],
    ['https://office.example/', 'https://office.example'],
    ['HTTPS://office.example/data/login?x=1#top', 'https://office.example'],
    ['office.example:8443/app', 'https://office.example:8443'],
    ['https://office.example:443', 'https://office.example'],
    ['https:/office.example', 'https://office.example'],
    ['<https://office.example>', 'https://office.example'],
    ['"office.example"', 'https://office.example'],
    ['\u200boffice.example\ufeff', 'https://office.example'],
    ['office.example.', 'https://office.example'],
    ['office', 'https://office'],
    ['localhost:40123', 'https://localhost:40123'],
    ['192.168.1.20:8443', 'https://192.168.1.20:8443'],
    ['[::1]:8443', 'https://[::1]:8443'],
    ['büro.example', 'https://xn--bro-hoa.example'],
    ['office.example\\path', 'https://office.example'],
  ])('%j is %s', (typed, origin) => {
    expect(normaliseServerAddress(typed)).toBe(origin);
  });
});

describe('what is no address, or no safe one, is refused', () => {
  test.each([
    '',
    '   ',
    'http://office.example',
    'http://localhost:8080',
    'ftp://office.example',
    'file:///etc/passwd',
    'javascript://office.example/%0aalert(1)',
    'https://anna:secret@office.example',
    'anna@office.example',
    'https://@office.example',
    'office example',
    'office.example:99999',
    'office.example:0',
    'https://',
    'https://?',
    'off ice',
    'a..b',
    '-office.example',
    'office!.example',
    '%6fffice.exa%20mple',
    `${'a'.repeat(3_000)}.example`,
  ])('%j', (typed) => {
    expect(() => normaliseServerAddress(typed)).toThrow(OfficeError);
  });

  test('the refusal of a password in an address does not repeat it', () => {
    expect(() => normaliseServerAddress('https://anna:hunter2@office.example')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });
});

test('plain http is let through to this machine alone, and only with the development switch', () => {
  const options = { allowLoopbackHttp: true };
  expect(normaliseServerAddress('http://127.0.0.1:8080/x', options)).toBe('http://127.0.0.1:8080');
  expect(normaliseServerAddress('http://localhost', options)).toBe('http://localhost');
  expect(normaliseServerAddress('http://[::1]:1', options)).toBe('http://[::1]:1');
  expect(() => normaliseServerAddress('http://127.0.0.1.example', options)).toThrow(OfficeError);
  expect(() => normaliseServerAddress('http://192.168.0.1', options)).toThrow(OfficeError);
});

test('whatever is typed gives a stable https origin or a named failure, and nothing else', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.domain(), fc.string()), (typed) => {
      let origin: string;
      try {
        origin = normaliseServerAddress(typed);
      } catch (error) {
        expect(error).toBeInstanceOf(OfficeError);
        return;
      }
      expect(new URL(origin).protocol).toBe('https:');
      expect(new URL(origin).origin).toBe(origin);
      expect(normaliseServerAddress(origin)).toBe(origin);
    }),
    { numRuns: 2_000 },
  );
});
