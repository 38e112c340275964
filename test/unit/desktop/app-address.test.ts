import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appFile,
  appPage,
  contentSecurityPolicy,
  isAllowedRequest,
  isOwnPage,
  photoAddress,
  photoName,
} from '../../../electron/desktop/app-address';

const folder = '/opt/OffiTray/resources/app.asar/out/app/renderer';

describe('the files behind app://', () => {
  it('are those of the bundle, each with its type', () => {
    expect(appFile('app://offitray/index.html', folder)).toEqual({
      path: `${folder}/index.html`,
      contentType: 'text/html; charset=utf-8',
    });
    expect(appFile('app://offitray/assets/index-B2_x.js', folder)?.contentType).toMatch(/^text\/javascript/);
  });

  it.each([
    'app://offitray/',
    'app://offitray',
    'app://offitray/../../package.json',
    'app://offitray/assets/../../../x.json',
    'app://offitray/%2e%2e/x.json',
    'app://offitray/%2E%2E%2Fx.json',
    'app://offitray/..%2fx.json',
    'app://offitray/.%2e/x.json',
    'app://offitray/..\\x.json',
    'app://offitray/a\\..\\..\\x.json',
    'app://offitray/C:/Windows/x.json',
    'app://offitray/c%3a/x.json',
    'app://offitray//etc/x.json',
    'app://offitray/x.json\0.html',
    'app://offitray/x.json%00.html',
    'app://offitray/.hidden.json',
    'app://offitray/index.html?a=b',
    'app://offitray/index.html/',
    'app://offitray/index.exe',
    'app://offitray/index',
    'app://other/index.html',
    'app://offitray.evil/index.html',
    'app://user@offitray/index.html',
    'app://offitray:80/index.html',
    'file:///etc/x.json',
    'https://offitray/index.html',
    'APP://offitray/index.html',
    '',
  ])('are not reached by %j', (address) => {
    expect(appFile(address, folder)).toBeUndefined();
  });

  it('are always below the folder', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%',
      'a',
      'index',
      '.html',
      '.js',
      '\0',
      ':',
      '?',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = appFile(`app://offitray/${pieces.join('')}`, folder);
        if (file !== undefined) {
          expect(file.path.startsWith(`${folder}/`)).toBe(true);
          expect(file.path).not.toMatch(/\/\.|\\|\0|%/);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the pictures behind app://', () => {
  const name = 'aB0-_'.repeat(8).padEnd(43, 'x');

  it('have addresses of their own, which name no file', () => {
    expect(photoName(photoAddress(name))).toBe(name);
    expect(appFile(photoAddress(name), folder)).toBeUndefined();
    expect(isAllowedRequest(photoAddress(name), false)).toBe(true);
  });

  it.each([
    `app://offitray/photos/${name}x`,
    `app://offitray/photos/${name.slice(1)}`,
    `app://offitray/photos/${name}/`,
    `app://offitray/photos/${name}?a=b`,
    `app://offitray/photos/${name}#a`,
    `app://offitray/photos/../photos/${name}`,
    `app://offitray/photos/%61${name.slice(3)}`,
    `app://other/photos/${name}`,
    `https://offitray/photos/${name}`,
    `app://offitray/photos/${name}\n`,
    'app://offitray/photos/',
  ])('are not reached by %j', (address) => {
    expect(photoName(address)).toBeUndefined();
  });
});

describe('the page that may speak to us', () => {
  it('is our own and no other', () => {
    expect(isOwnPage(appPage)).toBe(true);
    expect(isOwnPage(`${appPage}#inbox`)).toBe(true);
    for (const other of [
      'app://offitray/other.html',
      'app://offitray/index.html.evil',
      'about:blank',
      '',
      'https://x',
    ]) {
      expect(isOwnPage(other)).toBe(false);
    }
  });

  it('may ask for nothing from outside', () => {
    expect(isAllowedRequest('app://offitray/main.js', false)).toBe(true);
    expect(isAllowedRequest('data:image/png;base64,AA', false)).toBe(true);
    for (const outside of [
      'https://office.example/',
      'http://localhost/',
      'file:///etc/passwd',
      'ws://x',
      'blob:x',
    ]) {
      expect(isAllowedRequest(outside, false)).toBe(false);
      expect(isAllowedRequest(outside, true)).toBe(false);
    }
    expect(isAllowedRequest('app://offitray.evil/x', false)).toBe(false);
    expect(isAllowedRequest('devtools://devtools/bundled/inspector.html', false)).toBe(false);
    expect(isAllowedRequest('devtools://devtools/bundled/inspector.html', true)).toBe(true);
  });
});

describe('the content security policy', () => {
  const policy = new Map(
    contentSecurityPolicy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources] as const;
    }),
  );

  it('starts from nothing and gives what is needed', () => {
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('style-src')).toEqual(["'self'"]);
    expect(policy.get('img-src')).toEqual(["'self'", 'data:']);
    expect(policy.get('connect-src')).toEqual(["'none'"]);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
      expect(policy.get(name)).toEqual(["'none'"]);
    expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);
  });

  it('has no wildcard, no inline, no eval, no host', () => {
    expect(contentSecurityPolicy).not.toMatch(/\*|unsafe|https?:|blob:|nonce|sha\d/);
  });
});
