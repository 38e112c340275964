import { z } from 'zod';
import type { OfficeRequest } from './office-request';

/** Faults that let the request through to the office and spoil the answer. */
const afterKinds = [
  'delay',
  'drop-after-commit',
  'reset-in-headers',
  'truncate',
  'slow-drip',
  'wrong-charset',
  'wrong-media-type',
  'wrong-shapes',
] as const;

/** Faults that answer, or fail, in the office's place; with `commit: true` the office acts first all the same. */
const insteadKinds = [
  'drop-before',
  'hang',
  'status',
  'html',
  'no-content',
  'redirect',
  'garbage',
  'not-http',
  'huge',
  'gzip-bomb',
  'deep-nesting',
] as const;

export const faultSchema = z.strictObject({
  match: z
    .strictObject({
      method: z.string().optional(),
      /** Part of the path with its query, or a regular expression between slashes. */
      path: z.string().optional(),
      login: z.string().optional(),
    })
    .default({}),
  /** How many requests it spoils; `'always'` until it is taken away. */
  times: z.union([z.number().int().positive(), z.literal('always')]).default(1),
  /** How many matching requests go through unharmed first. */
  after: z.number().int().nonnegative().default(0),
  kind: z.enum([...afterKinds, ...insteadKinds]),
  /** Whether the office acts on the request before the fault; by default as the kind says. */
  commit: z.boolean().optional(),
  /** Pause before the office acts, or, with `commit: true`, between its act and its answer. */
  delayMs: z.number().nonnegative().optional(),
  status: z.number().int().min(100).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
  /** `Retry-After` of a status fault: seconds, or an HTTP date. */
  retryAfter: z.union([z.number(), z.string()]).optional(),
  /** Where a redirect leads; by default to the same address again, which never ends. */
  location: z.string().optional(),
  /** How much of the body a truncated answer still sends; by default half. */
  bytes: z.number().int().nonnegative().optional(),
  /** A truncated answer ends as if it were whole, instead of with a cut connection. */
  clean: z.boolean().optional(),
  /** Pause between two bytes of a slow answer. */
  intervalMs: z.number().positive().optional(),
  megabytes: z.number().positive().optional(),
  depth: z.number().int().positive().optional(),
});

export type FaultInput = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema>;
export type FaultKind = Fault['kind'];

interface Waiting {
  readonly id: number;
  readonly fault: Fault;
  readonly matches: (request: OfficeRequest, address: string, login: string | null) => boolean;
  toSkip: number;
  left: number;
}

/** The faults that wait for a request to match. The first that matches is used. */
export class FaultBox {
  readonly #waiting: Waiting[] = [];
  #lastId = 0;

  add(fault: Fault): number {
    this.#lastId += 1;
    this.#waiting.push({
      id: this.#lastId,
      fault,
      matches: matcherFor(fault.match),
      toSkip: fault.after,
      left: fault.times === 'always' ? Number.POSITIVE_INFINITY : fault.times,
    });
    return this.#lastId;
  }

  /** The fault for this request, if any; it counts as used. */
  take(request: OfficeRequest, address: string, login: string | null): Fault | undefined {
    for (const waiting of this.#waiting) {
      if (waiting.left === 0 || !waiting.matches(request, address, login)) continue;
      if (waiting.toSkip > 0) {
        waiting.toSkip -= 1;
        continue;
      }
      waiting.left -= 1;
      return waiting.fault;
    }
    return undefined;
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  list(): { id: number; left: number | 'always'; fault: Fault }[] {
    return this.#waiting.map(({ id, fault, left }) => ({
      id,
      fault,
      left: Number.isFinite(left) ? left : 'always',
    }));
  }
}

export function commitsFirst(fault: Fault): boolean {
  return fault.commit ?? (afterKinds as readonly string[]).includes(fault.kind);
}

function matcherFor(match: Fault['match']): Waiting['matches'] {
  // A path such as "/data/x" has no closing slash, so it is read as a plain part of the address.
  const pattern = /^\/(.+)\/$/su.exec(match.path ?? '')?.[1];
  const expression = pattern === undefined ? null : new RegExp(pattern, 'u');
  return (request, address, login) =>
    (match.method === undefined || match.method.toUpperCase() === request.method) &&
    (match.login === undefined || match.login.toLowerCase() === login?.toLowerCase()) &&
    (match.path === undefined || (expression ? expression.test(address) : address.includes(match.path)));
}
