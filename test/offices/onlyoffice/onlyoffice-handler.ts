import { gzipSync } from 'node:zlib';
import { answer, htmlAnswer, type OfficeAnswer } from '../common/office-answer';
import type { OfficeRequest } from '../common/office-request';
import type { OfficeHandler } from '../common/office-server';
import { ApiError, moduleOff } from './api-error';
import { calendarRoutes } from './calendar-routes';
import { crmRoutes } from './crm-routes';
import { writeEnvelope, writeError } from './envelope';
import type { Person } from './model';
import { otherRoutes } from './other-routes';
import { Parameters } from './parameters';
import { peopleRoutes } from './people-routes';
import { photoAnswer } from './photos';
import type { Portal } from './portal';
import { projectRoutes } from './project-routes';
import type { Route } from './route';
import { SignIn } from './sign-in';
import { Views } from './views';

const routes: readonly Route[] = [
  ...peopleRoutes,
  ...projectRoutes,
  ...crmRoutes,
  ...calendarRoutes,
  ...otherRoutes,
];
const root = /^\/api\/2\.0\/(.+?)(?:\.(json|xml|tml))?$/u;
const signInPath = /^authentication(?:\/(?<code>[^/]+))?$/u;
const cookieName = 'asc_auth_key';

interface Target {
  readonly path: string;
  readonly format: 'json' | 'xml';
}

/** The portal's half of a request: who it is, which method of the API, in which form the answer goes out. */
export class OnlyofficeHandler implements OfficeHandler {
  readonly signIn: SignIn;
  readonly #views: Views;
  readonly #times = new Map<string, number[]>();
  origin = 'https://localhost';

  constructor(private readonly portal: Portal) {
    this.signIn = new SignIn(portal);
    this.#views = new Views(portal, () => this.origin);
  }

  loginOf(request: OfficeRequest): string | null {
    if (!this.isSignIn(request)) return this.#owner(request).login;
    try {
      return new Parameters(request).text('userName')?.trim().toLowerCase() ?? null;
    } catch (error) {
      if (error instanceof ApiError) return null;
      throw error;
    }
  }

  isSignIn(request: OfficeRequest): boolean {
    return request.method === 'POST' && signInPath.test(this.#target(request)?.path ?? '');
  }

  acceptedSignIn(given: OfficeAnswer): boolean {
    return given.headers['set-cookie'] !== undefined;
  }

  handle(request: OfficeRequest): OfficeAnswer {
    const given = this.#handle(request);
    const accepts = String(request.headers['accept-encoding'] ?? '').split(',')[0];
    const isPacked =
      this.portal.switches.compression === 'gzip' && accepts === 'gzip' && given.body.length > 0;
    if (!isPacked) return given;
    return {
      ...given,
      headers: { ...given.headers, 'content-encoding': 'gzip' },
      body: gzipSync(given.body),
    };
  }

  #handle(request: OfficeRequest): OfficeAnswer {
    const target = this.#target(request);
    if (target?.path === 'capabilities' && request.method === 'GET')
      return this.#capabilities(request, target);
    const closed = this.#closed();
    if (closed !== undefined) return closed;
    const photo = photoAnswer(request.path, this.portal.switches);
    if (photo !== undefined) return photo;
    if (target === undefined) return htmlAnswer(404, 'Not Found', 'The page was not found.');
    const owner = this.#owner(request);
    if (this.#isTooMuch(owner.login ?? 'nobody')) {
      const { retryAfterSeconds } = this.portal.switches;
      return answer(503, 'text/html', 'Service Unavailable', { 'retry-after': String(retryAfterSeconds) });
    }
    if (this.isSignIn(request)) return this.#signIn(request, target);
    const viewer = owner.login === null ? undefined : this.portal.find(owner.login);
    const given = this.#run(request, target, viewer?.status === 2 ? undefined : viewer);
    if (viewer === undefined || !owner.byHeader || !this.portal.switches.freshCookie) return given;
    const cookie = `${cookieName}=${encodeURIComponent(this.signIn.issue(viewer.userName))}; path=/; secure; HttpOnly`;
    return { ...given, headers: { ...given.headers, 'set-cookie': cookie } };
  }

