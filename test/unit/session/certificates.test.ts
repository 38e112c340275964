import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { HttpsSession } from '../../../electron/session/https-session';
import { trustFor, trustSources } from '../../../electron/session/trusted-certificates';
import { Authority, type CertificateKind } from '../../offices/common/certificates';
import { sessionFor, startSecureServer } from './secure-server';

describe('a certificate that is refused', () => {
  const cases: [CertificateKind, string][] = [
    ['expired', 'tls-expired'],
    ['not-yet-valid', 'tls-expired'],
    ['wrong-host', 'wrong-host'],
    ['unknown-issuer', 'tls-untrusted'],
    ['self-signed', 'tls-untrusted'],
  ];
  test.each(cases)('%s is %s, and shows whose it is', async (kind, name) => {
    const server = await startSecureServer(kind);
    const session = sessionFor(server);
    await expect(session.request({ reference: '/' })).rejects.toThrow(
      expect.objectContaining({
        failure: {
          name,
          detail: expect.any(String),
          certificate: {
            subject: kind === 'wrong-host' ? 'files.other-office.example' : 'localhost',
            issuer: expect.stringMatching(/authority|localhost/),
            fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
            validTo: expect.any(Number),
          },
        },
      }),
    );
    expect(server.received).toEqual([]);
    await session.close();
    await server.close();
  });

  test('without the certificate file of the office its own authority is not believed', async () => {
    const server = await startSecureServer();
    const session = sessionFor(server, { trusted: false });
    await expect(session.request({ reference: '/' })).rejects.toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ name: 'tls-untrusted' }) }),
    );
    await session.close();
    await server.close();
  });
});

test('an address is checked against the certificate as a name is', async () => {
  const server = await startSecureServer();
  const session = sessionFor({ ...server, origin: `https://127.0.0.1:${server.port}` });
  expect((await session.request({ reference: '/' })).status).toBe(200);
  await session.close();
  await server.close();
});

test.each([
  ['nothing at all', ''],
  ['no certificate', 'hello'],
  ['a broken one', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
])('a certificate file with %s is invalid', (_what, caPem) => {
  const make = (): HttpsSession =>
    new HttpsSession({
      origin: 'https://office.example',
      caPem,
      userAgent: 'x',
      resolveProxy: async () => 'DIRECT',
    });
  expect(make).toThrow(expect.objectContaining({ failure: expect.objectContaining({ name: 'invalid' }) }));
});

test('a certificate file may hold several certificates and words between them', async () => {
  const [one, two] = await Promise.all([Authority.make('One'), Authority.make('Two')]);
  expect(() => trustFor(`first\n${one.caPem}\nsecond\n${two.caPem}`)()).not.toThrow();
  expect(new X509Certificate(two.caPem).subject).toBe('CN=Two');
});

test('what is trusted can be told', () => {
  const sources = trustSources();
  expect(sources.bundled).toBeGreaterThan(50);
  expect(sources.systemFrom).not.toBe('');
});
