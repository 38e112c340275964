import { fail } from '../../office/errors';
import type { Connection, Credentials, SessionState } from '../../office/office-system';
import type { Bounds } from '../../session/bounds';
import { HttpsSession } from '../../session/https-session';
import { ExpirySign, SignInGuard } from '../../session/sign-in-guard';
import { readJsonAnswer } from './answers';
import type { Assumptions } from './assumptions';
import { paths, root } from './paths';
import { checkGreeting, openToken, type Token } from './sign-in';

/** What is asked of a list or a record. */
export type Query = Readonly<Record<string, string | number>>;

/** Reads of one account: the token, its end and named failures are dealt with here. Nothing is ever written. */
export class OfficeGestClient {
  readonly origin: string;
  readonly #session: HttpsSession;
  readonly #guard: SignInGuard;
  #token: Token | undefined;
  /** Who signed in last. */
  #signedInAs: Pick<Credentials, 'login' | 'person'> = { login: '' };

  constructor(connection: Connection, assumptions: Assumptions, bounds: Partial<Bounds> = {}) {
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
      signIn: async (credentials, signal) => {
        this.#token = undefined;
        this.#token = await openToken(this.#session, credentials, assumptions, signal);
        this.#signedInAs = credentials;
      },
      // 401 is documented to be about the token and nothing else, so there is nothing to ask about.
      isAlive: async () => false,
      onState: (state) => connection.onSessionState(state),
    });
  }

  get state(): SessionState {
    return this.#guard.state;
  }

  get login(): string {
    return this.#signedInAs.login;
  }

  /** Whom the person says to be; see `Credentials`. */
  get person(): string | undefined {
    return this.#signedInAs.person;
  }

  /** See `OfficeSystem.checkServer`: one plain request without a token. */
  async checkServer(signal?: AbortSignal): Promise<void> {
    checkGreeting(await this.#session.request({ reference: root + paths.employees, signal }));
  }

  async signIn(signal?: AbortSignal): Promise<void> {
    await this.#guard.signIn(signal);
  }

  /** Reads JSON; signs in by itself when that is needed, and once more when the token is over. */
  async read(path: string, query: Query, signal?: AbortSignal): Promise<unknown> {
    const question = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    const reference = `${root}${path}${question.size === 0 ? '' : `?${question}`}`;
    return await this.#guard.run(async () => {
      const token = this.#token;
      // Known to be over: asking would only be answered with 401.
      if (token === undefined || performance.now() >= token.endsAt) {
        throw new ExpirySign(fail('expired', { detail: 'expires_in' }));
      }
      const headers = { authorization: `Bearer ${token.text}` };
      return readJsonAnswer(await this.#session.request({ reference, headers, fresh: true, signal }));
    }, signal);
  }

  async close(): Promise<void> {
    this.#guard.close();
    this.#token = undefined;
    await this.#session.close();
  }
}
