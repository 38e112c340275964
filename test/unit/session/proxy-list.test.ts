import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseProxyList } from '../../../electron/session/proxy-list';

test('a PAC answer is read in its order', () => {
  expect(parseProxyList('PROXY one.example:8080; HTTPS two.example ;SOCKS5 [fd00::1]:1080;DIRECT')).toEqual([
    { kind: 'http', host: 'one.example', port: 8080 },
    { kind: 'https', host: 'two.example', port: 443 },
    { kind: 'socks5', host: 'fd00::1', port: 1080 },
    { kind: 'direct' },
  ]);
});

test('an empty answer means a direct connection', () => {
  expect(parseProxyList(' ; ')).toEqual([{ kind: 'direct' }]);
});

test.each([
  'SOCKS old.example:1080',
  'SOCKS4 old.example',
  'QUIC x:1',
  'PROXY',
  'PROXY a:0',
  'PROXY a:70000',
  'PROXY u@a:1',
  'PROXY a b',
])('%j is named as not supported rather than passed over', (entry) => {
  expect(parseProxyList(entry)).toEqual([{ kind: 'unsupported', text: entry }]);
});

test('nothing makes it throw, and something always comes out', () => {
  fc.assert(
    fc.property(fc.string(), (answer) => {
      expect(parseProxyList(answer).length).toBeGreaterThan(0);
    }),
  );
});
