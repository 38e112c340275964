import { randomBytes } from 'node:crypto';
import type { OfficeClock } from '../common/clock';
import type { OfficegestValues } from './officegest-switches';

const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');

/** Bearer tokens that look like a JWT and mean nothing to anybody but this office. */
export class Tokens {
  readonly #issued = new Map<string, { readonly login: string; readonly atMs: number }>();

  constructor(
    private readonly clock: OfficeClock,
    private readonly switches: OfficegestValues,
  ) {}

  issue(login: string): string {
    const token = `${header}.${randomBytes(24).toString('base64url')}.${randomBytes(32).toString('base64url')}`;
    this.#issued.set(token, { login, atMs: this.clock.now().getTime() });
    return token;
  }

  /** Whose token an `Authorization` header carries; `null` for none, for a strange one and for one that is over. */
  loginOf(authorization: string | undefined): string | null {
    const token = /^Bearer (\S+)$/u.exec(authorization ?? '')?.[1];
    const issued = this.#issued.get(token ?? '');
    if (issued === undefined) return null;
    const lifetimeMs = this.switches.tokenSeconds * 1_000;
    const isOver = lifetimeMs > 0 && this.clock.now().getTime() - issued.atMs > lifetimeMs;
    return isOver ? null : issued.login;
  }

  /** Ends all tokens, or those of one login. @returns how many those were */
  expire(login?: string): number {
    let ended = 0;
    for (const [token, issued] of this.#issued) {
      if (login !== undefined && issued.login !== login.toLowerCase()) continue;
      this.#issued.delete(token);
      ended += 1;
    }
    return ended;
  }
}
