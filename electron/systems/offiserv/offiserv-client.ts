import { type Failure, fail, failureOf } from '../../office/errors';
import type { Connection, Credentials, SessionState } from '../../office/office-system';
import type { Bounds } from '../../session/bounds';
import { HttpsSession } from '../../session/https-session';
import { ExpirySign, SignInGuard } from '../../session/sign-in-guard';
import { checkWriteAnswer, readJsonAnswer } from './answers';
import type { Assumptions } from './assumptions';
import { roots } from './roots';
import { looksForeign, openSession } from './sign-in';
import { readUser, type UserWire } from './wire';

/** Reads and writes of one account: sessions, signs of expiry and named failures are dealt with here. */
export class OffiServClient {
  readonly origin: string;
  readonly #session: HttpsSession;
  readonly #guard: SignInGuard;
  readonly #assumptions: Assumptions;
  #me: UserWire | undefined;

  constructor(connection: Connection, assumptions: Assumptions, bounds: Partial<Bounds> = {}) {
    this.#assumptions = assumptions;
    this.#session = new HttpsSession({
      origin: connection.origin,
      userAgent: connection.userAgent,
      bounds,
      resolveProxy: (origin) => connection.resolveProxy(origin),
      allowLoopbackHttp: connection.allowLoopbackHttp ?? false,
      ...(connection.caPem !== undefined && { caPem: connection.caPem }),
    });
    this.origin = this.#session.origin;
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

  /** See `OfficeSystem.checkServer`: nothing is sent but two plain requests without any cookie. */
  async checkServer(signal?: AbortSignal): Promise<void> {
    const foreign = [];
    for (const root of [roots.me, roots.organisation]) {
      const answer = await this.#session.request({ reference: root, signal });
      if (!looksForeign(answer, this.#assumptions)) return;
      foreign.push(answer.status);
    }
    throw fail('not-this-system', { detail: `HTTP ${foreign.join(', ')}` });
  }

  async signIn(signal?: AbortSignal): Promise<void> {
    await this.#guard.signIn(signal);
  }

  /** Who is signed in, from the last sign-in or the last time somebody asked afresh. */
  async me(signal?: AbortSignal): Promise<UserWire> {
    return this.#me ?? (await this.readMe(signal));
  }

  async readMe(signal?: AbortSignal): Promise<UserWire> {
    const user = readUser(await this.read(roots.me, { signal }), this.#assumptions);
    if (user === undefined) throw fail('malformed', { detail: 'not a User' });
    this.#me = user;
    return user;
  }

  /** A reference of the User turned out to lead nowhere: the next one who asks reads the User again. */
  forgetMe(): void {
    this.#me = undefined;
  }

  /**
   * Reads JSON; signs in by itself when that is needed. `null` for an answer without content, which is believed only of a
   * server that still says who is signed in: one that has nothing to say about anything must not empty the inbox.
   */
  async read(
    reference: string,
    options: { signal?: AbortSignal | undefined; fresh?: boolean } = {},
  ): Promise<unknown> {
    const value = await this.#guard.run(() => this.#readOnce(reference, options), options.signal);
    if (value === null && reference !== roots.me) await this.readMe(options.signal);
    return value;
  }

  /** As `read`, but a 401 or 403 is taken at its word and not asked about: for many reads that may be forbidden. */
  async readBluntly(
    reference: string,
    signal?: AbortSignal,
  ): Promise<{ value: unknown } | { failure: Failure }> {
    try {
      return { value: await this.#readOnce(reference, { signal }) };
    } catch (error) {
      return { failure: failureOf(error instanceof ExpirySign ? error.otherwise : error) };
    }
  }

  /** Makes sure that there is a session which the server knows: signs in when there is none, or it has ended. */
  async ensureSession(signal?: AbortSignal): Promise<void> {
    await this.readMe(signal);
  }

  /** Hands a write to the server, once whatever happens. */
  async write(
    method: 'POST' | 'PUT' | 'PATCH',
    reference: string,
    json: unknown,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#guard.runOnce(async () => {
      checkWriteAnswer(await this.#session.request({ method, reference, json, signal }));
    }, signal);
  }

  async close(): Promise<void> {
    this.#guard.close();
    await this.#session.close();
  }

  async #readOnce(
    reference: string,
    options: { signal?: AbortSignal | undefined; fresh?: boolean },
  ): Promise<unknown> {
    return readJsonAnswer(await this.#session.request({ reference, ...options }));
  }

  async #open(credentials: Credentials, signal: AbortSignal): Promise<void> {
    this.#me = await openSession(this.#session, credentials, this.#assumptions, signal);
  }

  async #isAlive(signal: AbortSignal): Promise<boolean> {
    try {
      return readUser(await this.#readOnce(roots.me, { signal }), this.#assumptions) !== undefined;
    } catch (error) {
      // Nonsense is no sign of anything: the password is not sent because of it.
      if (error instanceof ExpirySign) return false;
      throw error;
    }
  }
}
