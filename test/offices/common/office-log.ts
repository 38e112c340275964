import type { FaultKind } from './faults';
import type { OfficeRequest } from './office-request';

const keptRequests = 20_000;

/** One request that reached the server, whatever came of it. */
export interface LoggedRequest {
  readonly number: number;
  /** ISO 8601, in the office's own time. */
  readonly time: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly login: string | null;
  readonly headers: Record<string, string>;
  /** Whether a cookie came with it; its value is not kept. */
  readonly cookie: boolean;
  /** `null` when no answer was sent. */
  status: number | null;
  /** Size of the answer's body as the office made it. */
  bytes: number;
  fault: FaultKind | null;
}

/** One write that reached the server: any method but GET and HEAD, except signing in. */
export interface LedgerEntry {
  readonly request: number;
  readonly time: string;
  readonly login: string | null;
  readonly method: string;
  readonly path: string;
  /** The JSON sent, or the text when it was not JSON. */
  readonly body: unknown;
  /** What it changed; `null` when nothing did. */
  effect: object | null;
  status: number | null;
  fault: FaultKind | null;
}

export interface SignInAttempt {
  readonly request: number;
  readonly time: string;
  readonly login: string | null;
  readonly accepted: boolean;
  readonly status: number | null;
}

/** What the server saw: all requests, and apart from them the writes and the sign-ins. */
export class OfficeLog {
  readonly ledger: LedgerEntry[] = [];
  readonly signIns: SignInAttempt[] = [];
  #requests: LoggedRequest[] = [];
  #count = 0;

  request(time: Date, request: OfficeRequest, address: string, login: string | null): LoggedRequest {
    this.#count += 1;
    const { cookie, authorization: _kept, ...headers } = request.headers;
    const entry: LoggedRequest = {
      number: this.#count,
      time: time.toISOString(),
      method: request.method,
      path: address,
      login,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      cookie: cookie !== undefined,
      status: null,
      bytes: 0,
      fault: null,
    };
    this.#requests.push(entry);
    if (this.#requests.length > keptRequests * 1.2) this.#requests = this.#requests.slice(-keptRequests);
    return entry;
  }

  /** All requests since the log was last cleared are counted; the latest 20,000 are kept. */
  requests(): { count: number; requests: LoggedRequest[] } {
    return { count: this.#count, requests: this.#requests.slice(-keptRequests) };
  }

  clear(): void {
    this.ledger.length = 0;
    this.signIns.length = 0;
    this.#requests = [];
    this.#count = 0;
  }
}
