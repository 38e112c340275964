import { randomBytes } from 'node:crypto';
import type { OfficeClock } from '../common/clock';
import { SeededRandom } from '../common/random';
import type { OffiservValues } from './offiserv-switches';

interface Session {
  readonly login: string;
  /** Shared by all cookies that renewal has made out of one sign-in. */
  readonly family: number;
  issuedMs: number;
  uses: number;
}

/** Cookie sessions. The cookie's name is of no meaning and differs from one seed to the next. */
export class Sessions {
  readonly cookieName: string;
  readonly #byToken = new Map<string, Session>();
  #lastFamily = 0;

  constructor(
    seed: number,
    private readonly clock: OfficeClock,
    private readonly switches: OffiservValues,
  ) {
    this.cookieName = `s${new SeededRandom(`cookie/${seed}`).token(7)}`;
  }

  /** @returns the `Set-Cookie` header of a new session */
  open(login: string): string {
    this.#lastFamily += 1;
    return this.#issue(login, this.#lastFamily);
  }

  /** Whose session the cookies belong to; `null` when there is none or it has ended. */
  loginOf(cookies: ReadonlyMap<string, string>): string | null {
    return this.#find(cookies)?.login ?? null;
  }

  /** Counts a use of a session, and now and then (as the switch says) gives it a new cookie. */
  use(cookies: ReadonlyMap<string, string>): string | null {
    const session = this.#find(cookies);
    const token = cookies.get(this.cookieName);
    if (session === undefined || token === undefined) return null;
    session.uses += 1;
    const { renewal } = this.switches;
    const isDue =
      renewal === 'every' || renewal === 'strict' || (renewal === 'some' && session.uses % 5 === 0);
    if (!isDue) return null;
    // With "strict" a cookie is good for one request; otherwise the older one stays good beside the new one.
    if (renewal === 'strict') this.#byToken.delete(token);
    return this.#issue(session.login, session.family);
  }

  /** Ends all sessions, or those of one login. @returns how many sign-ins that were */
  expire(login?: string): number {
    const families = new Set<number>();
    for (const [token, session] of this.#byToken) {
      if (login !== undefined && session.login !== login.toLowerCase()) continue;
      families.add(session.family);
      this.#byToken.delete(token);
    }
    return families.size;
  }

  #find(cookies: ReadonlyMap<string, string>): Session | undefined {
    const session = this.#byToken.get(cookies.get(this.cookieName) ?? '');
    const lifetimeMs = this.switches.sessionSeconds * 1_000;
    const isOver =
      session !== undefined && lifetimeMs > 0 && this.clock.now().getTime() - session.issuedMs > lifetimeMs;
    return isOver ? undefined : session;
  }

  #issue(login: string, family: number): string {
    const token = randomBytes(24).toString('base64url');
    this.#byToken.set(token, { login, family, issuedMs: this.clock.now().getTime(), uses: 0 });
    return `${this.cookieName}=${token}; Path=/; Secure; HttpOnly`;
  }
}
