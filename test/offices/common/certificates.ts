import './reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const dayMs = 86_400_000;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
const signing = { name: 'ECDSA', hash: 'SHA-256' };

/** What the server can show a client: the good one, or one of those that a client must refuse. */
export const certificateKinds = [
  'good',
  'renewed',
  'expired',
  'not-yet-valid',
  'wrong-host',
  'unknown-issuer',
  'self-signed',
] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** A certificate and its key, both PEM. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

interface Period {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const good = { dns: ['localhost'], ip: ['127.0.0.1', '::1'] };

/** The office's own certification authority, made when the office opens and forgotten when it closes. */
export class Authority {
  readonly caPem: string;
  readonly #certificate: x509.X509Certificate;
  readonly #keys: webcrypto.CryptoKeyPair;

  private constructor(certificate: x509.X509Certificate, keys: webcrypto.CryptoKeyPair) {
    this.#certificate = certificate;
    this.#keys = keys;
    this.caPem = certificate.toString('pem');
  }

  static async make(name: string): Promise<Authority> {
    x509.cryptoProvider.set(webcrypto as Crypto);
    const keys = await makeKeys();
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: serialNumber(),
      name: `CN=${name}`,
      ...period(-60, 400),
      signingAlgorithm: signing,
      keys: keys as CryptoKeyPair,
      extensions: [
        new x509.BasicConstraintsExtension(true, 1, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey as CryptoKey),
      ],
    });
    return new Authority(certificate, keys);
  }

  /** Makes a server certificate for localhost, 127.0.0.1 and ::1, or one with the fault that is asked for. */
  async issue(kind: CertificateKind): Promise<ServerCertificate> {
    switch (kind) {
      case 'good':
      case 'renewed':
        return this.#leaf(good, period(-1, 365));
      case 'expired':
        return this.#leaf(good, period(-30, -1));
      case 'not-yet-valid':
        return this.#leaf(good, period(1, 30));
      case 'wrong-host':
        return this.#leaf({ dns: ['files.other-office.example'], ip: [] }, period(-1, 365));
      case 'unknown-issuer':
        return (await Authority.make('Some other authority')).issue('good');
      case 'self-signed':
        return selfSigned();
    }
  }

  async #leaf(hosts: typeof good, valid: Period): Promise<ServerCertificate> {
    const keys = await makeKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      subject: `CN=${hosts.dns[0] ?? 'localhost'}`,
      issuer: this.#certificate.subject,
      ...valid,
      signingAlgorithm: signing,
      publicKey: keys.publicKey as CryptoKey,
      signingKey: this.#keys.privateKey as CryptoKey,
      extensions: [
        ...leafExtensions(hosts),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey as CryptoKey),
        await x509.AuthorityKeyIdentifierExtension.create(this.#certificate),
      ],
    });
    return { cert: certificate.toString('pem'), key: await keyPem(keys) };
  }
}

async function selfSigned(): Promise<ServerCertificate> {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: 'CN=localhost',
    ...period(-1, 365),
    signingAlgorithm: signing,
    keys: keys as CryptoKeyPair,
    extensions: leafExtensions(good),
  });
  return { cert: certificate.toString('pem'), key: await keyPem(keys) };
}

function leafExtensions(hosts: typeof good): x509.Extension[] {
  return [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
    new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
    new x509.SubjectAlternativeNameExtension([
      ...hosts.dns.map((value) => ({ type: 'dns' as const, value })),
      ...hosts.ip.map((value) => ({ type: 'ip' as const, value })),
    ]),
  ];
}

function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function keyPem(keys: webcrypto.CryptoKeyPair): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
}

/** Days before (negative) and after today. Real time: the client checks it against its own clock. */
function period(fromDays: number, toDays: number): Period {
  return {
    notBefore: new Date(Date.now() + fromDays * dayMs),
    notAfter: new Date(Date.now() + toDays * dayMs),
  };
}

function serialNumber(): string {
  return `01${Buffer.from(webcrypto.getRandomValues(new Uint8Array(15))).toString('hex')}`;
}
