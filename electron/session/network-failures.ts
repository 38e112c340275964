import { type FailureName, fail, OfficeError } from '../office/errors';

/** Codes of Node, OpenSSL and undici, by what they mean to a person. */
const byCode: Readonly<Record<string, FailureName>> = {
  ENOTFOUND: 'offline',
  EAI_AGAIN: 'offline',
  EAI_NODATA: 'offline',
  ECONNREFUSED: 'offline',
  ECONNRESET: 'offline',
  ECONNABORTED: 'offline',
  ENETUNREACH: 'offline',
  EHOSTUNREACH: 'offline',
  EHOSTDOWN: 'offline',
  ENETDOWN: 'offline',
  EADDRNOTAVAIL: 'offline',
  ENOTCONN: 'offline',
  EPIPE: 'offline',
  UND_ERR_SOCKET: 'offline',
  UND_ERR_CLOSED: 'offline',
  UND_ERR_DESTROYED: 'offline',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'offline',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host',
  HOSTNAME_MISMATCH: 'wrong-host',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-untrusted',
  UNABLE_TO_GET_CRL: 'tls-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-untrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_REJECTED: 'tls-untrusted',
  CERT_REVOKED: 'tls-untrusted',
  CERT_CHAIN_TOO_LONG: 'tls-untrusted',
  CERT_SIGNATURE_FAILURE: 'tls-untrusted',
  INVALID_CA: 'tls-untrusted',
  INVALID_PURPOSE: 'tls-untrusted',
  PATH_LENGTH_EXCEEDED: 'tls-untrusted',
};

/** After these the same read may be asked again at once: the connection broke before the whole answer was here. */
const brokenConnection = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]);

/** The named failure of an error from the network, from TLS or from undici. What is an `OfficeError` stays it. */
export function networkFailure(error: unknown): OfficeError {
  if (error instanceof OfficeError) return error;
  const code = codeOf(error);
  const name = byCode[code];
  if (name !== undefined) return fail(name, { detail: code }, error);
  // Something answers there, but it does not speak TLS, or not HTTP.
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO')
    return fail('not-this-system', { detail: code }, error);
  // Codes of the operating system that are not in the table: a firewall's EPERM, for one.
  if (/^E[A-Z]+$/.test(code)) return fail('offline', { detail: code }, error);
  const detail = code || (error instanceof Error ? error.name : 'unknown error');
  // A parser's error carries what it could not parse, which may be people's data: it is not passed on.
  const quotes = error instanceof Error && 'data' in error;
  return fail('malformed', { detail }, quotes ? undefined : error);
}

export function isBrokenConnection(error: unknown): boolean {
  return brokenConnection.has(codeOf(error));
}

export function isCertificateFailure(error: OfficeError): boolean {
  return ['tls-untrusted', 'tls-expired', 'wrong-host'].includes(error.failure.name);
}

/** The code of an error, or of the first one inside an `AggregateError` (one per address tried), or of its cause. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error.cause === undefined ? '' : codeOf(error.cause);
}
