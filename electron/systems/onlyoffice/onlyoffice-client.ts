import { fail, failureOf } from '../../office/errors';
import type { Connection, Credentials, SessionState } from '../../office/office-system';
import { noRest, startRest } from '../../office/rest';
import type { Answer } from '../../session/answer';
import type { Bounds } from '../../session/bounds';
import { isFields } from '../../session/fields';
import { HttpsSession, type SessionRequest } from '../../session/https-session';
import { ExpirySign, SignInGuard } from '../../session/sign-in-guard';
import { bodyOf, type Envelope, readEnvelope } from './answers';
import type { Assumptions } from './assumptions';
import { type Pace, paceFor, type Urgency } from './pace';
import { isToken, readToken, type SecondFactor, signInCall } from './sign-in';
import { type PersonWire, readPerson } from './wire';

const root = '/api/2.0/';
const longestKeptSession = 2_000;

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Calls of the API for one account: tokens, signs of expiry and named failures are dealt with here. */
export class OnlyOfficeClient {
  readonly origin: string;
  readonly assumptions: Assumptions;
  readonly #connection: Connection;
  readonly #session: HttpsSession;
  readonly #guard: SignInGuard;
  readonly #pace: Pace;
  #token: string | undefined;
  #me: PersonWire | undefined;
  #hasTriedKept = false;
  #factor: SecondFactor = 'app';
  /** After too many tries nothing is sent for a while: each try could make it longer. */
  #lockedOut = noRest;

