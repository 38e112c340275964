import { type Dispatcher, Pool } from 'undici';
import { fail, type OfficeError } from '../office/errors';
import { type Rest, startRest } from '../office/rest';
import { type Answer, createAnswer, createAnswerInTurns, flatHeaders } from './answer';
import { AnswerMemory } from './answer-memory';
import { acceptedEncodings, discard, readBody } from './body-reader';
import { type Bounds, defaultBounds } from './bounds';
import { createConnector } from './connector';
import { OriginCookies } from './cookies';
import { isBrokenConnection, networkFailure } from './network-failures';
import { resolveReference } from './references';
import { retryAtOf } from './retry-after';
import { normaliseServerAddress } from './server-address';
import { pause, startTimeLimit } from './time-limit';
import { trustFor } from './trusted-certificates';
import { Turnstile } from './turnstile';

export interface HttpsSessionOptions {
  /** As `normaliseServerAddress` gives it. */
  readonly origin: string;
  /** PEM certificates believed beside the system's. */
  readonly caPem?: string;
  readonly userAgent: string;
  readonly bounds?: Partial<Bounds>;
  /** Development only: an `http://` origin on this machine is let through. */
  readonly allowLoopbackHttp?: boolean;
  /**
   * Keeps no cookies and no answers: for servers that are told with each request who asks, to whom a cookie beside that
   * could say something else.
   */
  readonly stateless?: boolean;
  resolveProxy(origin: string): Promise<string>;
}

export interface SessionRequest {
  /** `GET` when absent. Only a `GET` is repeated by itself after a broken connection, and only its redirects are followed. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** A path, or a reference that the server gave. */
  readonly reference: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /**
   * Sent beside the session's own, to its origin and nowhere else; names in lower case. `accept` and `content-type` may be
   * other ones, whatever else the session sets stays.
   */
  readonly headers?: Readonly<Record<string, string>>;
  /** A request that only reads, though its method does not say so: it is repeated after a broken connection too. */
  readonly repeatable?: boolean;
  /** Ask even when an answer is remembered. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal | undefined;
}

interface Hop {
  readonly method: NonNullable<SessionRequest['method']>;
  readonly url: URL;
  readonly body?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fresh: boolean;
  readonly repeatable: boolean;
}

interface HopAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly cookiesSet: boolean;
}

/** A server that asked to be left alone, and by which status. */
interface Quiet {
  readonly rest: Rest;
  readonly status: number;
}

const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * One conversation with one origin: its connections, its cookies, its limits. Nothing it holds, no cookie and no
 * header, ever goes to another origin. Calls reject with `OfficeError` and nothing else; every status is an answer.
 */
export class HttpsSession {
  readonly origin: string;
  readonly #bounds: Bounds;
  readonly #pool: Pool;
  readonly #cookies: OriginCookies;
  readonly #memory = new AnswerMemory();
  readonly #userAgent: string;
  readonly #stateless: boolean;
  readonly #turnstile = new Turnstile();
  /** The server asked for quiet until then, and why. */
  #quiet: Quiet | undefined;