  #run(request: OfficeRequest, target: Target, viewer: Person | undefined): OfficeAnswer {
    const { portal } = this;
    const found = routes.find((route) => route.method === request.method && route.path.test(target.path));
    if (found === undefined) return htmlAnswer(404, 'Not Found', 'The resource cannot be found.');
    if (viewer === undefined) return this.#unauthorized(request);
    try {
      if (portal.switches.portal === 'unpaid') throw new ApiError(402, 'PaymentRequired', -2147467259, '');
      const off = portal.switches.modulesOff.split(',');
      if (found.module !== undefined && off.includes(found.module)) throw moduleOff();
      const parameters = new Parameters(request, found.path.exec(target.path)?.groups ?? {});
      const result = found.run({
        portal,
        views: this.#views,
        viewer,
        parameters,
        inner: (method, path, body) => this.#inner(request, method, path, body, viewer),
      });
      const status = request.method === 'POST' ? 201 : 200;
      return this.#dressed(writeEnvelope(result, status, parameters, target.format, portal.switches));
    } catch (error) {
      return this.#failure(error, target);
    }
  }

  #inner(request: OfficeRequest, method: string, path: string, body: string, viewer: Person): OfficeAnswer {
    const url = new URL(path.replace(/^\/?(?:api\/2\.0\/)?/u, '/api/2.0/'), 'https://localhost');
    const headers = { ...request.headers, 'content-type': 'application/x-www-form-urlencoded' };
    const inner: OfficeRequest = {
      ...request,
      method: method.toUpperCase(),
      path: url.pathname,
      query: url.searchParams,
      headers,
      body: Buffer.from(body),
    };
    const target = this.#target(inner) ?? { path: '', format: 'json' };
    return this.#run(inner, target, viewer);
  }

  #signIn(request: OfficeRequest, target: Target): OfficeAnswer {
    try {
      const parameters = new Parameters(request);
      const code = signInPath.exec(target.path)?.groups?.code;
      const { response, token } = this.#signInStep(code, parameters);
      const given = writeEnvelope({ value: response }, 201, parameters, target.format, this.portal.switches);
      if (token === null) return this.#dressed(given);
      const cookie = `${cookieName}=${encodeURIComponent(token)}; path=/; secure; HttpOnly`;
      return this.#dressed({ ...given, headers: { ...given.headers, 'set-cookie': cookie } });
    } catch (error) {
      return this.#failure(error, target);
    }
  }

  #signInStep(code: string | undefined, parameters: Parameters): { response: object; token: string | null } {
    if (code === undefined) return this.signIn.first(parameters);
    if (code === 'sendsms') return this.signIn.again(parameters);
    if (code === 'setphone') return this.signIn.setPhone(parameters);
    return this.signIn.second(parameters, decodeURIComponent(code));
  }

  #failure(error: unknown, target: Target): OfficeAnswer {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 404 && this.portal.switches.notFound === 'html') {
      return htmlAnswer(404, '404 Not Found', 'nginx');
    }
    return this.#dressed(writeError(error, target.format));
  }

  /** Every answer has a tag that no other has. */
  #dressed(given: OfficeAnswer): OfficeAnswer {
    const tag = `"${Math.random().toString(16).slice(2)}"`;
    return { ...given, headers: { ...given.headers, etag: tag, 'cache-control': 'private, max-age=0' } };
  }

  #capabilities(request: OfficeRequest, target: Target): OfficeAnswer {
    const value = { ldapEnabled: false, providers: [], ssoLabel: '', ssoUrl: '', oauthEnabled: false };
    return this.#dressed(
      writeEnvelope({ value }, 200, new Parameters(request), target.format, this.portal.switches),
    );
  }

  #closed(): OfficeAnswer | undefined {
    switch (this.portal.switches.portal) {
      case 'unpaid-early':
        return answer(402, null, '');
      case 'suspended':
        return answer(404, null, '');
      case 'restoring':
        return answer(503, null, '');
      case 'starting':
        return htmlAnswer(502, 'ONLYOFFICE', 'The server is warming up. Please wait.');
      default:
        return undefined;
    }
  }

  #unauthorized(request: OfficeRequest): OfficeAnswer {
    const headers: Record<string, string> =
      request.headers.authorization === undefined
        ? {}
        : { 'www-authenticate': `Basic Realm="${request.headers.host ?? 'portal'}"` };
    if (this.portal.switches.unauthorized === 'html') return htmlAnswer(401, '401', 'Unauthorized', headers);
    return answer(401, 'text/html', 'Unauthorized', headers);
  }

  /** A good header wins in any of its three forms; only where it fails the cookie is tried, then the query. */
  #owner(request: OfficeRequest): { login: string | null; byHeader: boolean } {
    const header = request.headers.authorization ?? '';
    const byHeader = this.signIn.loginOf(header.replace(/^Bearer /iu, '')) ?? this.#basic(header);
    if (byHeader !== null) return { login: byHeader, byHeader: true };
    const other = request.cookies.get(cookieName) ?? request.query.get(cookieName) ?? '';
    return { login: this.signIn.loginOf(decodeURIComponent(other)), byHeader: false };
  }

  #basic(header: string): string | null {
    const encoded = /^Basic (.+)$/iu.exec(header)?.[1];
    if (encoded === undefined || this.portal.switches.secondFactor !== 'none') return null;
    const [name = '', password = ''] = Buffer.from(encoded, 'base64').toString('ascii').split(':');
    return this.signIn.byPassword(name, password);
  }

  #target(request: OfficeRequest): Target | undefined {
    const match = root.exec(request.path);
    const path = match?.[1];
    if (path === undefined) return undefined;
    const isJson = String(request.headers['content-type']).startsWith('application/json');
    const suffix = match?.[2] ?? (this.portal.switches.noSuffix === 'xml' ? 'xml' : 'json');
    return { path: path.toLowerCase(), format: suffix !== 'json' && !isJson ? 'xml' : 'json' };
  }

  #isTooMuch(login: string): boolean {
    const { rateLimit, rateWindowSeconds } = this.portal.switches;
    if (rateLimit <= 0) return false;
    const nowMs = this.portal.clock.now().getTime();
    const times = (this.#times.get(login) ?? []).filter(
      (timeMs) => nowMs - timeMs < rateWindowSeconds * 1_000,
    );
    if (times.length >= rateLimit) return true;
    this.#times.set(login, [...times, nowMs]);
    return false;
  }
}