  constructor(connection: Connection, assumptions: Assumptions, bounds: Partial<Bounds> = {}) {
    this.#connection = connection;
    this.assumptions = assumptions;
    this.#session = new HttpsSession({
      origin: connection.origin,
      userAgent: connection.userAgent,
      bounds,
      // A cookie beside the token would answer for somebody else once the token is dead (A5).
      stateless: true,
      resolveProxy: (origin) => connection.resolveProxy(origin),
      allowLoopbackHttp: connection.allowLoopbackHttp ?? false,
      ...(connection.caPem !== undefined && { caPem: connection.caPem }),
    });
    this.origin = this.#session.origin;
    this.#pace = paceFor(this.origin, assumptions.pace);
    this.#guard = new SignInGuard({
      credentials: () => connection.credentials(),
      signIn: (credentials, signal) => this.#open(credentials, signal),
      isAlive: (signal) => this.#isAlive(signal),
      onState: (state) => connection.onSessionState(state),
    });
  }

  get state(): SessionState {
    return this.#guard.state;
  }

  /** A5: the one call that works without a token, and on portals that are not paid for. */
  async checkServer(signal?: AbortSignal): Promise<void> {
    const answer = await this.#send({ reference: pathOf('capabilities'), signal });
    if (answer.status === 404 && bodyOf(answer) !== 'empty')
      throw fail('not-this-system', { detail: 'HTTP 404' });
    if (answer.status === 401) throw fail('not-this-system', { detail: 'HTTP 401' });
    let response: unknown;
    try {
      response = readEnvelope(answer, this.assumptions).response;
    } catch (error) {
      const { name, detail } = failureOf(error);
      const isForeign =
        name === 'malformed' || name === 'not-found' || (name === 'server-down' && answer.status < 400);
      throw isForeign ? fail('not-this-system', detail === undefined ? {} : { detail }, error) : error;
    }
    if (
      !isFields(response) ||
      !('ldapEnabled' in response || 'providers' in response || 'ssoUrl' in response)
    ) {
      throw fail('not-this-system', { detail: 'no capabilities' });
    }
  }

  async signIn(signal?: AbortSignal): Promise<void> {
    await this.#guard.signIn(signal);
  }

  /** Who is signed in. */
  async me(signal?: AbortSignal): Promise<PersonWire> {
    if (this.#me !== undefined && this.#guard.state === 'signed-in') return this.#me;
    const { response } = await this.read('people/@self', {}, signal);
    return this.#noteMe(response);
  }

  /**
   * Makes sure that the portal is itself, and says who is signed in.
   * @throws OfficeError `server-down` where it does not know its own people: then nothing it says is to be believed
   */
  async confirmMe(signal?: AbortSignal): Promise<void> {
    try {
      this.#noteMe((await this.read('people/@self', {}, signal)).response);
    } catch (error) {
      const { name, ...facts } = failureOf(error);
      throw name === 'not-found' ? fail('server-down', facts, error) : error;
    }
  }

  /** Reads; signs in by itself when that is needed. `path` is below the root of the API, without its suffix. */
  async read(path: string, query: Query, signal?: AbortSignal, urgency: Urgency = 'now'): Promise<Envelope> {
    return await this.#guard.run(
      async () =>
        readEnvelope(await this.#call({ reference: pathOf(path, query), signal }, urgency), this.assumptions),
      signal,
    );
  }

  /** Hands a write to the server, once whatever happens. */
  async write(method: 'POST' | 'PUT', path: string, json: unknown, signal?: AbortSignal): Promise<Envelope> {
    return await this.#guard.runOnce(
      async () =>
        readEnvelope(await this.#call({ method, reference: pathOf(path), json, signal }), this.assumptions),
      signal,
    );
  }

  /** A file of the portal's own for which nobody waits, such as a picture; what would leave the origin is not followed. */
  async file(reference: string, signal?: AbortSignal): Promise<Answer> {
    return await this.#guard.run(async () => {
      const answer = await this.#call({ reference, signal }, 'background');
      if (answer.status === 401) throw new ExpirySign(fail('forbidden', { detail: 'HTTP 401' }));
      return answer;
    }, signal);
  }

  async close(): Promise<void> {
    this.#guard.close();
    this.#token = undefined;
    await this.#session.close();
  }

  async #call(request: SessionRequest, urgency: Urgency = 'now'): Promise<Answer> {
    // A token that another call has found dead is not sent again.
    if (this.#token === undefined) throw new ExpirySign(fail('expired', { detail: 'no token' }));
    return await this.#send({ ...request, headers: { authorization: this.#token } }, urgency);
  }

  /** A1: both headers, always. */
  async #send(request: SessionRequest, urgency: Urgency = 'now'): Promise<Answer> {
    await this.#pace.turn(request.signal ?? new AbortController().signal, urgency);
    const headers = { ...request.headers, accept: 'application/json', 'content-type': 'application/json' };
    return await this.#session.request({ ...request, headers });
  }

  async #open(credentials: Credentials, signal: AbortSignal): Promise<void> {
    if (credentials.code === undefined && (await this.#takeKept(signal))) return;
    if (this.#token !== undefined) await this.#connection.keepSession?.(undefined);
    this.#token = undefined;
    this.#me = undefined;
    const { path, json } = signInCall(credentials);
    const leftMs = this.#lockedOut.leftMs();
    if (leftMs > 0) {
      const retryAt = Date.now() + Math.ceil(leftMs);
      throw fail('rate-limited', { detail: 'too many attempts to sign in', retryAt });
    }
    const answer = await this.#send({ method: 'POST', reference: pathOf(path), json, signal });
    const token = this.#readToken(answer, credentials);
    if (!(await this.#isGood(token, signal)))
      throw fail('malformed', { detail: 'the new token is not accepted' });
    if (token.length <= longestKeptSession) await this.#connection.keepSession?.(token);
  }

  #readToken(answer: Answer, credentials: Credentials): string {
    try {
      return readToken(answer, credentials.code !== undefined, this.#factor, this.assumptions);
    } catch (error) {
      const { name, detail, retryAt } = failureOf(error);
      if (name === 'rate-limited') this.#lockedOut = startRest((retryAt ?? 0) - Date.now());
      if (name === 'second-factor' && (detail === 'sms' || detail === 'app')) this.#factor = detail;
      throw error;
    }
  }

  /** A token from before the last restart, once: whether it still stands is asked of the server, not of its date. */
  async #takeKept(signal: AbortSignal): Promise<boolean> {
    if (this.#hasTriedKept) return false;
    const kept = await this.#connection.keptSession?.();
    if (isToken(kept)) {
      if (await this.#isGood(kept, signal)) {
        this.#hasTriedKept = true;
        return true;
      }
      await this.#connection.keepSession?.(undefined);
    }
    this.#hasTriedKept = true;
    return false;
  }

  async #isGood(token: string, signal: AbortSignal): Promise<boolean> {
    const answer = await this.#send({
      reference: pathOf('people/@self'),
      headers: { authorization: token },
      signal,
    });
    if (answer.status === 401) return false;
    this.#noteMe(readEnvelope(answer, this.assumptions).response);
    this.#token = token;
    return true;
  }

  async #isAlive(signal: AbortSignal): Promise<boolean> {
    return this.#token !== undefined && (await this.#isGood(this.#token, signal));
  }

  #noteMe(response: unknown): PersonWire {
    const me = readPerson(response);
    if (me === undefined) throw fail('malformed', { detail: 'no profile' });
    this.#me = me;
    return me;
  }
}

/** A1: the suffix is always written. */
function pathOf(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  const text = new URLSearchParams(pairs).toString();
  return `${root}${path}.json${text === '' ? '' : `?${text}`}`;
}
