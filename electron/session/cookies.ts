import { Cookie, CookieJar } from 'tough-cookie';

/** Browsers keep about as many for one site; a server that sets a new name with every answer does not fill memory. */
const maxCookies = 150;
const maxCookieLength = 8_192;

/** The cookies of one origin. In memory only: they die with the session. */
export class OriginCookies {
  readonly #origin: string;
  #jar = new CookieJar();

  constructor(origin: string) {
    this.#origin = origin;
  }

  async headerFor(url: URL): Promise<string> {
    return await this.#jar.getCookieString(url.href);
  }

  /** Takes what an answer sets; cookies for other sites, or new ones beyond any measure, are left where they are. */
  async take(setCookie: readonly string[], url: URL): Promise<void> {
    for (const text of setCookie) {
      if (text.length > maxCookieLength) continue;
      const known = await this.#all();
      const name = Cookie.parse(text)?.key;
      const isRenewal = known.some(({ key }) => key === name);
      if (known.length >= maxCookies && !isRenewal) continue;
      await this.#jar.setCookie(text, url.href, { ignoreError: true });
    }
  }

  /** Cookies that would be sent to the origin's root or below it. */
  async count(): Promise<number> {
    return (await this.#all()).length;
  }

  clear(): void {
    this.#jar = new CookieJar();
  }

  async #all(): Promise<readonly Cookie[]> {
    return await this.#jar.getCookies(this.#origin, { allPaths: true });
  }
}
