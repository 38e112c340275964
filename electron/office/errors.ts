/**
 * The closed union of everything that can go wrong in a way a person can meet.
 *
 * A failure is a value: it crosses the bridge, is kept in the store beside the thing that failed, and has
 * its two sentences (what happened, what to do) in `bridge/words` under its name.
 */
export const failureNames = [
  'offline',
  'timeout',
  'tls-untrusted',
  'tls-expired',
  'wrong-host',
  'proxy-auth',
  'wrong-credentials',
  'locked-out',
  'second-factor',
  'expired',
  'forbidden',
  'module-off',
  'not-found',
  'conflict',
  'invalid',
  'rate-limited',
  'server-down',
  'not-this-system',
  'malformed',
  'too-large',
  'keychain-unavailable',
  'disk-full',
  'disk-corrupt',
] as const;

export type FailureName = (typeof failureNames)[number];

/** What crosses rooms and processes: a name, and the few facts its sentence needs. Never a secret. */
export interface Failure {
  readonly name: FailureName;
  /** A short technical code or text to copy for support ("HTTP 502", "ENOTFOUND"); never shown alone. */
  readonly detail?: string;
  /**
   * Epoch milliseconds. `rate-limited` and `server-down`: not before this moment. `expired`: from this moment on it may
   * have mended without the person.
   */
  readonly retryAt?: number;
  /** `tls-untrusted`, `tls-expired` and `wrong-host`: whose certificate was shown. */
  readonly certificate?: CertificateFacts;
}

/** What a person needs to judge a certificate. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256, colon-separated hexadecimal. */
  readonly fingerprint: string;
  /** Epoch milliseconds. */
  readonly validTo: number;
}

/** The only error class that rooms throw on purpose; `cause` is for the log. */
export class OfficeError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(failure.detail === undefined ? failure.name : `${failure.name}: ${failure.detail}`, options);
    this.name = 'OfficeError';
    this.failure = failure;
  }
}

/** Shorthand for `throw fail('timeout', { detail: '30 s' })`. */
export function fail(name: FailureName, facts: Omit<Failure, 'name'> = {}, cause?: unknown): OfficeError {
  return new OfficeError({ name, ...facts }, cause === undefined ? undefined : { cause });
}

/** The failure inside anything thrown; what no room expected is `malformed`, with its message as detail. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof OfficeError) return thrown.failure;
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return { name: 'malformed', detail: detail.slice(0, 200) };
}

/** Failures of the way to the server, after which the same call may succeed with nothing changed. */
export function isPassing(failure: Failure): boolean {
  return ['offline', 'timeout', 'rate-limited', 'server-down'].includes(failure.name);
}

/** Failures that only a new sign-in can mend. */
export function needsSignIn(failure: Failure): boolean {
  return ['wrong-credentials', 'locked-out', 'second-factor', 'expired'].includes(failure.name);
}
