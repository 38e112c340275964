/** Limits of one session. Every figure has a reason to exist: nothing that a server does may hold the program up. */
export interface Bounds {
  /** Name look-up, proxy, TCP and TLS together. */
  readonly connectMs: number;
  /** From the request being sent to the last of the answer's headers. */
  readonly headersMs: number;
  /** Longest silence inside a body. */
  readonly bodyIdleMs: number;
  /** One call with its redirects and repeats. */
  readonly totalMs: number;
  /** Bytes of a body after decompression. */
  readonly maxBytes: number;
  /** Redirects followed for one read. */
  readonly maxRedirects: number;
  /** Objects and arrays inside each other in a JSON text. */
  readonly maxDepth: number;
  /** Times a read is repeated after the connection broke. Writes are never repeated. */
  readonly readRepeats: number;
}

export const defaultBounds: Bounds = {
  connectMs: 10_000,
  headersMs: 20_000,
  bodyIdleMs: 15_000,
  totalMs: 60_000,
  maxBytes: 16 * 1024 * 1024,
  maxRedirects: 5,
  maxDepth: 64,
  readRepeats: 2,
};