  constructor(options: HttpsSessionOptions) {
    this.origin = normaliseServerAddress(options.origin, {
      allowLoopbackHttp: options.allowLoopbackHttp ?? false,
    });
    this.#bounds = { ...defaultBounds, ...options.bounds };
    this.#userAgent = options.userAgent;
    this.#stateless = options.stateless ?? false;
    this.#cookies = new OriginCookies(this.origin);
    this.#pool = new Pool(this.origin, {
      connections: 4,
      pipelining: 1,
      // Long enough for the next look of somebody who watches, short enough that a change of network leaves no dead ones.
      keepAliveTimeout: 20_000,
      headersTimeout: this.#bounds.headersMs,
      bodyTimeout: this.#bounds.bodyIdleMs,
      maxHeaderSize: 32 * 1024,
      connect: createConnector({
        origin: new URL(this.origin),
        trust: trustFor(options.caPem),
        connectMs: this.#bounds.connectMs,
        resolveProxy: (origin) => options.resolveProxy(origin),
      }),
    });
  }

  /** Sends one request and reads its whole answer within the bounds. */
  async request(request: SessionRequest): Promise<Answer> {
    this.#refuseWhileQuiet();
    const limit = startTimeLimit(this.#bounds.totalMs, request.signal);
    try {
      return await this.#follow(
        {
          method: request.method ?? 'GET',
          url: resolveReference(this.origin, request.reference),
          fresh: request.fresh ?? this.#stateless,
          headers: request.headers ?? {},
          repeatable: request.repeatable ?? (request.method ?? 'GET') === 'GET',
          ...(request.json !== undefined && { body: JSON.stringify(request.json) }),
        },
        limit.signal,
      );
    } catch (error) {
      throw limit.signal.aborted ? limit.failure(error) : networkFailure(error);
    } finally {
      limit.release();
    }
  }

  async cookieCount(): Promise<number> {
    return await this.#cookies.count();
  }

  /** Forgets who was signed in: the cookies, and every answer that was for their eyes. */
  forget(): void {
    this.#cookies.clear();
    this.#memory.clear();
  }

  /** Ends every call that is under way and closes the connections. */
  async close(): Promise<void> {
    this.forget();
    await this.#pool.destroy();
  }

  async #follow(first: Hop, signal: AbortSignal): Promise<Answer> {
    let hop = first;
    let cookiesSet = false;
    for (let followed = 0; ; followed += 1) {
      const answer = await this.#repeatable(hop, signal);
      cookiesSet ||= answer.cookiesSet;
      const parts = { ...answer, url: hop.url, cookiesSet };
      const location = redirects.has(answer.status) ? answer.headers.location : undefined;
      if (location === undefined) return await createAnswerInTurns(parts, this.#bounds.maxDepth);
      const next = this.#sameOrigin(location, hop.url);
      if (next === undefined || hop.method !== 'GET') {
        return createAnswer({ ...parts, redirect: { offOrigin: next === undefined } }, this.#bounds.maxDepth);
      }
      if (followed >= this.#bounds.maxRedirects) throw fail('malformed', { detail: 'too many redirects' });
      hop = { ...hop, url: next };
    }
  }

  /** A `Location` is relative to the page that sent it, unlike a reference, which is relative to the origin. */
  #sameOrigin(location: string, from: URL): URL | undefined {
    if (!URL.canParse(location, from)) return undefined;
    const url = new URL(location, from);
    if (url.origin !== this.origin || url.username !== '' || url.password !== '') return undefined;
    url.hash = '';
    return url;
  }

  async #repeatable(hop: Hop, signal: AbortSignal): Promise<HopAnswer> {
    for (let repeats = 0; ; repeats += 1) {
      try {
        return await this.#turnstile.pass(() => this.#exchange(hop, signal));
      } catch (error) {
        const again = hop.repeatable && repeats < this.#bounds.readRepeats && isBrokenConnection(error);
        if (!again || signal.aborted) throw error;
        await pause((repeats + 1) * (50 + Math.random() * 100), signal);
      }
    }
  }

  async #exchange(hop: Hop, signal: AbortSignal): Promise<HopAnswer> {
    const asks = hop.method === 'GET' && !hop.fresh ? this.#memory.questionFor(hop.url) : {};
    const cookie = await this.#cookies.headerFor(hop.url);
    const answer: Dispatcher.ResponseData = await this.#pool.request({
      method: hop.method,
      path: hop.url.pathname + hop.url.search,
      headers: {
        accept: 'application/json, */*;q=0.1',
        ...(hop.body !== undefined && { 'content-type': 'application/json' }),
        ...hop.headers,
        'accept-encoding': acceptedEncodings,
        'user-agent': this.#userAgent,
        ...(cookie !== '' && { cookie }),
        ...asks,
      },
      signal,
      ...(hop.body !== undefined && { body: hop.body }),
    });
    const headers = flatHeaders(answer.headers);
    const setCookie = [answer.headers['set-cookie'] ?? []].flat();
    if (!this.#stateless) await this.#cookies.take(setCookie, hop.url);
    this.#turnstile.narrow = cookie !== (await this.#cookies.headerFor(hop.url));
    this.#noteQuiet(answer.statusCode, headers);
    return {
      ...(await this.#readBody(hop, answer, headers)),
      cookiesSet: setCookie.length > 0,
    };
  }

  async #readBody(
    hop: Hop,
    answer: Dispatcher.ResponseData,
    headers: Readonly<Record<string, string>>,
  ): Promise<Pick<HopAnswer, 'status' | 'headers' | 'bytes'>> {
    const remembered = answer.statusCode === 304 ? this.#memory.recall(hop.url) : undefined;
    if (remembered !== undefined) {
      await answer.body.dump();
      return { status: 200, headers: remembered.headers, bytes: remembered.bytes };
    }
    if (Number(headers['content-length'] ?? 0) > this.#bounds.maxBytes) {
      discard(answer.body);
      throw fail('too-large', { detail: `more than ${this.#bounds.maxBytes} bytes` });
    }
    const bytes = await readBody(answer.body, headers['content-encoding'] ?? '', this.#bounds.maxBytes);
    const isKept = hop.method === 'GET' && answer.statusCode === 200 && !this.#stateless;
    if (isKept) this.#memory.keep(hop.url, headers, bytes);
    return { status: answer.statusCode, headers, bytes };
  }

  #noteQuiet(status: number, headers: Readonly<Record<string, string>>): void {
    if (status !== 429 && status !== 503) return;
    const now = Date.now();
    const until = retryAtOf(headers['retry-after'], headers.date, now);
    if (until !== undefined) this.#quiet = { rest: startRest(until - now), status };
  }

  /** `Retry-After` is obeyed here, so that no caller can forget to. */
  #refuseWhileQuiet(): void {
    const quiet = this.#quiet;
    if (quiet === undefined) return;
    const leftMs = quiet.rest.leftMs();
    if (leftMs > 0) throw quietFailure(quiet.status, Date.now() + Math.ceil(leftMs));
    this.#quiet = undefined;
  }
}

function quietFailure(status: number, retryAt: number): OfficeError {
  return fail(status === 429 ? 'rate-limited' : 'server-down', { detail: `HTTP ${status}`, retryAt });
}
