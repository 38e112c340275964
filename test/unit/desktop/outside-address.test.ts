import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOutsideAddress,
  mailtoAddress,
  telAddress,
  webPageAddress,
} from '../../../electron/desktop/outside-address';

const origin = 'https://office.example:8443';

describe('a page of the web application', () => {
  it('is on the account’s own server, by https', () => {
    expect(webPageAddress('/leaves/7?tab=1', origin)).toBe('https://office.example:8443/leaves/7?tab=1');
    expect(webPageAddress(`${origin}/leaves/7`, origin)).toBe(`${origin}/leaves/7`);
  });

  it.each([
    'http://office.example:8443/x',
    'https://office.example/x',
    'https://evil.example:8443/x',
    '//evil.example/x',
    'https://office.example:8443@evil.example/x',
    'https://user:pass@office.example:8443/x',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'smb://office.example/share',
    'ms-msdt:/id',
    '\\\\evil\\share',
    'https:\\\\evil.example\\x',
    `/${'x'.repeat(3_000)}`,
  ])('is not %j', (address) => {
    expect(webPageAddress(address, origin)).toBeUndefined();
  });

  it('is never of a server that is spoken to without TLS', () => {
    expect(webPageAddress('/x', 'http://localhost:8080')).toBeUndefined();
    expect(webPageAddress('/x', 'nonsense')).toBeUndefined();
  });
});

describe('a number to call', () => {
  it.each([
    ['+48 22 555-01-23', 'tel:+48225550123'],
    ['+49 (0)30 1234/56', 'tel:+4930123456'],
    ['22', 'tel:22'],
    ['*21#', 'tel:*21%23'],
  ])('%j becomes %j', (number, address) => {
    expect(telAddress(number)).toBe(address);
  });

  it.each(['', '7', 'call me', '22;ext=1', '22,33', '22?x', '+', '1'.repeat(60), '٠٣'])(
    'is not %j',
    (number) => {
      expect(telAddress(number)).toBeUndefined();
    },
  );
});

describe('an address to write to', () => {
  it('is one address and nothing else', () => {
    expect(mailtoAddress('anna.kowalska@office.example')).toBe('mailto:anna.kowalska@office.example');
    expect(mailtoAddress("o'hara+x@office.example")).toMatch(/^mailto:o'hara%2Bx@office\.example$/);
  });

  it.each([
    'a@b?subject=x',
    'a@b&cc=c@d',
    'a@b,c@d',
    'a@b;c@d',
    'a b@c',
    'a@b@c',
    '@b',
    'a@',
    'a%0a@b',
    '"a"@b',
    'a@b\nBcc: c@d',
    `${'a'.repeat(300)}@b`,
  ])('is not %j', (email) => {
    expect(mailtoAddress(email)).toBeUndefined();
  });
});

describe('whatever is handed to another program', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.emailAddress(),
    fc
      .array(
        fc.constantFrom(
          'https:',
          'javascript:',
          'tel:',
          'mailto:',
          '//',
          '@',
          '?',
          '&',
          '1',
          'a',
          '.',
          '\\',
          '\n',
          '%0a',
        ),
        {
          maxLength: 10,
        },
      )
      .map((pieces) => pieces.join('')),
  );

  it('passes the last look, and is a page of the origin, a number or an address', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const page = webPageAddress(text, origin);
        if (page !== undefined) {
          expect(new URL(page).origin).toBe(origin);
          expect(isOutsideAddress(page)).toBe(true);
        }
        const tel = telAddress(text);
        if (tel !== undefined) {
          expect(tel).toMatch(/^tel:\+?(?:[0-9*]|%23)+(?:;ext=\d{1,7})?$/);
          expect(isOutsideAddress(tel)).toBe(true);
        }
        const mail = mailtoAddress(text);
        if (mail !== undefined) {
          expect(mail).not.toMatch(/[?&\s,;]/);
          expect(isOutsideAddress(mail)).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('is of no other kind', () => {
    fc.assert(
      fc.property(anything, (text) => {
        if (isOutsideAddress(text)) expect(text).toMatch(/^(?:https:\/\/|tel:|mailto:)/);
      }),
      { numRuns: 3_000 },
    );
  });
});
