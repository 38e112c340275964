import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { fail } from '../office/errors';

/** Whose certificates are believed, for diagnostics. */
export interface TrustSources {
  /** Roots that come with the runtime. */
  readonly bundled: number;
  /** Certificates of the operating system's store. */
  readonly system: number;
  /** Where the system's came from: a file, `runtime` (asked through Node), or `none` where neither is there. */
  readonly systemFrom: string;
}

/** Where Linux and BSD systems keep their bundle; the first that exists is the store. */
const bundleFiles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

interface SystemStore {
  readonly certificates: readonly string[];
  readonly from: string;
}

let systemStore: SystemStore | undefined;
let sharedContext: tls.SecureContext | undefined;

/**
 * What a session believes: the runtime's own roots, the operating system's store and `caPem`. The file is checked at
 * once; the context is made at the first connection, because parsing some hundred certificates takes its time, and
 * is shared by all accounts without a file of their own.
 * @throws OfficeError `invalid` when `caPem` holds no readable certificate.
 */
export function trustFor(caPem?: string): () => tls.SecureContext {
  if (caPem === undefined) {
    return () => {
      sharedContext ??= createContext([]);
      return sharedContext;
    };
  }
  const own = accountCertificates(caPem);
  let context: tls.SecureContext | undefined;
  return () => {
    context ??= createContext(own);
    return context;
  };
}

export function trustSources(): TrustSources {
  const store = readSystemStore();
  return {
    bundled: tls.rootCertificates.length,
    system: store.certificates.length,
    systemFrom: store.from,
  };
}

function createContext(own: readonly string[]): tls.SecureContext {
  const all = new Map<string, string>();
  for (const pem of [...tls.rootCertificates, ...readSystemStore().certificates, ...own]) {
    all.set(pem.replaceAll(/\s+/g, ''), pem);
  }
  return tls.createSecureContext({ ca: [...all.values()], minVersion: 'TLSv1.2' });
}

function accountCertificates(caPem: string): readonly string[] {
  const blocks = certificateBlocks(caPem);
  if (blocks.length === 0) throw fail('invalid', { detail: 'no certificate in the certificate file' });
  for (const block of blocks) {
    try {
      new X509Certificate(block);
    } catch (cause) {
      throw fail('invalid', { detail: 'unreadable certificate in the certificate file' }, cause);
    }
  }
  return blocks;
}

function readSystemStore(): SystemStore {
  systemStore ??= askRuntime() ?? readBundle() ?? { certificates: [], from: 'none' };
  return systemStore;
}

/** Node 22.15 and later know the system's store on every platform; older runtimes lack the call. */
function askRuntime(): SystemStore | undefined {
  const ask: unknown = Reflect.get(tls, 'getCACertificates');
  if (typeof ask !== 'function') return undefined;
  const found: unknown = ask('system');
  if (!Array.isArray(found)) return undefined;
  const certificates = found.filter((entry) => typeof entry === 'string');
  return certificates.length === 0 ? undefined : { certificates, from: 'runtime' };
}

function readBundle(): SystemStore | undefined {
  const named = process.env.SSL_CERT_FILE;
  const file = [...(named ? [named] : []), ...bundleFiles].find((path) => existsSync(path));
  if (file === undefined) return undefined;
  try {
    return { certificates: certificateBlocks(readFileSync(file, 'utf8')), from: file };
  } catch (error) {
    // A bundle that cannot be read leaves the bundled roots; diagnostics show why the system's are missing.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return { certificates: [], from: `${file} (${code})` };
  }
}

function certificateBlocks(pem: string): readonly string[] {
  return (
    pem.match(
      /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]+?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g,
    ) ?? []
  );
}
